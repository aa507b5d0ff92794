using Sim.Core.Quantities;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A group that has failed to grow.</summary>
/// <param name="Duration">The last pause: the next failure after its end doubles it.</param>
/// <param name="Until">Not asked before this time.</param>
public readonly record struct GroupBackoff(string GroupId, SimDuration Duration, SimTime Until, SimTime FailedAt)
{
    /// <summary>
    /// A failure during the pause does not lengthen the next one: several nodes of one scale-up fail together.
    /// </summary>
    internal static GroupBackoff AfterFailure(
        string groupId,
        GroupBackoff? before,
        SimTime now,
        ClusterAutoscalerFlags flags
    )
    {
        SimDuration duration = flags.InitialBackoff;
        if (before is { } last && last.Until < now)
        {
            duration = SimDuration.Min(last.Duration * 2L, flags.MaxBackoff);
        }
        return new GroupBackoff(groupId, duration, now + duration, now);
    }
}
