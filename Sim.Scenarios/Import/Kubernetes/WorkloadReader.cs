using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>
/// Reads what an <c>apps/v1</c> Deployment or StatefulSet says of its pods: what they request, when they are ready, how
/// they are replaced and stopped. All else is ignored.
/// </summary>
/// <remarks>
/// Source: Kubernetes API reference, Deployment v1, PodTemplateSpec, ResourceRequirements, Probe, Lifecycle.
/// </remarks>
internal static class WorkloadReader
{
    public static readonly IReadOnlyList<string> Kinds = ["Deployment", "StatefulSet"];

    private static readonly string[] s_strategies = ["RollingUpdate", "Recreate"];

    /// <summary>Errors are reported; what they concern is null.</summary>
    public static WorkloadManifest Read(string kind, ManifestFields fields, DiagnosticList diagnostics)
    {
        fields.Require("spec");
        ManifestFields? metadata = fields.Object("metadata");
        ManifestFields? spec = fields.Object("spec");
        ManifestFields? template = spec?.Object("template");
        ManifestFields? pod = template?.Object("spec");
        IReadOnlyList<ManifestFields> containers = pod?.Objects("containers") ?? [];
        var workload = new WorkloadManifest
        {
            Kind = kind,
            Name = metadata?.Text("name") ?? "",
            Namespace = metadata?.Text("namespace"),
            Replicas = spec?.Integer("replicas", 0, int.MaxValue),
            CpuRequestMilli = Sum(containers, "requests", "cpu"),
            CpuLimitMilli = Sum(containers, "limits", "cpu"),
            MemoryRequest = Sum(containers, "requests", "memory") is { } milli ? new ByteSize(milli / 1_000.0) : null,
            PodLabels = template?.Object("metadata")?.Labels("labels") ?? [],
            ReadinessProbe = ProbeReader.Slowest(containers, "readinessProbe"),
            StartupProbe = ProbeReader.Slowest(containers, "startupProbe"),
            MinReady = spec?.Seconds("minReadySeconds", 0) ?? SimDuration.Zero,
            ProgressDeadline = spec?.Seconds("progressDeadlineSeconds", 0),
            GracePeriod = pod?.Seconds("terminationGracePeriodSeconds", 0) ?? SimDuration.FromSeconds(30),
            PreStopSleep = TerminationReader.PreStopSleep(containers, diagnostics),
            Location = fields.Location,
        };
        return kind == "Deployment" && spec?.Object("strategy") is { } strategy
            ? WithStrategy(workload, strategy, diagnostics)
            : workload;
    }

    private static WorkloadManifest WithStrategy(
        WorkloadManifest workload,
        ManifestFields strategy,
        DiagnosticList diagnostics
    )
    {
        string type = strategy.Text("type") ?? "RollingUpdate";
        if (!s_strategies.Contains(type))
        {
            diagnostics.Error(
                strategy.At("type"),
                "unknown-word",
                $"'type' is '{type}'",
                "one of " + string.Join(", ", s_strategies),
                NearestWord.To(type, s_strategies)
            );
        }
        ManifestFields? rolling = strategy.Object("rollingUpdate");
        CountOrPercent? surge = rolling?.CountOrPercent("maxSurge");
        CountOrPercent? unavailable = rolling?.CountOrPercent("maxUnavailable");
        rolling?.RefuseUnknown("rollingUpdate");
        strategy.RefuseUnknown("strategy");
        return workload with { IsRecreated = type == "Recreate", MaxSurge = surge, MaxUnavailable = unavailable };
    }

    private static long? Sum(IReadOnlyList<ManifestFields> containers, string block, string resource)
    {
        long? sum = containers.Count > 0 ? 0 : null;
        foreach (ManifestFields container in containers)
        {
            sum += container.Object("resources")?.Object(block)?.Milli(resource, 0);
        }
        return sum;
    }
}
