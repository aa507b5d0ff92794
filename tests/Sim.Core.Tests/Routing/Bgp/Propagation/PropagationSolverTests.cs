using System.Net;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Forwarding;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Propagation;

public sealed class PropagationSolverTests
{
    //      1 ----- 2          peers
    //     / \     / \
    //    3   4   5   6        customers
    //     \ /     \ /
    //      7       8
    private static readonly AsGraph s_graph = Graphs.Of("1-2 1>3 1>4 2>5 2>6 3>7 4>7 5>8 6>8");

    [Test]
    public void Routes_climb_cross_once_and_come_down()
    {
        PrefixRoutes routes = Solve(Of(7));

        Assert.That(
            Texts(routes),
            Is.EqualTo(
                new[]
                {
                    "Customer 1 3 7",
                    "Peer 2 1 3 7",
                    "Customer 3 7",
                    "Customer 4 7",
                    "Provider 5 2 1 3 7",
                    "Provider 6 2 1 3 7",
                    "Origin 7",
                    "Provider 8 5 2 1 3 7",
                }
            )
        );
        Assert.That(routes.ReachedCount, Is.EqualTo(8));
    }

    [Test]
    public void A_peering_is_not_crossed_twice_nor_climbed_to()
    {
        // 1 and 3 peer with 2 only, so 3 never hears of 1's prefix; nor does 4, whose customer 2 has it from a peer.
        PrefixRoutes routes = Solve(Graphs.Of("1-2 2-3 4>2"), Of(1));

        Assert.That(Texts(routes), Is.EqualTo(new[] { "Origin 1", "Peer 2 1", "None", "None" }));
    }

    [Test]
    public void A_longer_way_over_a_customer_beats_a_peer_and_a_peer_beats_a_provider()
    {
        // 1 reaches 5 over its customers 3 and 4, or straight over the peering.
        Assert.That(Texts(Solve(Graphs.Of("1>3 3>4 4>5 1-5"), Of(5)))[0], Is.EqualTo("Customer 1 3 4 5"));
        // 2 reaches 5 over the peer 3 in three steps, or over the provider 1 in two.
        Assert.That(Texts(Solve(Graphs.Of("1>2 1>5 2-3 3>4 4>5"), Of(5)))[1], Is.EqualTo("Peer 2 3 4 5"));
    }

    [Test]
    public void Prepending_moves_those_who_compare_lengths()
    {
        var announcement = new Announcement
        {
            Announcer = new Asn(7),
            Prepending = new Dictionary<Asn, int> { [new Asn(3)] = 2 },
        };
        PrefixRoutes routes = Solve(announcement);

        Assert.That(Texts(routes)[0], Is.EqualTo("Customer 1 4 7"));
        Assert.That(Texts(routes)[2], Is.EqualTo("Customer 3 7 7 7"));
        Assert.That(routes.LengthOf(2), Is.EqualTo(4));
    }

    [Test]
    public void An_announcement_to_one_neighbor_reaches_the_others_around()
    {
        PrefixRoutes routes = Solve(
            new Announcement
            {
                Announcer = new Asn(7),
                OnlyTo = new HashSet<Asn> { new(4) },
            }
        );
        Assert.That(Texts(routes)[2], Is.EqualTo("Provider 3 1 4 7"));

        PrefixRoutes others = Solve(
            new Announcement
            {
                Announcer = new Asn(7),
                NotTo = new HashSet<Asn> { new(3) },
            }
        );
        Assert.That(Texts(others), Is.EqualTo(Texts(routes)));
    }

    [Test]
    public void No_export_stays_with_the_neighbor()
    {
        PrefixRoutes routes = Solve(
            new Announcement
            {
                Announcer = new Asn(7),
                NoExportTo = new HashSet<Asn> { new(3), new(4) },
            }
        );
        Assert.That(
            Texts(routes),
            Is.EqualTo(new[] { "None", "None", "Customer 3 7", "Customer 4 7", "None", "None", "Origin 7", "None" })
        );
    }

    [Test]
    public void Anycast_divides_the_networks_among_the_announcers()
    {
        PrefixRoutes routes = Solve(Of(7), Of(8));

        // 1, 3, 4 and 7 on the left, 2, 5, 6 and 8 on the right: all by customers.
        Assert.That(routes.CountByAnnouncement(), Is.EqualTo(new[] { 4, 4 }));
        Assert.That(Enumerable.Range(0, 8).Select(routes.AnnouncementOf), Is.EqualTo(new[] { 0, 1, 0, 0, 1, 1, 0, 1 }));
    }

    [Test]
    public void Sites_of_one_network_are_told_apart_by_where_packets_come_in()
    {
        PrefixRoutes routes = Solve(
            new Announcement
            {
                Announcer = new Asn(7),
                OnlyTo = new HashSet<Asn> { new(3) },
            },
            new Announcement
            {
                Announcer = new Asn(7),
                OnlyTo = new HashSet<Asn> { new(4) },
            }
        );

        // 3 and what the tie at 1 gives it, and 4 alone.
        Assert.That(routes.CountByAnnouncement(), Is.EqualTo(new[] { 7, 1 }));
        Assert.That(routes.EntryNeighborOf(7), Is.EqualTo(s_graph.IndexOf(new Asn(3))));
        Assert.That(routes.EntryNeighborOf(6), Is.EqualTo(-1));
    }

    [Test]
    public void A_forged_path_is_dropped_by_those_whom_it_names()
    {
        // 8 says that it is next to 7: longer by one, so only the right side believes it.
        PrefixRoutes routes = Solve(Of(7), new Announcement { Announcer = new Asn(8), Path = Graphs.Asns(8, 7) });

        Assert.That(Texts(routes)[1], Is.EqualTo("Customer 2 5 8 7"));
        Assert.That(Texts(routes)[0], Is.EqualTo("Customer 1 3 7"));

        PrefixRoutes alone = Solve(new Announcement { Announcer = new Asn(8), Path = Graphs.Asns(8, 2) });
        Assert.That(Texts(alone)[1], Is.EqualTo("None"));
        Assert.That(Texts(alone)[4], Is.EqualTo("Customer 5 8 2"));
    }

    [Test]
    public void A_leak_draws_traffic_through_a_customer()
    {
        // 4 buys from 1 and 2, and passes the route that it has from 1 on to 2, which believes its customer.
        //   1   2
        //  / \ /
        // 3   4
        AsGraph graph = Graphs.Of("1>3 1>4 2>4");
        PrefixRoutes before = Solve(graph, Of(3));
        Assert.That(Texts(before), Is.EqualTo(new[] { "Customer 1 3", "None", "Origin 3", "Provider 4 1 3" }));

        Announcement leak = Announcement.LeakOf(before, new Asn(4))!;
        PrefixRoutes after = Solve(graph, Of(3), leak);

        Assert.That(Texts(after)[1], Is.EqualTo("Customer 2 4 1 3"));
        Assert.That(Texts(after)[0], Is.EqualTo("Customer 1 3"));
        // The packets of 2 go through 4 and arrive.
        var path = ForwardingPath.Trace([after], IPAddress.Parse("192.0.2.1"), 1);
        Assert.That(path.Outcome, Is.EqualTo(ForwardingOutcome.Arrived));
        Assert.That(path.Hops, Is.EqualTo(new[] { 1, 3, 0, 2 }));
    }

    [Test]
    public void Nobody_leaks_its_own_prefix() => Assert.That(Announcement.LeakOf(Solve(Of(7)), new Asn(7)), Is.Null);

    [Test]
    public void Packets_for_a_hijacked_part_follow_the_longest_prefix_at_every_hop()
    {
        PrefixRoutes whole = SolvePrefix("192.0.0.0/16", Of(7));
        // 8 announces a part to 5 alone, which keeps it to itself.
        PrefixRoutes part = SolvePrefix(
            "192.0.2.0/24",
            new Announcement
            {
                Announcer = new Asn(8),
                OnlyTo = new HashSet<Asn> { new(5) },
                NoExportTo = new HashSet<Asn> { new(5) },
            }
        );
        Assert.That(Follow(5), Is.EqualTo("Arrived 5 8"));
        Assert.That(Follow(6), Is.EqualTo("Arrived 6 2 1 3 7"));
        Assert.That(Follow(8), Is.EqualTo("Arrived 8"));

        string Follow(uint from)
        {
            var path = ForwardingPath.Trace(
                [whole, part],
                IPAddress.Parse("192.0.2.1"),
                s_graph.IndexOf(new Asn(from))
            );
            return $"{path.Outcome} {string.Join(' ', path.Hops.Select(hop => s_graph.AsnOf(hop).Value))}";
        }
    }

    [Test]
    public void The_selection_names_what_decided()
    {
        var solver = new PropagationSolver(s_graph);
        PrefixRoutes routes = solver.Solve(Of(7));

        Assert.That(solver.Select(routes, 6), Is.EqualTo(new RouteSelection(-1, SelectionStep.OwnRoute, null, -1)));
        Assert.That(
            solver.Select(routes, 0),
            Is.EqualTo(new RouteSelection(2, SelectionStep.TieBreak, "lowest-neighbor-asn", 3))
        );
        Assert.That(solver.Select(routes, 1), Is.EqualTo(new RouteSelection(0, SelectionStep.OnlyRoute, null, -1)));
        // 3 hears 7 itself, and 1, which came to 7 over it, must not count: a provider's path with 3 in it.
        Assert.That(solver.Select(routes, 2).Step, Is.EqualTo(SelectionStep.OnlyRoute));
        // 4 hears 7, its customer, and 1, its provider, which goes over 3.
        Assert.That(solver.Select(routes, 3), Is.EqualTo(new RouteSelection(6, SelectionStep.Relationship, null, 0)));
    }

    [Test]
    public void The_explanation_has_a_line_for_each_candidate()
    {
        var solver = new PropagationSolver(s_graph);
        var why = new Explanation();
        solver.Select(solver.Solve(Of(7)), 0, why);

        Assert.That(
            why.ToString(),
            Is.EqualTo(
                "  AS1: best route (2 candidates)\n"
                    + "= from AS3: lowest-neighbor-asn (Customer, path length 3)\n"
                    + "- from AS4: lowest-neighbor-asn (Customer, path length 3)\n"
            )
        );
    }

    [Test]
    public void Ties_are_broken_in_the_order_that_is_asked_for()
    {
        Assert.That(At1(new NearestNeighbor((_, neighbor) => -neighbor)), Is.EqualTo("Customer 1 4 7"));
        Assert.That(At1(new LowestRouterId((_, neighbor) => neighbor == 3 ? 1u : 2u)), Is.EqualTo("Customer 1 4 7"));
        Assert.That(At1(new NearestNeighbor((_, _) => 1)), Is.EqualTo("Customer 1 3 7"), "equal: the next one decides");

        static string At1(ITieBreak first)
        {
            var solver = new PropagationSolver(s_graph, new TieBreakOrder(first, new LowestNeighborAsn()));
            return Texts(solver.Solve(Of(7)))[0];
        }
    }

    [Test]
    public void The_oldest_announcement_wins_a_tie_when_age_counts()
    {
        AsGraph graph = Graphs.Of("1>2 1>3");
        var oldest = new TieBreakOrder(new OldestAnnouncement(), new LowestNeighborAsn());

        Assert.That(Texts(new PropagationSolver(graph, oldest).Solve(Of(3), Of(2)))[0], Is.EqualTo("Customer 1 3"));
        Assert.That(Texts(new PropagationSolver(graph).Solve(Of(3), Of(2)))[0], Is.EqualTo("Customer 1 2"));
    }

    [Test]
    public void Tie_breaks_that_may_leave_a_tie_are_refused() =>
        Assert.That(
            () => new TieBreakOrder(new LowestNeighborAsn(), new HashedNeighbor(1)),
            Throws.ArgumentException.With.Message.Contains("lowest-neighbor-asn")
        );

    [Test]
    public void Everything_that_does_not_fit_the_graph_is_named_at_once()
    {
        var wrong = new Announcement
        {
            Announcer = new Asn(7),
            Prepending = new Dictionary<Asn, int> { [new Asn(3)] = 256, [new Asn(8)] = 1 },
        };
        Assert.That(
            () => Solve(wrong, Of(99)),
            Throws.ArgumentException.With.Message.Contains(
                "AS8 is no neighbor of AS7; 256 copies of AS7 towards AS3 are not 0 to 255; AS99 is not in the graph"
            )
        );
    }

    [Test]
    public void Solving_again_allocates_nothing()
    {
        var solver = new PropagationSolver(s_graph);
        var set = new AnnouncementSet(s_graph, [Of(7), Of(8)]);
        var routes = new PrefixRoutes(s_graph);
        solver.Solve(set, routes);

        long before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve(set, routes);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static Announcement Of(uint asn) => new() { Announcer = new Asn(asn) };

    private static PrefixRoutes Solve(params Announcement[] announcements) => Solve(s_graph, announcements);

    private static PrefixRoutes Solve(AsGraph graph, params Announcement[] announcements) =>
        new PropagationSolver(graph).Solve(announcements);

    private static PrefixRoutes SolvePrefix(string prefix, Announcement announcement)
    {
        var routes = new PrefixRoutes(s_graph);
        new PropagationSolver(s_graph).Solve(
            new AnnouncementSet(s_graph, [announcement], IPNetwork.Parse(prefix)),
            routes
        );
        return routes;
    }

    /// <summary>By network, in ascending order.</summary>
    private static string[] Texts(PrefixRoutes routes) =>
        [
            .. Enumerable
                .Range(0, routes.Graph.Count)
                .Select(i =>
                    string.Join(' ', [routes.SourceOf(i).ToString(), .. routes.PathOf(i).Select(a => $"{a.Value}")])
                ),
        ];
}
