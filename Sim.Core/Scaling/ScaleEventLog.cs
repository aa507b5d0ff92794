using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>The changes that rate limits look back on, in slots that are used again.</summary>
internal static class ScaleEventLog
{
    /// <summary>Sum of the changes younger than the period.</summary>
    public static long ChangeWithin(SimDuration period, List<HpaScaleEvent>? events, SimTime now)
    {
        long change = 0;
        for (int i = 0; i < (events?.Count ?? 0); i++)
        {
            change += now - events![i].At < period ? events[i].Change : 0;
        }
        return change;
    }

    /// <summary>Only with <c>behavior</c>: nothing else looks back.</summary>
    public static void Note(in HpaState state, HpaBehavior? behavior, int from, int to, SimTime now)
    {
        if (behavior is null || from == to)
        {
            return;
        }
        if (to > from)
        {
            Note(state.Ups!, behavior.ScaleUp.Policies ?? HpaScalingRules.DefaultUp, to - from, now);
        }
        else
        {
            Note(state.Downs!, behavior.ScaleDown.Policies ?? HpaScalingRules.DefaultDown, from - to, now);
        }
    }

    private static void Note(
        List<HpaScaleEvent> events,
        IReadOnlyList<HpaScalingPolicy> policies,
        int change,
        SimTime now
    )
    {
        SimDuration longest = SimDuration.Zero;
        foreach (HpaScalingPolicy policy in policies)
        {
            longest = SimDuration.Max(longest, policy.Period);
        }
        int free = -1;
        for (int i = 0; i < events.Count; i++)
        {
            if (now - events[i].At > longest)
            {
                events[i] = events[i] with { Outdated = true };
            }
            free = events[i].Outdated ? i : free;
        }
        HpaScaleEvent entry = new(change, now);
        if (free >= 0)
        {
            events[free] = entry;
        }
        else
        {
            events.Add(entry);
        }
    }
}
