using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class HorizontalPodAutoscalerTests
{
    // 100 requests/s for each pod.
    private static readonly HpaSpec s_spec = new()
    {
        MinReplicas = 2,
        MaxReplicas = 50,
        Metrics = [MetricSpec.Pods("rps", averageMilli: 100_000)],
    };

    private static HpaObservation At(double seconds, int replicas, long rpsPerPod) =>
        HpaObservation.ForUniformPods(
            SimTime.FromSeconds(seconds),
            replicas,
            readyPods: replicas,
            unreadyPods: 0,
            new UniformMetric("rps", rpsPerPod * 1000)
        );

    [Test]
    public void Nothing_scales_down_before_a_whole_downscale_window_has_passed_since_the_first_sight()
    {
        HpaState state = default;

        // 10 pods at half of the target propose 5. The first sight of 10 at t = 0 holds until it is older than 300 s.
        foreach (int seconds in new[] { 0, 15, 150, 300 })
        {
            HpaDecision held = HorizontalPodAutoscaler.Decide(s_spec, At(seconds, 10, 50), ref state);
            Assert.That(held.DesiredReplicas, Is.EqualTo(10), $"at {seconds} s");
            Assert.That(held.ProposedReplicas, Is.EqualTo(5));
            Assert.That(held.AbleToScale.Reason, Is.EqualTo("ScaleDownStabilized"));
        }

        HpaDecision free = HorizontalPodAutoscaler.Decide(s_spec, At(315, 10, 50), ref state);
        Assert.That(free.DesiredReplicas, Is.EqualTo(5));
        Assert.That(free.AbleToScale.Reason, Is.EqualTo("SucceededRescale"));
    }

    [Test]
    public void Without_behavior_one_decision_at_most_doubles_or_reaches_four()
    {
        HpaState state = default;
        HpaDecision doubled = HorizontalPodAutoscaler.Decide(s_spec, At(0, 10, 1000), ref state);
        Assert.That(doubled.DesiredReplicas, Is.EqualTo(20));
        Assert.That(doubled.ProposedReplicas, Is.EqualTo(100));
        Assert.That(doubled.ScalingLimited.Status, Is.EqualTo(ConditionStatus.True));
        Assert.That(doubled.ScalingLimited.Reason, Is.EqualTo("ScaleUpLimit"));

        HpaState small = default;
        HpaSpec fromOne = s_spec with { MinReplicas = 1 };
        Assert.That(HorizontalPodAutoscaler.Decide(fromOne, At(0, 1, 1000), ref small).DesiredReplicas, Is.EqualTo(4));
    }

    [Test]
    public void The_default_behavior_adds_the_larger_of_four_pods_and_all_pods_in_every_fifteen_seconds()
    {
        HpaSpec spec = s_spec with { Behavior = new HpaBehavior() };
        HpaState state = default;

        Assert.That(HorizontalPodAutoscaler.Decide(spec, At(0, 3, 1000), ref state).DesiredReplicas, Is.EqualTo(7));
        // 5 s later the period still began with 3 pods, so that 7 stays the limit; at 15 s the event is out of it.
        Assert.That(HorizontalPodAutoscaler.Decide(spec, At(5, 7, 1000), ref state).DesiredReplicas, Is.EqualTo(7));
        Assert.That(HorizontalPodAutoscaler.Decide(spec, At(15, 7, 1000), ref state).DesiredReplicas, Is.EqualTo(14));
        Assert.That(
            state.ScaleUpEvents.ToArray(),
            Is.EqualTo(
                new[] { new HpaScaleEvent(4, SimTime.FromSeconds(0)), new HpaScaleEvent(7, SimTime.FromSeconds(15)) }
            )
        );
    }

    [Test]
    public void A_disabled_direction_never_moves()
    {
        HpaSpec spec = s_spec with
        {
            Behavior = new HpaBehavior
            {
                ScaleDown = new HpaScalingRules
                {
                    SelectPolicy = ScalingPolicySelect.Disabled,
                    StabilizationWindow = SimDuration.Zero,
                },
            },
        };
        HpaState state = default;

        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, At(0, 10, 10), ref state);

        Assert.That(decision.DesiredReplicas, Is.EqualTo(10));
        Assert.That(decision.ScalingLimited.Reason, Is.EqualTo("ScaleDownLimit"));
    }

    [Test]
    public void An_upward_window_takes_the_lowest_recent_proposal()
    {
        HpaSpec spec = s_spec with
        {
            Behavior = new HpaBehavior
            {
                ScaleUp = new HpaScalingRules { StabilizationWindow = SimDuration.FromSeconds(60) },
            },
        };
        HpaState state = default;

        // First sight notes 4 at 0 s; it leaves the window of 60 s at 60 s, when 5 of 30 s is the lowest.
        Assert.That(HorizontalPodAutoscaler.Decide(spec, At(30, 4, 100), ref state).DesiredReplicas, Is.EqualTo(4));
        HpaDecision held = HorizontalPodAutoscaler.Decide(spec, At(45, 4, 200), ref state);
        Assert.That(held.DesiredReplicas, Is.EqualTo(4));
        Assert.That(held.AbleToScale.Reason, Is.EqualTo("ScaleUpStabilized"));
        Assert.That(HorizontalPodAutoscaler.Decide(spec, At(90, 4, 200), ref state).DesiredReplicas, Is.EqualTo(8));
    }

    [Test]
    public void A_failed_metric_forbids_scaling_down_and_not_up()
    {
        HpaSpec spec = s_spec with
        {
            Metrics = [.. s_spec.Metrics, MetricSpec.External("queue", MetricTarget.Value(1))],
        };
        HpaState down = HpaState.From([]);
        HpaState up = HpaState.From([]);

        HpaDecision held = HorizontalPodAutoscaler.Decide(spec, At(0, 10, 50), ref down);
        HpaDecision grown = HorizontalPodAutoscaler.Decide(spec, At(0, 10, 150), ref up);

        Assert.That(held.DesiredReplicas, Is.EqualTo(10));
        Assert.That(held.ScalingActive.Reason, Is.EqualTo("FailedGetExternalMetric"));
        Assert.That(held.ScalingLimited.Status, Is.EqualTo(ConditionStatus.Unknown));
        Assert.That(down.Recommendations.Length, Is.Zero, "nothing is noted");
        Assert.That(grown.DesiredReplicas, Is.EqualTo(15));
        Assert.That(grown.ScalingActive.Reason, Is.EqualTo("ValidMetricFound"));
        Assert.That(grown.Metrics[1].Error, Does.Contain("queue"));
    }

    [Test]
    public void The_largest_proposal_wins()
    {
        HpaSpec spec = s_spec with
        {
            Metrics = [.. s_spec.Metrics, MetricSpec.External("queue", MetricTarget.AverageValue(1000))],
        };
        HpaObservation observation = HpaObservation.ForUniformPods(
            SimTime.Zero,
            replicas: 10,
            readyPods: 10,
            unreadyPods: 0,
            new UniformMetric("rps", 120_000),
            new UniformMetric("queue", 14_500)
        );
        HpaState state = default;

        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, observation, ref state);

        // rps: 1.2 x 10 = 12. queue: 14.5 / 1 = 15 pods.
        Assert.That(decision.Metrics.Select(metric => metric.Proposal), Is.EqualTo(new int?[] { 12, 15 }));
        Assert.That(decision.DesiredReplicas, Is.EqualTo(15));
    }

    [Test]
    public void Zero_replicas_switch_the_autoscaler_off_unless_the_minimum_is_zero()
    {
        HpaSpec queue = s_spec with
        {
            MinReplicas = 0,
            Metrics = [MetricSpec.External("queue", MetricTarget.Value(5000))],
        };
        HpaObservation observation = HpaObservation.ForUniformPods(
            SimTime.Zero,
            replicas: 0,
            readyPods: 0,
            unreadyPods: 0,
            new UniformMetric("queue", 12_000),
            new UniformMetric("rps", 900_000)
        );
        HpaState off = default;
        HpaState on = default;

        HpaDecision disabled = HorizontalPodAutoscaler.Decide(s_spec, observation, ref off);
        HpaDecision woken = HorizontalPodAutoscaler.Decide(queue, observation, ref on);

        Assert.That(disabled.DesiredReplicas, Is.Zero);
        Assert.That(disabled.ScalingActive.Reason, Is.EqualTo("ScalingDisabled"));
        // 12 / 5 = 2.4, rounded up: no ready pods are asked for.
        Assert.That(woken.DesiredReplicas, Is.EqualTo(3));
    }

    [TestCase(1, 2)]
    [TestCase(60, 50)]
    public void A_count_out_of_bounds_goes_to_the_bound_at_once(int current, int expected)
    {
        HpaState state = default;
        HpaDecision decision = HorizontalPodAutoscaler.Decide(s_spec, At(0, current, 100), ref state);

        Assert.That(decision.DesiredReplicas, Is.EqualTo(expected));
        Assert.That(decision.Metrics, Is.Empty);
    }

    [Test]
    public void Pods_that_are_starting_soften_a_scale_up_and_leave_a_scale_down_alone()
    {
        // 10 of 14 pods are ready at 1.4 times the target: with 4 more at 0, the average is the target exactly.
        HpaObservation rising = HpaObservation.ForUniformPods(
            SimTime.Zero,
            replicas: 14,
            readyPods: 10,
            unreadyPods: 4,
            new UniformMetric("rps", 140_000)
        );
        // At half of the target the 4 do not count: 0.5 x 10 = 5.
        HpaObservation falling = HpaObservation.ForUniformPods(
            SimTime.Zero,
            replicas: 14,
            readyPods: 10,
            unreadyPods: 4,
            new UniformMetric("rps", 50_000)
        );
        HpaState up = HpaState.From([]);
        HpaState down = HpaState.From([]);

        Assert.That(HorizontalPodAutoscaler.Decide(s_spec, rising, ref up).DesiredReplicas, Is.EqualTo(14));
        Assert.That(HorizontalPodAutoscaler.Decide(s_spec, falling, ref down).DesiredReplicas, Is.EqualTo(5));
    }

    [Test]
    public void A_utilization_is_a_truncated_ratio_of_sums()
    {
        HpaSpec spec = s_spec with
        {
            Metrics = [MetricSpec.Resource("cpu", MetricTarget.Utilization(80))],
            Controller = new HpaControllerFlags { Tolerance = Ratio.Zero },
        };
        HpaObservation observation = HpaObservation.ForUniformPods(
            SimTime.Zero,
            replicas: 10,
            readyPods: 10,
            unreadyPods: 0,
            new UniformMetric("cpu", Milli: 1619, RequestMilli: 2000)
        );
        HpaState state = default;

        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, observation, ref state);

        // 80.95 % counts as 80 %, which is the target: no change even without tolerance.
        Assert.That(decision.Metrics[0].UtilizationPercent, Is.EqualTo(80));
        Assert.That(decision.DesiredReplicas, Is.EqualTo(10));
    }

    [Test]
    public void Pods_without_a_reading_are_taken_to_use_the_target_when_it_exceeds_their_request()
    {
        HpaSpec spec = s_spec with { Metrics = [MetricSpec.Resource("cpu", MetricTarget.Utilization(150))] };
        HpaObservation observation = new()
        {
            Now = SimTime.FromSeconds(10_000),
            CurrentReplicas = 10,
            Pods = new PodSample[]
            {
                new(PodPhase.Running, true, SimTime.Zero, Count: 5),
                new(PodPhase.Running, true, SimTime.Zero, Count: 5),
            },
            Metrics =
            [
                new MetricSamples
                {
                    Name = "cpu",
                    PerPod = new MetricReading?[] { new(900, SimTime.FromSeconds(10_000), SimDuration.Zero), null },
                    RequestsMilli = new long?[] { 1000, 1000 },
                },
            ],
        };
        HpaState state = HpaState.From([]);

        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, observation, ref state);

        // (5 x 900 + 5 x 1500) / 10,000 = 120 %; 120 / 150 x 10 = 8. At 100 % for the missing it would be 95 / 150 x
        // 10 -> 7.
        Assert.That(decision.DesiredReplicas, Is.EqualTo(8));
        Assert.That(decision.Metrics[0].UtilizationPercent, Is.EqualTo(90));
    }

    [Test]
    public void The_explanation_reads_like_the_conditions_and_changes_nothing()
    {
        HpaState state = default;
        HpaState same = default;
        Explanation why = new();

        HpaDecision decision = HorizontalPodAutoscaler.Decide(s_spec, At(0, 10, 1000), ref state, why);

        HpaDecision unexplained = HorizontalPodAutoscaler.Decide(s_spec, At(0, 10, 1000), ref same);
        Assert.That(unexplained with { Metrics = decision.Metrics }, Is.EqualTo(decision));
        Assert.That(
            why.Steps.Select(step => $"{step.Subject}: {step.Rule}"),
            Is.EqualTo(
                new[]
                {
                    "Pods rps: pod classes",
                    "Pods rps: proposes 100",
                    "100 replicas: largest proposal",
                    "100 replicas: ReadyForNewScale",
                    "20 replicas: ScaleUpLimit",
                }
            )
        );
    }

    [Test]
    public void A_spec_without_metrics_or_with_crossed_bounds_is_refused()
    {
        HpaState state = default;
        Assert.That(
            () => HorizontalPodAutoscaler.Decide(s_spec with { Metrics = [] }, At(0, 1, 1), ref state),
            Throws.ArgumentException
        );
        Assert.That(
            () => HorizontalPodAutoscaler.Decide(s_spec with { MaxReplicas = 1 }, At(0, 1, 1), ref state),
            Throws.ArgumentException
        );
    }
}
