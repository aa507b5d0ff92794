using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>How far one decision may move the count: rates first, then the minimum and the maximum.</summary>
internal static class RateLimits
{
    /// <summary>Without <c>behavior</c>: doubling or 4 pods upwards, anything downwards.</summary>
    public static LimitedCount WithoutBehavior(HpaSpec spec, int current, int desired)
    {
        double factor = spec.Controller.ScaleUpLimitFactor.Value;
        int rate = int.CreateSaturating(Math.Max(factor * current, spec.Controller.ScaleUpLimitMinimum));
        if (desired < spec.MinReplicas)
        {
            return new LimitedCount(spec.MinReplicas, LimitedCount.TooFew);
        }
        return desired > Math.Min(rate, spec.MaxReplicas) ? Highest(spec.MaxReplicas, rate) : Within(desired);
    }

    public static LimitedCount WithBehavior(
        HpaSpec spec,
        HpaBehavior behavior,
        int current,
        int desired,
        in HpaState state,
        SimTime now
    )
    {
        if (desired > current)
        {
            int rate = Math.Max(current, UpLimit(behavior.ScaleUp, current, state, now));
            return desired > Math.Min(rate, spec.MaxReplicas) ? Highest(spec.MaxReplicas, rate) : Within(desired);
        }
        if (desired < current)
        {
            int rate = Math.Min(current, DownLimit(behavior.ScaleDown, current, state, now));
            return desired < Math.Max(rate, spec.MinReplicas) ? Lowest(spec.MinReplicas, rate) : Within(desired);
        }
        return Within(desired);
    }

    /// <summary>A percentage rounds up, or a small count could never grow.</summary>
    public static int UpLimit(HpaScalingRules rules, int current, in HpaState state, SimTime now)
    {
        if (rules.SelectPolicy == ScalingPolicySelect.Disabled)
        {
            return current;
        }
        bool least = rules.SelectPolicy == ScalingPolicySelect.Min;
        int limit = least ? int.MaxValue : int.MinValue;
        foreach (HpaScalingPolicy policy in rules.Policies ?? HpaScalingRules.DefaultUp)
        {
            long start = StartOfPeriod(policy.Period, current, state, now);
            int allowed =
                policy.Type == HpaScalingPolicyType.Pods
                    ? int.CreateSaturating(start + policy.Value)
                    : int.CreateSaturating(Math.Ceiling(start * (1 + policy.Value / 100.0)));
            limit = least ? Math.Min(limit, allowed) : Math.Max(limit, allowed);
        }
        return limit;
    }

    /// <summary>A percentage truncates toward zero: half of 7 is 3.</summary>
    public static int DownLimit(HpaScalingRules rules, int current, in HpaState state, SimTime now)
    {
        if (rules.SelectPolicy == ScalingPolicySelect.Disabled)
        {
            return current;
        }
        bool least = rules.SelectPolicy == ScalingPolicySelect.Min;
        int limit = least ? int.MinValue : int.MaxValue;
        foreach (HpaScalingPolicy policy in rules.Policies ?? HpaScalingRules.DefaultDown)
        {
            long start = StartOfPeriod(policy.Period, current, state, now);
            int allowed =
                policy.Type == HpaScalingPolicyType.Pods
                    ? int.CreateSaturating(start - policy.Value)
                    : int.CreateSaturating(start * (1 - policy.Value / 100.0));
            limit = least ? Math.Max(limit, allowed) : Math.Min(limit, allowed);
        }
        return limit;
    }

    private static long StartOfPeriod(SimDuration period, int current, in HpaState state, SimTime now) =>
        current
        - ScaleEventLog.ChangeWithin(period, state.Ups, now)
        + ScaleEventLog.ChangeWithin(period, state.Downs, now);

    private static LimitedCount Within(int desired) => new(desired, LimitedCount.WithinRange);

    private static LimitedCount Highest(int maximum, int rate) =>
        maximum > rate ? new(rate, LimitedCount.UpLimit) : new(maximum, LimitedCount.TooMany);

    private static LimitedCount Lowest(int minimum, int rate) =>
        minimum < rate ? new(rate, LimitedCount.DownLimit) : new(minimum, LimitedCount.TooFew);
}
