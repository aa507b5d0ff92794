using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Exchange;

// What one network does: read, decide, send.
public sealed partial class RouteExchange
{
    private void Read(Message message)
    {
        int index = _ends.OwnerOf(message.End);
        int version = _security?.Withdrawn.Version ?? 0;
        if (_security?.PolicyOf(index) == SecurityPolicy.RouteStateTracking)
        {
            Track(index, _received[message.End], message.Route);
        }
        _received[message.End] = message.Route;
        Redecide(index);
        if (_security is not null && _security.Withdrawn.Version != version)
        {
            for (int other = 0; other < _graph.Count; other++)
            {
                if (_security.PolicyOf(other) == SecurityPolicy.RouteStateTracking)
                {
                    Redecide(other);
                }
            }
        }
    }

    private void Track(int index, ExchangedRoute? before, ExchangedRoute? now)
    {
        uint own = _graph.Asns[index];
        if (now is not null)
        {
            _security!.Withdrawn.Forget(Prefix, own, now.Path);
        }
        else if (before is not null)
        {
            _security!.Withdrawn.Record(Prefix, own, before.Path);
        }
    }

    private void Redecide(int index)
    {
        Choice before = _best[index];
        Decide(index);
        if (_best[index] != before)
        {
            Export(index);
        }
    }

    private void Decide(int index)
    {
        int own = _announced.FindIndex(one => _graph.IndexOf(one.Announcement.Announcer) == index);
        if (own >= 0)
        {
            ExportedPath path = _set.PathAt(_set.OwnPathOf(own));
            var route = new ExchangedRoute(path.Numbers, path.Marks, RouteFlags.None, _announced[own].Number);
            _best[index] = new Choice(RouteRank.Origin, -1, route, path.Marks);
            return;
        }
        _best[index] = Choice.None;
        Candidate best = default;
        for (int end = _graph.Rows[3 * index]; end < _graph.Rows[(3 * index) + 3]; end++)
        {
            if (_received[end] is not { } route || !Accepts(index, end, route, out RouteMarks marks))
            {
                continue;
            }
            RouteRank rank = RankOf(RelationshipAt(index, end));
            var entry = new RouteEntry(
                _graph.NeighborRows[end],
                -1,
                (ushort)(route.Path.Length + 1),
                rank,
                route.Flags
            );
            var candidate = new Candidate(entry, marks, route.Announcement);
            if (_best[index].Rank == RouteRank.None || _preference.Compare(index, candidate, best, out _, out _) < 0)
            {
                best = candidate;
                _best[index] = new Choice(rank, end, route, marks);
            }
        }
    }

    private bool Accepts(int index, int end, ExchangedRoute route, out RouteMarks marks)
    {
        marks = route.Marks;
        if (route.Path.Contains(_graph.Asns[index]))
        {
            return false;
        }
        var received = new ReceivedRoute(
            Prefix,
            index,
            _graph.NeighborRows[end],
            RelationshipAt(index, end),
            route.Path
        );
        return _security?.RulesOf(index)?.Accepts(received, _security, ref marks) != false;
    }

    private void Export(int index)
    {
        for (int end = _graph.Rows[3 * index]; end < _graph.Rows[(3 * index) + 3]; end++)
        {
            ExchangedRoute? route = RouteFor(index, end);
            bool isKept = route is null && _keepsWithdrawals[index];
            if (!isKept && !Equals(route, _sent[end]))
            {
                _sent[end] = route;
                _messages.Enqueue(new Message(_ends.Other(end), route));
            }
        }
    }

    /// <summary>What a network has to tell a neighbor; null when nothing.</summary>
    private ExchangedRoute? RouteFor(int index, int end)
    {
        Choice best = _best[index];
        AsRelationship to = RelationshipAt(index, end);
        ExchangedRoute? route = best.Rank switch
        {
            RouteRank.None => null,
            RouteRank.Origin => InitialFor(index, _graph.NeighborRows[end]),
            _ when best.End == end || best.Route!.Flags != RouteFlags.None => null,
            _ when best.Rank != RouteRank.Customer && to != AsRelationship.Customer => null,
            _ => best.Route with { Path = [_graph.Asns[index], .. best.Route.Path], Marks = best.Marks },
        };
        if (route is null || _security is null)
        {
            return route;
        }
        RouteMarks marks = route.Marks;
        ISecurityPolicy? rules = _security.RulesOf(index);
        if (rules?.Sends(_graph.Asns[index], to, ref marks) == false)
        {
            return null;
        }
        return route with { Marks = rules?.Signs == true ? marks : marks with { IsSigned = false } };
    }

    private ExchangedRoute? InitialFor(int index, int neighbor)
    {
        if (!_set.TryFindExport(index, neighbor, out InitialExport export))
        {
            return null;
        }
        ExportedPath path = _set.PathAt(export.Path);
        return new ExchangedRoute(path.Numbers, path.Marks, export.Flags, _announced[path.Announcement].Number);
    }

    private AsRelationship RelationshipAt(int index, int end) =>
        end < _graph.Rows[(3 * index) + 1] ? AsRelationship.Customer
        : end < _graph.Rows[(3 * index) + 2] ? AsRelationship.Peer
        : AsRelationship.Provider;

    private static RouteRank RankOf(AsRelationship sender) =>
        sender switch
        {
            AsRelationship.Customer => RouteRank.Customer,
            AsRelationship.Peer => RouteRank.Peer,
            _ => RouteRank.Provider,
        };
}
