using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Propagation;

/// <summary>What is solved again after a change is what would have been solved from the start.</summary>
public sealed class UpdateLaws
{
    [Law(MaxTest = 1_000)]
    public Property A_link_that_goes_and_comes_back() =>
        Prop.ForAll(
            Drawn.Any,
            Arb.From(Gen.Choose(0, 1_000)),
            (drawn, lot) =>
            {
                if (drawn.Graph.LinkCount == 0)
                {
                    return true;
                }
                (Asn one, Asn other, AsRelationship relationship) = LinkOf(drawn.Graph, lot);
                IReadOnlyList<Announcement> announcements =
                [
                    .. drawn.Announcements.Select(a =>
                        a with
                        {
                            Prepending = a.Prepending.Where(pair => !IsEnd(pair.Key)).ToDictionary(),
                            NotTo = a.NotTo.Where(asn => !IsEnd(asn)).ToHashSet(),
                            NoExportTo = a.NoExportTo.Where(asn => !IsEnd(asn)).ToHashSet(),
                        }
                    ),
                ];
                AsGraph without = drawn.Graph.WithoutLink(one, other);
                AsGraph back = without.WithLink(one, other, relationship);
                PrefixRoutes routes = Solve(drawn, drawn.Graph, announcements);
                bool isSame = Update(drawn, without, announcements, routes, (one, other));
                return isSame && Update(drawn, back, announcements, routes, (one, other));

                bool IsEnd(Asn asn) => asn == one || asn == other;
            }
        );

    [Law(MaxTest = 1_000)]
    public Property An_announcement_that_comes_and_goes() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                PrefixRoutes routes = Solve(drawn, drawn.Graph, [.. drawn.Announcements.Skip(1)]);
                return Update(drawn, drawn.Graph, drawn.Announcements, routes)
                    && Update(drawn, drawn.Graph, [.. drawn.Announcements.SkipLast(1)], routes)
                    && Update(drawn, drawn.Graph, [], routes);
            }
        );

    [Law(MaxTest = 300)]
    public Property An_announcement_that_is_changed() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                PrefixRoutes routes = Solve(drawn, drawn.Graph, drawn.Announcements);
                Announcement changed = drawn.Announcements[0] with { Prepending = new Dictionary<Asn, int>() };
                return Update(drawn, drawn.Graph, [changed, .. drawn.Announcements.Skip(1)], routes);
            }
        );

    private static bool Update(
        Drawn drawn,
        AsGraph graph,
        IReadOnlyList<Announcement> announcements,
        PrefixRoutes routes,
        params ReadOnlySpan<(Asn, Asn)> links
    )
    {
        new PropagationSolver(graph, drawn.TieBreaks).Update(new AnnouncementSet(graph, announcements), routes, links);
        PrefixRoutes anew = Solve(drawn, graph, announcements);
        return Enumerable
            .Range(0, graph.Count)
            .All(i =>
                routes.SourceOf(i) == anew.SourceOf(i)
                && routes.AnnouncementOf(i) == anew.AnnouncementOf(i)
                && routes.PathOf(i).SequenceEqual(anew.PathOf(i))
                && routes.Entries[i].Flags == anew.Entries[i].Flags
            );
    }

    private static PrefixRoutes Solve(Drawn drawn, AsGraph graph, IReadOnlyList<Announcement> announcements) =>
        new PropagationSolver(graph, drawn.TieBreaks).Solve(announcements);

    private static (Asn One, Asn Other, AsRelationship Relationship) LinkOf(AsGraph graph, int lot)
    {
        int at = lot % graph.NeighborRows.Length;
        int row = Enumerable.Range(0, graph.Rows.Length - 1).First(r => graph.Rows[r + 1] > at);
        return (graph.AsnOf(row / 3), graph.AsnOf(graph.NeighborRows[at]), (AsRelationship)(row % 3));
    }
}
