using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

/// <summary>What holds for every spec, load and history; a history is a walk of random loads, one per tick.</summary>
public sealed class HorizontalPodAutoscalerLaws
{
    [Law]
    public Property The_count_stays_within_minimum_and_maximum() =>
        Walks(
            (spec, _, decision, _) =>
                decision.DesiredReplicas >= spec.MinReplicas && decision.DesiredReplicas <= spec.MaxReplicas
        );

    [Law]
    public Property A_proposal_to_rise_never_causes_a_drop() =>
        Walks(
            (_, before, decision, _) =>
                decision.ProposedReplicas < before.CurrentReplicas || decision.DesiredReplicas >= before.CurrentReplicas
        );

    // Without a behavior a recent higher proposal may still lift the count, which the doubling held back.
    [Law]
    public Property With_a_behavior_a_proposal_to_fall_never_causes_a_rise() =>
        Walks(
            (spec, before, decision, _) =>
                spec.Behavior is null
                || decision.ProposedReplicas > before.CurrentReplicas
                || decision.DesiredReplicas <= before.CurrentReplicas
        );

    [Law]
    public Property The_same_state_and_observation_decide_the_same_again() =>
        Walks(
            (spec, before, decision, stateBefore) =>
            {
                HpaState again = stateBefore.Clone();
                return HorizontalPodAutoscaler.Decide(spec, before, ref again).DesiredReplicas
                    == decision.DesiredReplicas;
            }
        );

    [Law]
    public Property More_load_never_proposes_fewer() =>
        Prop.ForAll(
            SpecAndLoads(),
            given =>
            {
                int replicas = Math.Max(1, given.Spec.MinReplicas);
                long less = given.Loads.Min();
                long more = given.Loads.Max();
                HpaState a = HpaState.From([]);
                HpaState b = HpaState.From([]);
                return HorizontalPodAutoscaler.Decide(given.Spec, Tick(0, replicas, less), ref a).ProposedReplicas
                    <= HorizontalPodAutoscaler.Decide(given.Spec, Tick(0, replicas, more), ref b).ProposedReplicas;
            }
        );

    [Law]
    public bool A_thousand_like_pods_decide_as_one_sample_that_stands_for_them(
        PositiveInt ready,
        NonNegativeInt unready,
        NonNegativeInt usage,
        PositiveInt request,
        PositiveInt target,
        PositiveInt current,
        bool withBehavior
    )
    {
        SimTime now = SimTime.FromSeconds(10_000);
        HpaSpec spec = new()
        {
            MaxReplicas = 10_000,
            Metrics =
            [
                MetricSpec.Resource("cpu", MetricTarget.Utilization(target.Get)),
                MetricSpec.Pods("rps", target.Get),
                MetricSpec.External("queue", MetricTarget.Value(target.Get)),
            ],
            Behavior = withBehavior ? new HpaBehavior() : null,
        };
        UniformMetric[] metrics = [new("cpu", usage.Get, request.Get), new("rps", usage.Get), new("queue", usage.Get)];
        HpaObservation grouped = HpaObservation.ForUniformPods(now, current.Get, ready.Get, unready.Get, metrics);
        HpaObservation listed = grouped with
        {
            Pods = Enumerable
                .Repeat(new PodSample(PodPhase.Running, true, SimTime.Zero), ready.Get)
                .Concat(Enumerable.Repeat(new PodSample(PodPhase.Pending), unready.Get))
                .ToArray(),
            Metrics =
            [
                .. metrics.Select(metric => new MetricSamples
                {
                    Name = metric.Name,
                    PerPod = Enumerable
                        .Repeat<MetricReading?>(
                            new MetricReading(metric.Milli, now, SimDuration.FromSeconds(60)),
                            ready.Get
                        )
                        .ToArray(),
                    RequestsMilli = Enumerable.Repeat(metric.RequestMilli, ready.Get + unready.Get).ToArray(),
                    LevelsMilli = new[] { metric.Milli },
                }),
            ],
        };
        HpaState a = default;
        HpaState b = default;

        HpaDecision fromGroups = HorizontalPodAutoscaler.Decide(spec, grouped, ref a);
        HpaDecision fromList = HorizontalPodAutoscaler.Decide(spec, listed, ref b);

        return fromGroups.DesiredReplicas == fromList.DesiredReplicas
            && fromGroups.ScalingActive == fromList.ScalingActive
            && fromGroups.AbleToScale == fromList.AbleToScale
            && fromGroups.ScalingLimited == fromList.ScalingLimited
            && fromGroups.Metrics.SequenceEqual(fromList.Metrics);
    }

    private static Property Walks(Func<HpaSpec, HpaObservation, HpaDecision, HpaState, bool> law) =>
        Prop.ForAll(
            SpecAndLoads(),
            given =>
            {
                HpaState state = default;
                int replicas = Math.Max(1, given.Spec.MinReplicas);
                for (int tick = 0; tick < given.Loads.Length; tick++)
                {
                    HpaObservation observation = Tick(tick, replicas, given.Loads[tick]);
                    HpaState before = state.Clone();
                    HpaDecision decision = HorizontalPodAutoscaler.Decide(given.Spec, observation, ref state);
                    if (!law(given.Spec, observation, decision, before))
                    {
                        return false;
                    }
                    replicas = decision.DesiredReplicas;
                }
                return true;
            }
        );

    /// <summary>The load is shared by the pods, 15 s after the last tick.</summary>
    private static HpaObservation Tick(int tick, int replicas, long loadMilli) =>
        HpaObservation.ForUniformPods(
            SimTime.FromSeconds(15 * tick),
            replicas,
            readyPods: Math.Max(1, replicas - tick % 3),
            unreadyPods: Math.Min(replicas - 1, tick % 3),
            new UniformMetric("rps", loadMilli / replicas)
        );

    private static Arbitrary<(HpaSpec Spec, long[] Loads)> SpecAndLoads()
    {
        Gen<HpaScalingPolicy> policy =
            from type in Gen.Elements(HpaScalingPolicyType.Pods, HpaScalingPolicyType.Percent)
            from value in Gen.Choose(1, 200)
            from period in Gen.Choose(1, 120)
            select new HpaScalingPolicy(type, value, SimDuration.FromSeconds(period));
        Gen<HpaScalingRules> rules =
            from window in Gen.Choose(-1, 120)
            from which in Gen.Elements(ScalingPolicySelect.Max, ScalingPolicySelect.Min, ScalingPolicySelect.Disabled)
            from policies in Gen.NonEmptyListOf(policy)
            select new HpaScalingRules
            {
                StabilizationWindow = window < 0 ? null : SimDuration.FromSeconds(window),
                SelectPolicy = which,
                Policies = window % 7 == 0 ? null : [.. policies],
            };
        Gen<(HpaSpec, long[])> both =
            from min in Gen.Choose(1, 10)
            from width in Gen.Choose(0, 60)
            from legacy in Gen.Elements(true, false)
            from up in rules
            from down in rules
            from loads in Gen.NonEmptyListOf(Gen.Choose(0, 8_000_000))
            select (
                new HpaSpec
                {
                    MinReplicas = min,
                    MaxReplicas = min + width,
                    Metrics = [MetricSpec.Pods("rps", 100_000)],
                    Behavior = legacy ? null : new HpaBehavior { ScaleUp = up, ScaleDown = down },
                },
                loads.Select(load => (long)load).ToArray()
            );
        return both.ToArbitrary();
    }
}
