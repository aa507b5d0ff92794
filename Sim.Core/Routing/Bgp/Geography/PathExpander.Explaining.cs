using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Routing.Bgp.Geography;

// Why a path goes where it goes.
public sealed partial class PathExpander
{
    /// <summary>Exits that were not taken and are named one by one; more would bury the others.</summary>
    private const int NamedExits = 4;

    /// <summary>The path of one client, with the reason of every exit.</summary>
    /// <param name="paths">As this expander, or one like it, has expanded them.</param>
    /// <param name="routes">Those that the paths were expanded from.</param>
    public ExpandedPath Explain(ExpandedPaths paths, PrefixRoutes routes, int network, int metro, Explanation why)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(why);
        Begin(paths.Prefix, routes, paths);
        ExpandedPath path = paths.PathOf(network, metro);
        if (path.Site < 0)
        {
            why.Reject(Name(network), "no path", "packets reach no site");
            return path;
        }
        why.Note($"{Name(network)} in {Code(metro)}", "path", Describe(path));
        why.Enter();
        int at = _geography.Presence.NearestSlotOf(network, metro, _geography.Metros);
        if (_geography.Presence.MetroAt(at) != metro)
        {
            why.Note(Name(network), "backhaul", Distance(metro, _geography.Presence.MetroAt(at)));
        }
        for (SlotPath on = _slots[at]; on.Neighbor >= 0; on = _slots[at])
        {
            ExplainExit(_geography.Presence.NetworkAt(at), _geography.Presence.MetroAt(at), on, why);
            if (on.Next < 0)
            {
                int from = _prefix.DoorsOf(on.Neighbor, _geography.Presence.NetworkAt(at))[~on.Next].Point.Entry;
                ExplainSite(on.Neighbor, from, path.Site, why);
                why.Leave();
                return path;
            }
            at = on.Next;
        }
        ExplainSite(_geography.Presence.NetworkAt(at), _geography.Presence.MetroAt(at), path.Site, why);
        why.Leave();
        return path;
    }

    private void ExplainExit(int network, int metro, SlotPath taken, Explanation why)
    {
        int count = 1;
        _neighbors[0] = taken.Neighbor;
        if (_rules.EqualRoutes == EqualRoutes.NearestForEachRouter)
        {
            count = _solver.CopyEquals(_routes, network, ref _neighbors);
        }
        List<Exit> others = [];
        bool honorsMed = false;
        for (int i = 0; i < count; i++)
        {
            int neighbor = _neighbors[i];
            honorsMed |= neighbor == taken.Neighbor && _rules.HonorsMed(_geography.Graph, network, neighbor);
            foreach (Crossing crossing in _crossings.AsSpan(0, CopyCrossings(network, neighbor)))
            {
                if (neighbor != taken.Neighbor || crossing.Next != taken.Next)
                {
                    long own = _geography.Metros.NanosecondsBetween(metro, crossing.Point.Exit);
                    others.Add(new Exit(neighbor, crossing, own));
                }
            }
        }
        string rule =
            others.Count == 0 ? "only exit"
            : taken.IsTie ? "tie-break"
            : honorsMed ? "MED"
            : "hot potato";
        string where = $"{Name(network)} to {Name(taken.Neighbor)} in {Code(taken.Exit)}";
        string backhaul = taken.Backhaul > 0 ? $", then a circuit of {Text(taken.Backhaul)}" : "";
        why.Choose(where, rule, Distance(metro, taken.Exit) + backhaul);
        foreach (Exit other in others.OrderBy(one => one.Own).ThenBy(one => one.Crossing.Backhaul).Take(NamedExits))
        {
            MeetingPoint point = other.Crossing.Point;
            string circuit = other.Crossing.Backhaul > 0 ? $", then a circuit of {Text(other.Crossing.Backhaul)}" : "";
            why.Reject($"to {Name(other.Neighbor)} in {Code(point.Exit)}", rule, Distance(metro, point.Exit) + circuit);
        }
        if (others.Count > NamedExits)
        {
            string more = (others.Count - NamedExits).ToString(CultureInfo.InvariantCulture);
            why.Note($"{more} more exits", rule, "no nearer than those");
        }
    }

    private void ExplainSite(int announcer, int from, int site, Explanation why)
    {
        string rule = _prefix.NetworkOf(site).HasBackbone ? "nearest site" : "announces here";
        why.Choose(
            $"{Name(announcer)} site {_prefix.Sites[site].Name}",
            rule,
            Distance(from, _prefix.Sites[site].Metro)
        );
    }

    private string Name(int network) => _geography.Graph.AsnOf(network).ToString();

    private string Code(int metro) => _geography.Metros.Metros[metro].Code;

    private string Distance(int from, int to) =>
        from == to
            ? $"in {Code(from)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Code(from)} to {Code(to)}, {_geography.Metros.KilometersBetween(from, to):0} km, "
            ) + Text(_geography.Metros.NanosecondsBetween(from, to));

    private string Describe(ExpandedPath path) =>
        string.Create(CultureInfo.InvariantCulture, $"site {_prefix.Sites[path.Site].Name}, {path.Kilometers:0} km, ")
        + Text(path.RoundTrip.Nanoseconds);

    private static string Text(long nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{new SimDuration(nanoseconds).TotalMilliseconds:0.0} ms");

    private readonly record struct Exit(int Neighbor, Crossing Crossing, long Own);
}
