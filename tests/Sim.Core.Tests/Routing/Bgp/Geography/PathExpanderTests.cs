using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Geography;

// Paths are written as Line.Text has them: AB is a leg of one network from A to B, A~B a circuit, then the round trip:
// 20 ms for each step between neighboring letters and 1 ms for the ends.
public sealed class PathExpanderTests
{
    //   1 ----- 2      peers
    //   |       |
    //   3       4      customers; 4 announces
    private static readonly AsGraph s_chain = Graphs.Of("1-2 1>3 2>4");

    [Test]
    public void Each_network_hands_over_where_it_meets_the_next_one_first()
    {
        // 3 stands in B and meets 1 there. 1 and 2 meet in A and D: A is nearer to B (20 ms against 40). 2 then carries
        // from A to its meeting with 4 in E.
        AsGeography geography = Line.Of(s_chain, "ABD ADE B E");

        ExpandedPath path = PathOf(geography, Line.Islands(4, Line.Site('E')), from: 3, 'B');

        // 20 + 80 + 1.
        Assert.That(Line.Text(path), Is.EqualTo("BB BA AE EE 101ms"));
        Assert.That(path.Kilometers, Is.EqualTo(5 * Line.StepKilometers).Within(0.001));
    }

    [Test]
    public void Networks_without_a_common_metro_are_joined_by_a_circuit_between_the_nearest_pair()
    {
        // 1 is in A and B, 2 in D and E: B and D are the nearest pair, so from A it goes A-B, B~D, D-E.
        AsGeography geography = Line.Of(s_chain, "AB DE A E");

        ExpandedPath path = PathOf(geography, Line.Islands(4, Line.Site('E')), from: 3, 'A');

        Assert.That(Line.Text(path), Is.EqualTo("AA AB B~D DE EE 81ms"));
    }

    [Test]
    public void A_client_outside_of_the_metros_of_its_network_has_a_circuit_to_the_nearest()
    {
        AsGeography geography = Line.Of(s_chain, "BC CE B E");

        ExpandedPath path = PathOf(geography, Line.Islands(4, Line.Site('E')), from: 3, 'A');

        Assert.That(Line.Text(path), Is.EqualTo("A~B BB BC CE EE 81ms"));
    }

    //   1         transit
    //  / \
    // 2   3       2 announces, 3 has the clients
    private static readonly AsGraph s_fork = Graphs.Of("1>2 1>3");

    [TestCase('B', "BB BA AA 21ms")]
    [TestCase('C', "CC CD DD 21ms")]
    public void Traffic_goes_to_the_island_that_its_carrier_is_nearest_to(char client, string expected)
    {
        AsGeography geography = Line.Of(s_fork, "ABCD AD BC");

        ExpandedPath path = PathOf(geography, Line.Islands(2, Line.Site('A'), Line.Site('D')), from: 3, client);

        Assert.That(Line.Text(path), Is.EqualTo(expected));
    }

    [Test]
    public void A_backbone_takes_traffic_where_it_comes_and_carries_it_to_the_nearest_site()
    {
        // 2 is in B, C and F with sites in A and F. 1 hands over in C, where 3 is. C to A 40 ms, C to F 60.
        AsGeography geography = Line.Of(s_fork, "ABCD BCF C");

        ExpandedPath path = PathOf(geography, Line.Backbone(2, Line.Site('A'), Line.Site('F')), from: 3, 'C');

        Assert.That(Line.Text(path), Is.EqualTo("CC CC CA 41ms"));
        Assert.That(path.Site, Is.Zero);
    }

    [Test]
    public void An_island_that_is_announced_to_others_only_is_reached_by_a_detour()
    {
        // 4 announces its site in A to 1 and the one in D to 2. 3, a customer of 1 in D, lands in A: 1 prefers its
        // customer 4 over its peer 2, and hears of the site in A only.
        AsGraph graph = Graphs.Of("1-2 1>3 1>4 2>4");
        AsGeography geography = Line.Of(graph, "AD AD D AD");
        AnycastSite[] sites = [Line.Site('A', 1), Line.Site('D', 2)];

        Assert.That(Line.Text(PathOf(geography, Line.Islands(4, sites), from: 3, 'D')), Is.EqualTo("DD DA AA 61ms"));
        // With a backbone it still comes in at A, where it stays.
        Assert.That(Line.Text(PathOf(geography, Line.Backbone(4, sites), from: 3, 'D')), Is.EqualTo("DD DA AA 61ms"));
    }

    [Test]
    public void A_named_upstream_that_is_elsewhere_comes_by_a_circuit_to_its_nearest_metro()
    {
        // 1 is in C and F. Its circuit to the site in A ends in C, the nearer.
        AsGeography geography = Line.Of(s_fork, "CF A F");

        ExpandedPath path = PathOf(geography, Line.Islands(2, Line.Site('A', 1)), from: 3, 'F');

        Assert.That(Line.Text(path), Is.EqualTo("FF FC C~A AA 101ms"));
    }

    // The site is in A, open to all. Who meets 2 in C only hears nothing of it; who meets it nowhere has a circuit.
    [TestCase("BC AC B", -1)]
    [TestCase("BD AC B", 0)]
    public void An_open_site_is_announced_to_those_in_its_metro_and_over_circuits(string presence, int site)
    {
        var prefix = new AnycastPrefix(Line.Of(s_fork, presence), Line.Islands(2, Line.Site('A')));

        Assert.That(Expand(prefix, null).SiteOf(2, Line.At('B')), Is.EqualTo(site));
    }

    [Test]
    public void A_site_with_fewer_copies_in_front_takes_all_traffic_of_a_neighbor()
    {
        AsGeography geography = Line.Of(s_fork, "ABCD AD BC");
        AnycastSite near = Line.Site('D') with { Prepending = new Dictionary<Asn, int> { [new Asn(1)] = 2 } };

        AnycastNetwork network = Line.Islands(2, Line.Site('A'), near);

        Assert.That(Line.Text(PathOf(geography, network, from: 3, 'C')), Is.EqualTo("CC CA AA 41ms"));
        AnycastPrefix prefix = new(geography, Line.Islands(2, near));
        Assert.That(prefix.Announcements.Single().Prepending[new Asn(1)], Is.EqualTo(2));
    }

    //     1         1 in A and D, with clients 5
    //    / \
    //   2   3       2 in A, 3 in D
    //    \ /
    //     4         a site with each
    private static readonly AsGraph s_diamond = Graphs.Of("1>2 1>3 1>5 2>4 3>4");

    [TestCase(EqualRoutes.NearestForEachRouter, 'A', "AA AA AA AA 1ms")]
    [TestCase(EqualRoutes.NearestForEachRouter, 'D', "DD DD DD DD 1ms")]
    [TestCase(EqualRoutes.OneForNetwork, 'A', "AA AA AA AA 1ms")]
    [TestCase(EqualRoutes.OneForNetwork, 'D', "DD DA AA AA 61ms")]
    public void Of_equal_routes_each_router_takes_the_nearest_unless_the_network_has_one(
        EqualRoutes equalRoutes,
        char client,
        string expected
    )
    {
        AsGeography geography = Line.Of(s_diamond, "AD A D AD AD");
        AnycastNetwork network = Line.Islands(4, Line.Site('A', 2), Line.Site('D', 3));

        ExpandedPath path = PathOf(geography, network, from: 5, client, new ExitRules { EqualRoutes = equalRoutes });

        Assert.That(Line.Text(path), Is.EqualTo(expected));
    }

    [Test]
    public void Of_equal_routes_with_equally_near_exits_the_tie_break_takes_one_and_the_path_says_so()
    {
        // 1 meets both 2 and 3 in B only.
        AsGeography geography = Line.Of(s_diamond, "B AB BD AD B");
        AnycastNetwork network = Line.Islands(4, Line.Site('A', 2), Line.Site('D', 3));
        var prefix = new AnycastPrefix(geography, network);
        ExpandedPaths paths = Expand(prefix, null);

        Assert.That(Line.Text(paths.PathOf(4, Line.At('B'))), Is.EqualTo("BB BB BA AA 21ms"));
        Assert.That(paths.HangsOnTie(4, Line.At('B')), Is.True);
        // 2 itself has only one route.
        Assert.That(paths.HangsOnTie(1, Line.At('B')), Is.False);
    }

    [Test]
    public void A_customer_whose_med_is_honored_gets_its_traffic_near_its_site()
    {
        // 1 meets 2 in A and E; the site is in F, on the backbone of 2. Hot potato hands over in A, 5 steps before F;
        // with MED in E, which is one step before.
        AsGeography geography = Line.Of(s_fork, "ABCDE AEF A");
        AnycastNetwork network = Line.Backbone(2, Line.Site('F'));
        var rules = new ExitRules { HonorsMedOf = asn => asn == 0 ? MedSources.Customers : MedSources.None };

        Assert.That(Line.Text(PathOf(geography, network, from: 3, 'A')), Is.EqualTo("AA AA AF 101ms"));
        Assert.That(Line.Text(PathOf(geography, network, from: 3, 'A', rules)), Is.EqualTo("AA AE EF 101ms"));
        var peersOnly = new ExitRules { HonorsMedOf = _ => MedSources.Peers };
        Assert.That(Line.Text(PathOf(geography, network, from: 3, 'A', peersOnly)), Is.EqualTo("AA AA AF 101ms"));
    }

    [Test]
    public void Clients_of_the_announcer_go_to_its_nearest_site_and_who_has_no_route_to_none()
    {
        // 5 has a peer 3 only, which does not pass on what it has from its provider.
        AsGraph graph = Graphs.Of("1>2 1>3 3-5");
        AsGeography geography = Line.Of(graph, "AD ABCD A A");
        var prefix = new AnycastPrefix(geography, Line.Islands(2, Line.Site('A'), Line.Site('D')));
        ExpandedPaths paths = Expand(prefix, null);

        Assert.That(Line.Text(paths.PathOf(1, Line.At('C'))), Is.EqualTo("CD 21ms"));
        Assert.That(paths.SiteOf(3, Line.At('A')), Is.EqualTo(-1));
        Assert.That(paths.PathOf(3, Line.At('A')).Legs, Is.Empty);
    }

    [Test]
    public void The_explanation_names_every_exit_and_what_was_farther()
    {
        AsGeography geography = Line.Of(s_chain, "ABD ADE B E");
        var prefix = new AnycastPrefix(geography, Line.Islands(4, Line.Site('E')));
        var solver = new PropagationSolver(geography.Graph);
        PrefixRoutes routes = solver.Solve(prefix.Announcements);
        var expander = new PathExpander(geography, solver);
        var why = new Explanation();

        ExpandedPath path = expander.Explain(expander.Expand(prefix, routes), routes, 2, Line.At('B'), why);

        Assert.That(Line.Text(path), Is.EqualTo("BB BA AE EE 101ms"));
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  AS3 in B: path (site site-E, 5560 km, 101.0 ms)
                  = AS3 to AS1 in B: only exit (in B)
                  = AS1 to AS2 in A: hot potato (B to A, 1112 km, 20.0 ms)
                  - to AS2 in D: hot potato (B to D, 2224 km, 40.0 ms)
                  = AS2 to AS4 in E: only exit (A to E, 4448 km, 80.0 ms)
                  = AS4 site site-E: announces here (in E)

                """
            )
        );
    }

    [Test]
    public void A_prefix_that_does_not_fit_is_refused_with_all_reasons()
    {
        AsGeography geography = Line.Of(s_fork, "ABCD AD BC");
        AnycastSite[] sites =
        [
            Line.Site('A', 3),
            Line.Site('A') with
            {
                Prepending = new Dictionary<Asn, int> { [new Asn(1)] = 256 },
            },
            new() { Name = "nowhere", Metro = 6 },
        ];

        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            _ = new AnycastPrefix(geography, Line.Islands(2, sites), Line.Islands(9, Line.Site('B')))
        )!;

        Assert.That(
            refusal.Message,
            Does.StartWith(
                "site site-A comes twice; AS3 of site site-A is no neighbor of AS2; 256 copies of AS2 at site site-A "
                    + "towards AS1 are not 0 to 255; site nowhere is in none of the 6 metros; AS9 is not in the graph"
            )
        );
    }

    [Test]
    public void Routes_of_another_prefix_are_refused()
    {
        AsGeography geography = Line.Of(s_fork, "ABCD AD BC");
        var prefix = new AnycastPrefix(geography, Line.Islands(2, Line.Site('A')));
        var solver = new PropagationSolver(geography.Graph);
        PrefixRoutes routes = solver.Solve(new Announcement { Announcer = new Asn(2) });

        Assert.That(() => new PathExpander(geography, solver).Expand(prefix, routes), Throws.ArgumentException);
    }

    [Test]
    public void Expanding_again_allocates_nothing()
    {
        AsGeography geography = Line.Of(s_diamond, "AD A D AD AD");
        var prefix = new AnycastPrefix(geography, Line.Islands(4, Line.Site('A', 2), Line.Site('D', 3)));
        var solver = new PropagationSolver(geography.Graph);
        PrefixRoutes routes = solver.Solve(prefix.Announcements);
        var expander = new PathExpander(geography, solver);
        ExpandedPaths paths = expander.Expand(prefix, routes);

        long before = GC.GetAllocatedBytesForCurrentThread();
        expander.Expand(prefix, routes, paths);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static ExpandedPath PathOf(
        AsGeography geography,
        AnycastNetwork network,
        uint from,
        char metro,
        ExitRules? rules = null
    ) =>
        Expand(new AnycastPrefix(geography, network), rules)
            .PathOf(geography.Graph.IndexOf(new Asn(from)), Line.At(metro));

    private static ExpandedPaths Expand(AnycastPrefix prefix, ExitRules? rules)
    {
        var solver = new PropagationSolver(prefix.Geography.Graph);
        return new PathExpander(prefix.Geography, solver, rules).Expand(prefix, solver.Solve(prefix.Announcements));
    }
}
