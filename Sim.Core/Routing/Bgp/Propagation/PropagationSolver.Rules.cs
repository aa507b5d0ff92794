using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

// Loops, forged paths and security policies: what may keep an offer from being a route.
public sealed partial class PropagationSolver
{
    /// <summary>Whether a network takes what a neighbor offers, and what is then attached to it.</summary>
    private bool Passes(int to, in RouteEntry offer, out RouteMarks marks)
    {
        marks = default;
        if (_set.HasRefusers && _set.IsRefused(offer.Path, to))
        {
            return false;
        }
        return _security is null || (Leaves(to, offer, ref marks) && Enters(to, offer, ref marks));
    }

    /// <summary>Export at the neighbor.</summary>
    private bool Leaves(int to, in RouteEntry offer, ref RouteMarks marks)
    {
        int from = offer.Next;
        bool isAnnouncer = _entries[from].Rank == RouteRank.Origin;
        marks = isAnnouncer ? _set.PathAt(offer.Path).Marks : _routes.MarksOf(from);
        ISecurityPolicy? rules = _security!.RulesOf(from);
        if (rules?.Sends(_graph.Asns[from], AsGraphEdit.Reverse(SenderOf(offer)), ref marks) == false)
        {
            return false;
        }
        marks = rules?.Signs == true ? marks : marks with { IsSigned = false };
        return true;
    }

    /// <summary>Import at the network.</summary>
    private bool Enters(int to, in RouteEntry offer, ref RouteMarks marks)
    {
        if (_security!.RulesOf(to) is not { } rules)
        {
            return true;
        }
        var route = new ReceivedRoute(_set.Prefix, to, offer.Next, SenderOf(offer), SentPath(offer));
        return rules.Accepts(route, _security, ref marks);
    }

    /// <summary>What the sender is to the receiver.</summary>
    private static AsRelationship SenderOf(in RouteEntry offer) =>
        offer.Rank switch
        {
            RouteRank.Customer => AsRelationship.Customer,
            RouteRank.Peer => AsRelationship.Peer,
            _ => AsRelationship.Provider,
        };

    /// <summary>The path as it is sent, in scratch memory.</summary>
    private ReadOnlySpan<uint> SentPath(in RouteEntry offer)
    {
        int from = offer.Next;
        if (_entries[from].Rank == RouteRank.Origin)
        {
            return _set.PathAt(offer.Path).Numbers;
        }
        int length = _entries[from].Length;
        if (_path.Length < length)
        {
            _path = new uint[2 * length];
        }
        _routes.CopyPath(from, _path);
        return _path.AsSpan(0, length);
    }
}
