using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

public sealed class HpaMetricsTests
{
    private static IEnumerable<TestCaseData> Cases() => HpaCaseFile.Read<MetricCase>("replica_calculator_metrics");

    [TestCaseSource(nameof(Cases))]
    public void Pods_Object_and_External_metrics_propose_what_the_controller_proposes(MetricCase given)
    {
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
        string Kind,
        string HpaTargetType,
        long Now,
        int CurrentReplicas,
        long TargetMilli,
        ToleranceCase Tolerance,
        IReadOnlyList<PodCase> Pods,
        IReadOnlyList<ValueCase>? Metrics,
        IReadOnlyList<long>? LevelsMilli,
        Outcome Expected
    ) : HpaCase
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
