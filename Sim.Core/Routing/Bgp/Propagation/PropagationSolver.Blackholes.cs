using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

// ROV++ version 1 lite.
public sealed partial class PropagationSolver
{
    /// <summary>
    /// Adds where networks with ROV++ discard packets: the invalid part of a prefix came from the neighbor that they
    /// reach the whole prefix through. Discarding is not exported, so nobody else's route changes.
    /// </summary>
    /// <param name="part">Solved, and so without a route at networks that refuse it.</param>
    /// <param name="whole">The solved routes to the longest prefix that covers it.</param>
    public void AddBlackholes(PrefixRoutes part, PrefixRoutes whole)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(whole);
        if (_security is null)
        {
            return;
        }
        Begin(part.Set ?? throw new ArgumentException("The routes are not solved.", nameof(part)), part);
        for (int index = 0; index < _graph.Count; index++)
        {
            int neighbor = whole.Entries[index].Next;
            if (
                _security.PolicyOf(index) == SecurityPolicy.RovPlusPlusV1Lite
                && _entries[index].Rank == RouteRank.None
                && neighbor >= 0
                && _graph.RelationshipOf(index, neighbor) is { } sender
                && IsInvalidFrom(index, neighbor, sender, out RouteEntry offer)
            )
            {
                _entries[index] = offer with { Flags = RouteFlags.Blackhole };
            }
        }
    }

    private bool IsInvalidFrom(int index, int neighbor, AsRelationship sender, out RouteEntry offer)
    {
        RouteMarks marks = default;
        return Hears(index, neighbor, sender, out offer)
            && !_set.IsRefused(offer.Path, index)
            && Leaves(index, offer, ref marks)
            && _security!.IsInvalid(_set.Prefix, _set.PathAt(offer.Path).Numbers[^1]);
    }
}
