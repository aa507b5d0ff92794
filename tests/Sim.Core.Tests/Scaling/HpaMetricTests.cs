using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

/// <summary>Which samples a metric reads, which error comes first, and what the conditions and events say.</summary>
public sealed class HpaMetricTests
{
    private static readonly SimTime s_now = SimTime.FromSeconds(10_000);

    private static readonly PodSample s_pod = new(PodPhase.Running, true, SimTime.Zero);

    private static MetricSamples Samples(string name, long usage, long? request = 1_000) =>
        new()
        {
            Name = name,
            PerPod = new MetricReading?[] { new(usage, s_now, SimDuration.FromSeconds(30)) },
            RequestsMilli = new[] { request },
            LevelsMilli = new[] { usage },
        };

    private static HpaDecision Decide(HpaSpec spec, int current, params MetricSamples[] samples)
    {
        HpaState state = HpaState.From([]);
        HpaObservation observation = new()
        {
            Now = s_now,
            CurrentReplicas = current,
            Pods = new[] { s_pod with { Count = current } },
            Metrics = samples,
        };
        return HorizontalPodAutoscaler.Decide(spec, in observation, ref state);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_container_resource_reads_the_container_and_not_the_pod_wherever_both_are_listed(bool podFirst)
    {
        HpaSpec spec = new()
        {
            MaxReplicas = 50,
            Metrics = [MetricSpec.ContainerResource("cpu", "app", MetricTarget.Utilization(50))],
        };
        MetricSamples pod = Samples("cpu", usage: 2_000, request: 2_000);
        MetricSamples container = Samples("cpu/app", usage: 1_000, request: 1_000);

        HpaDecision decision = Decide(spec, 4, podFirst ? [pod, container] : [container, pod]);

        // 1,000 of 1,000 is 100 %; 100 / 50 x 4 = 8. The reading is the container's: 1,000, where the pod's is 2,000.
        Assert.That(decision.DesiredReplicas, Is.EqualTo(8));
        Assert.That(decision.Metrics[0].UsageMilli, Is.EqualTo(1_000));
        Assert.That(
            decision.RescaleReason,
            Is.EqualTo("cpu container resource utilization (percentage of request) above target")
        );
    }

    [Test]
    public void A_missing_request_is_reported_before_missing_readings()
    {
        HpaSpec spec = new() { MaxReplicas = 50 };
        MetricSamples samples = Samples("cpu", 500, request: null);
        HpaState state = HpaState.From([]);
        HpaObservation observation = new()
        {
            Now = s_now,
            CurrentReplicas = 1,
            Pods = new[] { new PodSample(PodPhase.Pending, Name: "web-0") },
            Metrics = [samples],
        };

        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, in observation, ref state);

        Assert.That(decision.DesiredReplicas, Is.EqualTo(1));
        Assert.That(decision.ScalingActive.Reason, Is.EqualTo("FailedGetResourceMetric"));
        Assert.That(
            decision.ScalingActive.Message,
            Is.EqualTo("the replica count could not be computed: missing request for cpu in a container of pod web-0")
        );
    }

    [Test]
    public void Of_several_metrics_that_propose_nothing_the_last_is_named()
    {
        HpaSpec spec = new()
        {
            MinReplicas = 0,
            MaxReplicas = 10,
            Metrics =
            [
                MetricSpec.External("a", MetricTarget.AverageValue(1_000)),
                MetricSpec.External("b", MetricTarget.AverageValue(1_000)),
            ],
        };

        HpaDecision decision = Decide(spec, 2, Samples("a", 0), Samples("b", 0));

        Assert.That(decision.DesiredReplicas, Is.Zero);
        Assert.That(decision.ScalingActive.Message, Is.EqualTo("a replica count was computed from external metric b"));
        Assert.That(decision.RescaleReason, Is.EqualTo("All metrics below target"));
    }

    [Test]
    public void The_behavior_of_each_direction_has_its_own_tolerance()
    {
        HpaSpec spec = new()
        {
            MaxReplicas = 50,
            Metrics = [MetricSpec.Pods("rps", 100_000)],
            Behavior = new HpaBehavior
            {
                ScaleUp = new HpaScalingRules { Tolerance = new Ratio(0.02) },
                ScaleDown = new HpaScalingRules { Tolerance = new Ratio(0.3), StabilizationWindow = SimDuration.Zero },
            },
        };

        // 1.02 is within 2 %, bounds included; 1.03 is not: ceil(1.03 x 10) = 11. 0.7 is within 30 %, 0.69 is not: 7.
        Assert.That(Decide(spec, 10, Samples("rps", 102_000)).DesiredReplicas, Is.EqualTo(10));
        Assert.That(Decide(spec, 10, Samples("rps", 103_000)).DesiredReplicas, Is.EqualTo(11));
        Assert.That(Decide(spec, 10, Samples("rps", 70_000)).DesiredReplicas, Is.EqualTo(10));
        Assert.That(Decide(spec, 10, Samples("rps", 69_000)).DesiredReplicas, Is.EqualTo(7));
    }

    [TestCase(60, "Current number of replicas above Spec.MaxReplicas")]
    [TestCase(1, "Current number of replicas below Spec.MinReplicas")]
    [TestCase(10, null)]
    public void A_count_out_of_bounds_says_which_bound(int current, string? reason)
    {
        HpaSpec spec = new()
        {
            MinReplicas = 2,
            MaxReplicas = 50,
            Metrics = [MetricSpec.Pods("rps", 100_000)],
        };

        Assert.That(Decide(spec, current, Samples("rps", 100_000)).RescaleReason, Is.EqualTo(reason));
    }

    [Test]
    public void A_decision_about_a_thousand_pods_allocates_a_result_and_nothing_per_pod()
    {
        HpaSpec spec = new() { MaxReplicas = 5_000 };
        PodSample[] pods = Enumerable.Repeat(s_pod, 1_000).ToArray();
        HpaObservation observation = new()
        {
            Now = s_now,
            CurrentReplicas = 1_000,
            Pods = pods,
            Metrics =
            [
                new MetricSamples
                {
                    Name = "cpu",
                    PerPod = Enumerable.Repeat<MetricReading?>(new(800, s_now, SimDuration.Zero), 1_000).ToArray(),
                    RequestsMilli = Enumerable.Repeat<long?>(1_000, 1_000).ToArray(),
                },
            ],
        };
        HpaState state = HpaState.From([], [], []);
        HorizontalPodAutoscaler.Decide(spec, in observation, ref state);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            HorizontalPodAutoscaler.Decide(spec, in observation, ref state);
        }

        // The decision, its list of results, and now and then a longer log of recommendations.
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 100, Is.LessThan(600));
    }
}
