using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>kubelet's pauses before it starts a container again that has ended: CrashLoopBackOff.</summary>
/// <remarks>
/// At once after the first end, then 10 s, twice as long each time, at most 5 min; forgotten when a container has run
/// for 10 min. Source: Kubernetes documentation, "Pod Lifecycle", how Pods handle problems with containers.
/// </remarks>
internal static class RestartBackOff
{
    /// <summary>Pause after the second end.</summary>
    public static SimDuration First { get; } = SimDuration.FromSeconds(10);

    /// <summary>Longest pause.</summary>
    public static SimDuration Longest { get; } = SimDuration.FromMinutes(5);

    /// <summary>A container that has run for so long begins anew.</summary>
    public static SimDuration ResetAfter { get; } = SimDuration.FromMinutes(10);

    /// <summary>The pause before the next start.</summary>
    /// <param name="ends">Ends that are remembered before this one, 0 or more; counted on.</param>
    /// <param name="ran">How long the container has run.</param>
    public static SimDuration Next(ref int ends, SimDuration ran)
    {
        if (ran >= ResetAfter)
        {
            ends = 0;
        }
        int doublings = ends++ - 1;
        return doublings < 0 ? SimDuration.Zero
            : doublings > 5 ? Longest
            : SimDuration.Min(Longest, First * (1L << doublings));
    }
}
