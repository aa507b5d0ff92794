using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;

namespace Sim.Core.Routing.Bgp.Geography;

// Which exit a router takes.
public sealed partial class PathExpander
{
    /// <summary>All places where a network hands over to a neighbor that has its paths already.</summary>
    /// <returns>How many were written.</returns>
    private int CopyCrossings(int network, int neighbor)
    {
        int count = 0;
        if (_routes.Entries[neighbor].Rank == RouteRank.Origin)
        {
            foreach (AnycastDoor door in _prefix.DoorsOf(neighbor, network))
            {
                _crossings[count] = new Crossing(
                    door.Point,
                    ~count,
                    door.Site,
                    door.InteriorNanoseconds,
                    door.RestNanoseconds - door.InteriorNanoseconds,
                    door.RestNanoseconds,
                    door.RestKilometers
                );
                count++;
            }
            return count;
        }
        MetroTable metros = _geography.Metros;
        int points = _geography.CopyMeetingPoints(network, neighbor, _points);
        foreach (MeetingPoint point in _points.AsSpan(0, points))
        {
            int slot = _geography.Presence.NearestSlotOf(neighbor, point.Entry, metros);
            SlotPath on = _slots[slot];
            long backhaul = metros.NanosecondsBetween(point.Exit, point.Entry);
            _crossings[count++] = new Crossing(
                point,
                slot,
                on.Site,
                on.Own,
                backhaul,
                backhaul + on.Rest,
                metros.KilometersBetween(point.Exit, point.Entry) + on.Kilometers
            );
        }
        return count;
    }

    /// <summary>Takes the best exit to a neighbor where it is better than the one that a slot has.</summary>
    private void Consider(
        int network,
        int neighbor,
        ref SlotPath has,
        int metro,
        ReadOnlySpan<Crossing> crossings,
        bool honorsMed
    )
    {
        if (crossings.IsEmpty)
        {
            return;
        }
        int best = Best(metro, crossings, honorsMed);
        ref readonly Crossing exit = ref crossings[best];
        long own = _geography.Metros.NanosecondsBetween(metro, exit.Point.Exit);
        int order = has.Neighbor < 0 ? -1 : own.CompareTo(has.Own);
        order = order == 0 ? exit.Backhaul.CompareTo(has.Backhaul) : order;
        bool isTie = order == 0;
        if (isTie)
        {
            order = CompareTied(network, neighbor, has.Neighbor);
        }
        if (order < 0)
        {
            has = new SlotPath(
                neighbor,
                exit.Point.Exit,
                exit.Next,
                exit.Site,
                isTie,
                own,
                exit.Backhaul,
                own + exit.Rest,
                _geography.Metros.KilometersBetween(metro, exit.Point.Exit) + exit.Kilometers
            );
        }
        else if (isTie)
        {
            has = has with { IsTie = true };
        }
    }

    /// <summary>The nearest exit, or with MED the one nearest to where the neighbor goes on.</summary>
    private int Best(int metro, ReadOnlySpan<Crossing> crossings, bool honorsMed)
    {
        ReadOnlySpan<long> ways = _geography.Metros.Ways.Slice(
            metro * _geography.Metros.Count,
            _geography.Metros.Count
        );
        int best = 0;
        for (int i = 1; i < crossings.Length; i++)
        {
            ref readonly Crossing one = ref crossings[i];
            ref readonly Crossing has = ref crossings[best];
            int order = honorsMed ? one.Med.CompareTo(has.Med) : 0;
            order = order == 0 ? ways[one.Point.Exit].CompareTo(ways[has.Point.Exit]) : order;
            order = order == 0 ? one.Backhaul.CompareTo(has.Backhaul) : order;
            best = order < 0 ? i : best;
        }
        return best;
    }

    private int CompareTied(int network, int one, int other) =>
        _solver.TieBreaks.Compare(_solver.Graph, network, Tied(one), Tied(other), out _);

    private TiedRoute Tied(int neighbor) => new(neighbor, _routes.AnnouncementOf(neighbor));
}
