using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

// For those who ask what the routers of one network would choose, each for itself, before the last tie-breaks.
public sealed partial class PropagationSolver
{
    internal AsGraph Graph => _graph;

    internal TieBreakOrder TieBreaks => _tieBreaks;

    /// <summary>The neighbors whose routes only tie-breaks tell from the best one of a network, and the best
    /// itself.</summary>
    /// <param name="routes">As this solver, or one like it, has filled them.</param>
    /// <param name="into">By index; grows where it is too small.</param>
    /// <returns>How many they are; 0 at an announcer and where there is no route.</returns>
    internal int CopyEquals(PrefixRoutes routes, int index, ref int[] into)
    {
        if (_routes != routes || _set != routes.Set)
        {
            Begin(routes.Set ?? throw new ArgumentException("The routes are not solved.", nameof(routes)), routes);
        }
        RouteEntry has = _entries[index];
        if (has.Rank is RouteRank.None or RouteRank.Origin)
        {
            return 0;
        }
        AsRelationship sender = SenderOf(has);
        ReadOnlySpan<int> neighbors = RowOf(index, sender);
        if (into.Length < neighbors.Length)
        {
            into = new int[neighbors.Length];
        }
        int count = 0;
        foreach (int neighbor in neighbors)
        {
            if (neighbor == has.Next || IsEqual(index, neighbor, sender, has))
            {
                into[count++] = neighbor;
            }
        }
        return count;
    }

    private bool IsEqual(int index, int neighbor, AsRelationship sender, in RouteEntry has)
    {
        // Cheap before dear: most neighbors of a large network have longer ways, or none.
        if (_entries[neighbor].Length >= has.Length || !Hears(index, neighbor, sender, out RouteEntry offer))
        {
            return false;
        }
        if (offer.Length != has.Length || !Passes(index, offer, out Policies.RouteMarks marks))
        {
            return false;
        }
        bool prefersSigned = _security?.RulesOf(index)?.PrefersSigned == true;
        return !prefersSigned || marks.IsSigned == _routes.MarksOf(index).IsSigned;
    }
}
