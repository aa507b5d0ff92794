using System.Globalization;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

// What one network hears from its neighbors, given the routes that they have.
public sealed partial class PropagationSolver
{
    /// <summary>How one network came to its route. Takes time in proportion to its neighbors.</summary>
    /// <param name="routes">As this solver, or one like it, has filled them.</param>
    public RouteSelection Select(PrefixRoutes routes, int index, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Begin(routes.Set ?? throw new ArgumentException("The routes are not solved.", nameof(routes)), routes);
        if (_entries[index].Rank == RouteRank.Origin)
        {
            why?.Choose(_graph.AsnOf(index).ToString(), "own route", "announces the prefix itself");
            return new RouteSelection(-1, SelectionStep.OwnRoute, null, -1);
        }
        List<Candidate> heard = Heard(index);
        if (heard.Count == 0)
        {
            why?.Reject(_graph.AsnOf(index).ToString(), "no route", "no neighbor sends one that it may use");
            return new RouteSelection(-1, SelectionStep.None, null, -1);
        }
        heard.Sort((one, other) => _preference.Compare(index, one, other, out _, out _));
        RouteSelection selection =
            heard.Count == 1
                ? new RouteSelection(heard[0].Entry.Next, SelectionStep.OnlyRoute, null, -1)
                : Between(index, heard[0], heard[1]);
        if (why is not null)
        {
            Explain(index, heard, selection, why);
        }
        return selection;
    }

    private RouteSelection Between(int index, Candidate best, Candidate next)
    {
        _preference.Compare(index, best, next, out SelectionStep step, out ITieBreak? tieBreak);
        return new RouteSelection(best.Entry.Next, step, tieBreak?.Name, next.Entry.Next);
    }

    private void Explain(int index, List<Candidate> heard, RouteSelection selection, Explanation why)
    {
        string count = heard.Count.ToString(CultureInfo.InvariantCulture);
        why.Note(
            _graph.AsnOf(index).ToString(),
            "best route",
            heard.Count == 1 ? "1 candidate" : $"{count} candidates"
        );
        why.Choose(Name(heard[0]), selection.TieBreak ?? RuleOf(selection.Step), Describe(heard[0]));
        foreach (Candidate other in heard.Skip(1))
        {
            _preference.Compare(index, heard[0], other, out SelectionStep step, out ITieBreak? tieBreak);
            why.Reject(Name(other), tieBreak?.Name ?? RuleOf(step), Describe(other));
        }
    }

    private string Name(Candidate route) => $"from {_graph.AsnOf(route.Entry.Next)}";

    private static string Describe(Candidate route) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(RouteSource)route.Entry.Rank}, path length {route.Entry.Length}"
        ) + (route.Marks.IsSigned ? ", signed" : "");

    private static string RuleOf(SelectionStep step) =>
        step switch
        {
            SelectionStep.Relationship => "relationship",
            SelectionStep.PathLength => "path length",
            SelectionStep.SignedPath => "signed path",
            _ => "only route",
        };

    private List<Candidate> Heard(int index)
    {
        List<Candidate> heard = [];
        for (var from = AsRelationship.Customer; from <= AsRelationship.Provider; from++)
        {
            foreach (int neighbor in RowOf(index, from))
            {
                if (Hears(index, neighbor, from, out RouteEntry offer) && Passes(index, offer, out RouteMarks marks))
                {
                    heard.Add(Known(offer, marks));
                }
            }
        }
        return heard;
    }

    private Candidate Known(in RouteEntry route, RouteMarks marks) =>
        new(route, marks, _set.PathAt(route.Path).Announcement);

    private ReadOnlySpan<int> RowOf(int index, AsRelationship relationship) =>
        relationship switch
        {
            AsRelationship.Customer => _graph.CustomersOf(index),
            AsRelationship.Peer => _graph.PeersOf(index),
            _ => _graph.ProvidersOf(index),
        };

    /// <summary>What a neighbor offers under the rules of export, paths with the network itself left out.</summary>
    /// <param name="sender">What the neighbor is to the network.</param>
    private bool Hears(int to, int from, AsRelationship sender, out RouteEntry offer)
    {
        RouteEntry route = _entries[from];
        RouteRank rank = sender switch
        {
            AsRelationship.Customer => RouteRank.Customer,
            AsRelationship.Peer => RouteRank.Peer,
            _ => RouteRank.Provider,
        };
        offer = default;
        if (route.Rank == RouteRank.Origin)
        {
            if (!_set.TryFindExport(from, to, out InitialExport sent))
            {
                return false;
            }
            offer = new RouteEntry(from, sent.Path, sent.Length, rank, sent.Flags);
            return true;
        }
        bool isSent =
            route.Rank != RouteRank.None
            && route.IsExported
            && (sender == AsRelationship.Provider || route.Rank == RouteRank.Customer);
        offer = new RouteEntry(from, route.Path, (ushort)(route.Length + 1), rank, RouteFlags.None);
        return isSent && !IsOnWay(to, from);
    }

    private bool IsOnWay(int network, int from)
    {
        for (int at = from; at >= 0; at = _entries[at].Next)
        {
            if (at == network)
            {
                return true;
            }
        }
        return false;
    }
}
