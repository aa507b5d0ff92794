using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>Which of two routes a network prefers, and by what.</summary>
internal sealed class RoutePreference(AsGraph graph, TieBreakOrder tieBreaks, SecurityRegistry? security)
{
    /// <summary>Negative when the first is preferred.</summary>
    /// <param name="step">The first criterion that differs.</param>
    /// <param name="tieBreak">Null when none was asked.</param>
    public int Compare(
        int receiver,
        in Candidate one,
        in Candidate other,
        out SelectionStep step,
        out ITieBreak? tieBreak
    )
    {
        tieBreak = null;
        step = SelectionStep.Relationship;
        int order = one.Entry.Rank.CompareTo(other.Entry.Rank);
        if (order == 0)
        {
            step = SelectionStep.PathLength;
            order = one.Entry.Length.CompareTo(other.Entry.Length);
        }
        if (order == 0 && security?.RulesOf(receiver)?.PrefersSigned == true)
        {
            step = SelectionStep.SignedPath;
            order = other.Marks.IsSigned.CompareTo(one.Marks.IsSigned);
        }
        if (order == 0)
        {
            step = SelectionStep.TieBreak;
            order = tieBreaks.Compare(graph, receiver, one.Tied, other.Tied, out tieBreak);
        }
        return order;
    }
}
