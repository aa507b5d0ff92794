using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Import.Kubernetes;

namespace Sim.Scenarios.Replay;

/// <summary>An autoscaler with the workload that it scales.</summary>
/// <param name="Name">For people; unique among those that are compared.</param>
/// <param name="Workload">Null: no file describes it.</param>
public sealed record ReplayedAutoscaler(string Name, HpaManifest Manifest, WorkloadManifest? Workload)
{
    /// <summary>What one pod serves when the CPU that it requests is busy; null: nothing says it.</summary>
    public RequestRate? PodRate(ReplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.PodRate
            ?? Manifest
                .Spec.Metrics.Where(metric =>
                    !IsResource(metric) && metric.Target.Type == MetricTargetType.AverageValue
                )
                .Select(metric =>
                    (RequestRate?)new RequestRate(metric.Target.Amount / 1_000.0 / ReplayOptions.TargetedShare.Value)
                )
                .FirstOrDefault();
    }

    /// <summary>What each metric is taken to measure, in words.</summary>
    public IReadOnlyList<string> Readings() =>
        [
            .. Manifest.Spec.Metrics.Select(metric =>
                metric switch
                {
                    { Name: "cpu" } when IsResource(metric) => $"{metric} is the CPU that the requests of a pod need",
                    _ when IsResource(metric) => $"{metric} is not in a trace: it never asks for more pods",
                    { Source: MetricSourceType.Pods } => $"{metric} is the requests per second of a pod",
                    _ => $"{metric} is all requests per second",
                }
            ),
        ];

    /// <summary>The target of CPU utilization; null: there is none.</summary>
    public Ratio? CpuTarget =>
        Manifest.Spec.Metrics.FirstOrDefault(IsCpuUtilization) is { } cpu ? new Ratio(cpu.Target.Amount / 100.0) : null;

    /// <summary>
    /// Pods that the targets ask for at a constant rate, within the limits: those of an autoscaler that has run long.
    /// </summary>
    /// <param name="requestsPerSecond">Of all pods.</param>
    internal int PodsAt(double requestsPerSecond, RequestRate podRate)
    {
        double most = 0;
        foreach (MetricSpec metric in Manifest.Spec.Metrics)
        {
            double perPod =
                IsCpuUtilization(metric) ? podRate.PerSecond * metric.Target.Amount / 100
                : !IsResource(metric) && metric.Target.Type == MetricTargetType.AverageValue
                    ? metric.Target.Amount / 1_000.0
                : podRate.PerSecond * ReplayOptions.TargetedShare.Value;
            most = Math.Max(most, Math.Ceiling(requestsPerSecond / perPod));
        }
        return (int)Math.Clamp(most, Math.Max(1, Manifest.Spec.MinReplicas), Manifest.Spec.MaxReplicas);
    }

    private static bool IsCpuUtilization(MetricSpec metric) =>
        metric is { Name: "cpu", Target.Type: MetricTargetType.Utilization };

    internal static bool IsResource(MetricSpec metric) => metric.Source <= MetricSourceType.ContainerResource;
}
