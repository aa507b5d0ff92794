using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>
/// The decision of the Kubernetes HorizontalPodAutoscaler controller (<c>autoscaling/v2</c>), one tick at a time.
/// </summary>
/// <remarks>
/// Every update of the target is taken to succeed. Source: Kubernetes, pkg/controller/podautoscaler, and the conditions
/// that it sets.
/// </remarks>
public static class HorizontalPodAutoscaler
{
    private static readonly HpaCondition s_scaleRead = HpaCondition.True(
        "SucceededGetScale",
        "the target's current count was read"
    );

    /// <summary>Decides once and notes in <paramref name="state"/> what later decisions depend on.</summary>
    /// <exception cref="ArgumentException">The spec has no metric, or a minimum above the maximum.</exception>
    public static HpaDecision Decide(
        HpaSpec spec,
        in HpaObservation observation,
        ref HpaState state,
        Explanation? why = null
    )
    {
        RefuseNonsense(spec, observation);
        int current = observation.CurrentReplicas;
        state = state.FirstSight(current, observation.Now);
        if (current == 0 && spec.MinReplicas != 0)
        {
            why?.Choose("0 replicas", "ScalingDisabled", "the target has no replicas, the minimum is not 0");
            return new HpaDecision
            {
                DesiredReplicas = 0,
                ScalingActive = HpaCondition.False("ScalingDisabled", "the target's replica count is zero"),
                AbleToScale = s_scaleRead,
                ScalingLimited = HpaCondition.NotReached,
            };
        }
        if (current > spec.MaxReplicas || current < spec.MinReplicas)
        {
            int bound = current > spec.MaxReplicas ? spec.MaxReplicas : spec.MinReplicas;
            why?.Choose(
                $"{bound} replicas",
                current > spec.MaxReplicas ? LimitedCount.TooMany : LimitedCount.TooFew,
                $"{current} are outside of {spec.MinReplicas} to {spec.MaxReplicas}; the metrics are not asked"
            );
            ScaleEventLog.Note(state, spec.Behavior, current, bound, observation.Now);
            return new HpaDecision
            {
                DesiredReplicas = bound,
                RescaleReason =
                    current > bound
                        ? "Current number of replicas above Spec.MaxReplicas"
                        : "Current number of replicas below Spec.MinReplicas",
                ScalingActive = HpaCondition.NotReached,
                AbleToScale = Rescaled(bound),
                ScalingLimited = HpaCondition.NotReached,
            };
        }
        return FromMetrics(spec, observation, state, why);
    }

    private static HpaDecision FromMetrics(
        HpaSpec spec,
        in HpaObservation observation,
        in HpaState state,
        Explanation? why
    )
    {
        int current = observation.CurrentReplicas;
        HpaMetricResult[] results = new HpaMetricResult[spec.Metrics.Count];
        int largest = -1;
        int failed = -1;
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = ReplicaCalculator.Propose(spec.Metrics[i], spec, observation, why);
            if (results[i].Proposal is not int proposal)
            {
                failed = failed < 0 ? i : failed;
            }
            // Of several that propose nothing the controller names the last.
            else if (largest < 0 || proposal > results[largest].Proposal || results[largest].Proposal == 0)
            {
                largest = i;
            }
        }
        if (failed >= 0 && (largest < 0 || results[largest].Proposal < current))
        {
            why?.Choose($"{current} replicas", "no change", "a metric failed and the others would scale down");
            return new HpaDecision
            {
                DesiredReplicas = current,
                ScalingActive = HpaCondition.False(
                    $"FailedGet{results[failed].Metric.Source}Metric",
                    $"the replica count could not be computed: {results[failed].Error}"
                ),
                AbleToScale = s_scaleRead,
                ScalingLimited = HpaCondition.NotReached,
                Metrics = results,
            };
        }
        return Normalize(spec, observation, state, results, largest, why);
    }

    /// <summary>Stabilization, then rate limits, then minimum and maximum: the order is the controller's.</summary>
    private static HpaDecision Normalize(
        HpaSpec spec,
        in HpaObservation observation,
        in HpaState state,
        HpaMetricResult[] results,
        int largest,
        Explanation? why
    )
    {
        int current = observation.CurrentReplicas;
        int proposal = Math.Max(0, results[largest].Proposal!.Value);
        int stable = Stabilize(spec, observation, state, proposal);
        LimitedCount limited = spec.Behavior is HpaBehavior behavior
            ? RateLimits.WithBehavior(spec, behavior, current, stable, state, observation.Now)
            : RateLimits.WithoutBehavior(spec, current, stable);
        ScaleEventLog.Note(state, spec.Behavior, current, limited.Replicas, observation.Now);

        HpaCondition stability =
            stable == proposal
                ? HpaCondition.True("ReadyForNewScale", "no stabilization window holds the proposal back")
            : spec.Behavior is not null && proposal >= current
                ? HpaCondition.True("ScaleUpStabilized", "a recent lower proposal still counts")
            : HpaCondition.True("ScaleDownStabilized", "a recent higher proposal still counts");
        why?.Note($"{proposal} replicas", "largest proposal", $"{results[largest].Metric}, current {current}");
        why?.Note($"{stable} replicas", stability.Reason, stability.Message);
        why?.Choose($"{limited.Replicas} replicas", limited.Reason, limited.Message);
        return new HpaDecision
        {
            DesiredReplicas = limited.Replicas,
            ProposedReplicas = proposal,
            RescaleReason = limited.Replicas == current ? null : ReasonOf(proposal, current, results[largest].Metric),
            ScalingActive = results[largest].Metric.Found,
            AbleToScale = limited.Replicas == current ? stability : Rescaled(limited.Replicas),
            ScalingLimited = new HpaCondition(
                limited.Replicas == stable ? ConditionStatus.False : ConditionStatus.True,
                limited.Reason,
                limited.Message
            ),
            Metrics = results,
        };
    }

    private static int Stabilize(HpaSpec spec, in HpaObservation observation, in HpaState state, int proposal) =>
        spec.Behavior is HpaBehavior behavior
            ? Stabilization.Nearest(
                state.Log!,
                proposal,
                observation.CurrentReplicas,
                observation.Now,
                behavior.ScaleUp.StabilizationWindow ?? default,
                behavior.ScaleDown.StabilizationWindow ?? spec.Controller.DownscaleStabilization
            )
            : Stabilization.Highest(state.Log!, proposal, observation.Now, spec.Controller.DownscaleStabilization);

    private static string ReasonOf(int proposal, int current, MetricSpec largest) =>
        proposal > current ? $"{largest.StatusName} above target"
        : proposal < current ? "All metrics below target"
        : "";

    private static HpaCondition Rescaled(int replicas) =>
        HpaCondition.True("SucceededRescale", $"the target was set to {replicas} replicas");

    private static void RefuseNonsense(HpaSpec spec, in HpaObservation observation)
    {
        if (spec.Metrics.Count == 0)
        {
            throw new ArgumentException("An autoscaler needs at least one metric.", nameof(spec));
        }
        if (spec.MinReplicas < 0 || spec.MaxReplicas < Math.Max(1, spec.MinReplicas))
        {
            throw new ArgumentException(
                $"No count is at least {spec.MinReplicas} and at most {spec.MaxReplicas}.",
                nameof(spec)
            );
        }
        ArgumentOutOfRangeException.ThrowIfNegative(observation.CurrentReplicas, nameof(observation));
    }
}
