using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>What Pods, Object and External metrics propose.</summary>
internal static class MetricsFamily
{
    public static void Check(JsonElement element)
    {
        MetricCase given = CaseJson.Read<MetricCase>(element);
        MetricSpec metric = given.Spec;
        HpaSpec spec = new()
        {
            MaxReplicas = int.MaxValue,
            Metrics = [metric],
            Behavior = given.Tolerance.Behavior,
        };
        HpaObservation observation = new()
        {
            Now = SimTime.FromSeconds(given.Now),
            CurrentReplicas = given.CurrentReplicas,
            Pods = given.Pods.Select(pod => pod.Sample).ToArray(),
            Metrics = [given.Samples],
        };

        HpaMetricResult result = ReplicaCalculator.Propose(metric, spec, observation, why: null);

        Assert.Multiple(() =>
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Proposal, Is.EqualTo(given.Expected.Replicas));
            Assert.That(result.UsageMilli, Is.EqualTo(given.Expected.UsageMilli));
        });
    }

    public sealed record MetricCase(
        string Id,
        string Function,
        string Kind,
        string HpaTargetType,
        long Now,
        int CurrentReplicas,
        long TargetMilli,
        ToleranceCase Tolerance,
        IReadOnlyList<PodCase> Pods,
        Outcome Expected,
        IReadOnlyList<ValueCase>? Metrics = null,
        IReadOnlyList<long>? LevelsMilli = null
    )
    {
        public MetricSpec Spec
        {
            get
            {
                MetricTarget target = new(Enum.Parse<MetricTargetType>(HpaTargetType), TargetMilli);
                return Kind == "Pods" ? MetricSpec.Pods("qps", TargetMilli)
                    : Kind.StartsWith("Object", StringComparison.Ordinal)
                        ? MetricSpec.Object("qps", "Service/some", target)
                    : MetricSpec.External("qps", target);
            }
        }

        public MetricSamples Samples =>
            new()
            {
                Name = "qps",
                PerPod = Pods.Select(pod => (Metrics ?? []).SingleOrDefault(value => value.Pod == pod.Name)?.Reading)
                    .ToArray(),
                LevelsMilli = (LevelsMilli ?? []).ToArray(),
            };
    }

    public sealed record ValueCase(string Pod, long ValueMilli, long Timestamp, long Window)
    {
        public MetricReading Reading =>
            new(ValueMilli, SimTime.FromSeconds(Timestamp), SimDuration.FromSeconds(Window));
    }

    public sealed record Outcome(int Replicas, long UsageMilli);
}
