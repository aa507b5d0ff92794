using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>One whole decision.</summary>
internal static class SingleTickFamily
{
    public static void Check(JsonElement element)
    {
        TickCase given = CaseJson.Read<TickCase>(element);
        HpaState state = given.Recommendations is null ? default : HpaState.From(LogCase.Log(given.Recommendations));

        HpaDecision decision = HorizontalPodAutoscaler.Decide(given.Spec, given.Observation, ref state);

        Assert.That(decision.DesiredReplicas, Is.EqualTo(given.Expected.Replicas));
    }

    public sealed record TickCase(
        string Id,
        int MinReplicas,
        int MaxReplicas,
        int CurrentReplicas,
        int CpuTargetPercent,
        IReadOnlyList<MetricCase> Metrics,
        IReadOnlyList<long> ReportedLevels,
        IReadOnlyList<PodCase> Pods,
        IReadOnlyList<RecommendationCase>? Recommendations,
        int DownscaleStabilizationSeconds,
        double ScaleUpLimitFactor,
        int ScaleUpLimitMinimum,
        long Now,
        ToleranceCase Tolerance,
        int CpuInitializationPeriodSeconds,
        int DelayOfInitialReadinessStatusSeconds,
        Outcome Expected
    )
    {
        /// <summary>A case without metrics gets the API server's default.</summary>
        public HpaSpec Spec
        {
            get
            {
                HpaSpec spec = new()
                {
                    MinReplicas = MinReplicas,
                    MaxReplicas = MaxReplicas,
                    Controller = new HpaControllerFlags
                    {
                        Tolerance = new Ratio(Tolerance.ScaleUp),
                        DownscaleStabilization = SimDuration.FromSeconds(DownscaleStabilizationSeconds),
                        CpuInitializationPeriod = SimDuration.FromSeconds(CpuInitializationPeriodSeconds),
                        InitialReadinessDelay = SimDuration.FromSeconds(DelayOfInitialReadinessStatusSeconds),
                        ScaleUpLimitFactor = new Ratio(ScaleUpLimitFactor),
                        ScaleUpLimitMinimum = ScaleUpLimitMinimum,
                    },
                };
                List<MetricSpec> metrics = [.. Metrics.Select(metric => metric.Spec)];
                if (CpuTargetPercent > 0)
                {
                    metrics.Add(MetricSpec.Resource("cpu", MetricTarget.Utilization(CpuTargetPercent)));
                }
                return metrics.Count > 0 ? spec with { Metrics = metrics } : spec;
            }
        }

        public HpaObservation Observation =>
            new()
            {
                Now = SimTime.FromSeconds(Now),
                CurrentReplicas = CurrentReplicas,
                Pods = Pods.Select(pod => pod.Sample).ToArray(),
                Metrics = [Samples("cpu"), Samples("qps")],
            };

        private MetricSamples Samples(string name) =>
            new()
            {
                Name = name,
                PerPod = ReportedLevels
                    .Take(Pods.Count)
                    .Select(level =>
                        (MetricReading?)new MetricReading(level, SimTime.FromSeconds(Now), SimDuration.FromSeconds(60))
                    )
                    .ToArray(),
                RequestsMilli = Pods.Select(pod => pod.Request(null)).ToArray(),
                LevelsMilli = ReportedLevels.ToArray(),
            };
    }

    public sealed record MetricCase(string Type, string TargetType, long TargetMilli)
    {
        public MetricSpec Spec
        {
            get
            {
                MetricTarget target = new(Enum.Parse<MetricTargetType>(TargetType), TargetMilli);
                return Type switch
                {
                    "Pods" => MetricSpec.Pods("qps", TargetMilli),
                    "Object" => MetricSpec.Object("qps", "Service/some", target),
                    "External" => MetricSpec.External("qps", target),
                    _ => throw new InvalidDataException(Type),
                };
            }
        }
    }

    public sealed record Outcome(int Replicas);
}
