namespace Sim.Core.Routing.Bgp.StablePaths;

/// <summary>How it ended when all nodes chose at once, round after round.</summary>
/// <param name="Round">The round whose state had been there before; the last one when none had.</param>
/// <param name="Period">
/// Rounds since that state was there first: 1 is a fixpoint, more an oscillation, 0 when the rounds ran out first.
/// </param>
/// <param name="Paths">What each node has then; nodes without a path have an empty one.</param>
public sealed record SynchronousRun(int Round, int Period, IReadOnlyDictionary<Asn, IReadOnlyList<Asn>> Paths)
{
    public bool IsFixpoint => Period == 1;
}
