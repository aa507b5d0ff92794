using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Core.Tests.Routing.Bgp.Geography;

namespace Sim.Core.Tests.Routing.Bgp.Catchments;

// 20 ms for each step between neighboring letters and 1 ms for the ends, as Line has it.
public sealed class CatchmentSolverTests
{
    //   1 ----- 2       1 and 2 meet in A; 1 is in A to D, 2 in A to F
    //   |      /|
    //   4     3 5       3 announces: site A to 2 only, site F to 2 only
    //                   4: clients in B, C; 5: clients in E; 6: not connected to them
    private static readonly AsGraph s_graph = Graphs.Of("1-2 2>3 1>4 2>5 7>6");

    private static readonly AsGeography s_geography = Line.Of(s_graph, "ABCD ABCDEF AF BC E A A");

    private static readonly AnycastPrefix s_prefix = new(s_geography, Line.Islands(3, Line.Site('A'), Line.Site('F')));

    // Network 6 is by index 5.
    private static readonly ClientNetwork[] s_clients =
    [
        new(3, Line.At('B'), 30, "WE"),
        new(3, Line.At('C'), 10, "WE"),
        new(4, Line.At('E'), 60, "EA"),
        new(5, Line.At('A'), 25, "WE"),
    ];

    // 4 in B: 1 hands over in A, site A: 20 + 1 ms. Nearest A (20). At the nearest.
    // 4 in C: A, 40 + 1 ms; nearest A (40; F is 60). At the nearest.
    // 5 in E: 2 has it in E, site F, 20 + 1 ms. At the nearest.
    [Test]
    public void Shares_and_round_trips_are_by_users_and_of_those_who_reach_a_site()
    {
        CatchmentSummary total = new CatchmentSolver(s_geography).Solve(s_prefix, s_clients).Total;

        Assert.That(total.Users, Is.EqualTo(125));
        Assert.That(total.Reached, Is.EqualTo(new Ratio(0.8)));
        Assert.That(total.SiteShares, Is.EqualTo(new[] { new Ratio(0.4), new Ratio(0.6) }));
        // (30 * 21 + 10 * 41 + 60 * 21) / 100.
        Assert.That(total.MeanRoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(23)));
        // 21 ms has 90 of 100 users, so the 90th percentile is 21 and the 95th 41.
        Assert.That(total.MedianRoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(21)));
        Assert.That(total.P90RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(21)));
        Assert.That(total.P95RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(41)));
        // One step for 90 users, two for 10.
        Assert.That(total.MeanPathKilometers, Is.EqualTo(1.1 * Line.StepKilometers).Within(0.001));
        Assert.That(total.AgainstNearest.NotAtBest, Is.EqualTo(Ratio.Zero));
        Assert.That(total.AgainstBestReachable, Is.Null);
    }

    [Test]
    public void Countries_have_their_own_rows_by_name()
    {
        Catchment catchment = new CatchmentSolver(s_geography).Solve(s_prefix, s_clients);

        Assert.That(catchment.Countries.Select(one => one.Country), Is.EqualTo(new[] { "EA", "WE" }));
        Assert.That(catchment.Countries[0].Summary.SiteShares, Is.EqualTo(new[] { Ratio.Zero, new Ratio(1) }));
        // 40 of 65 users.
        Assert.That(catchment.Countries[1].Summary.Reached.Value, Is.EqualTo(40 / 65.0).Within(1e-12));
        Assert.That(catchment.RoundTripQuantile(new Ratio(0.91)), Is.EqualTo(SimDuration.FromMilliseconds(41)));
    }

    // 2 is in D, E and F now, and so meets 1 in D only. Its circuit to site A starts in D, the nearest to A.
    //   4 in B: 1 carries B to D (40). In D the circuit to A (60) is at hand and site F is 40 ms away: hot potato takes
    //   the circuit. 40 + 60 + 1 = 101 ms.
    //   Nearest by geography is A, with 20 + 1 ms: at the nearest site, and 80 ms slower than it could be.
    //   If F served alone: 40 + 40 + 1 = 81 ms. So F is the best that can be reached.
    [Test]
    public void The_nearest_site_may_not_be_the_best_that_can_be_reached()
    {
        AsGeography geography = Line.Of(s_graph, "ABCD DEF AF BC E A A");
        var prefix = new AnycastPrefix(geography, Line.Islands(3, Line.Site('A', 2), Line.Site('F', 2)));

        Catchment catchment = new CatchmentSolver(geography).Solve(prefix, [s_clients[0]], comparesReachable: true);

        ClientCatchment client = catchment.Clients.Single();
        Assert.That(catchment.Sites[client.Site], Is.EqualTo("site-A"));
        Assert.That(client.RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(101)));
        Assert.That(client.Nearest, Is.EqualTo(new SiteRoundTrip(0, SimDuration.FromMilliseconds(21))));
        Assert.That(client.BestReachable, Is.EqualTo(new SiteRoundTrip(1, SimDuration.FromMilliseconds(81))));
        CatchmentSummary total = catchment.Total;
        Assert.That(total.AgainstNearest.NotAtBest, Is.EqualTo(Ratio.Zero));
        Assert.That(total.AgainstNearest.MeanInflation, Is.EqualTo(SimDuration.FromMilliseconds(80)));
        Assert.That(total.AgainstNearest.Above25Milliseconds, Is.EqualTo(new Ratio(1)));
        Assert.That(total.AgainstNearest.Above100Milliseconds, Is.EqualTo(Ratio.Zero));
        Assert.That(total.AgainstBestReachable!.NotAtBest, Is.EqualTo(new Ratio(1)));
        Assert.That(total.AgainstBestReachable.MeanInflation, Is.EqualTo(SimDuration.FromMilliseconds(20)));
    }

    [Test]
    public void A_backbone_brings_everybody_to_the_best_that_can_be_reached()
    {
        AsGeography geography = Line.Of(s_graph, "ABCD ABCDEF ACF BC E A A");
        var prefix = new AnycastPrefix(geography, Line.Backbone(3, Line.Site('A'), Line.Site('F')));

        Catchment catchment = new CatchmentSolver(geography).Solve(prefix, s_clients, comparesReachable: true);

        Assert.That(catchment.Total.AgainstBestReachable!.NotAtBest, Is.EqualTo(Ratio.Zero));
        Assert.That(catchment.Total.AgainstBestReachable.MeanInflation, Is.EqualTo(SimDuration.Zero));
    }

    [Test]
    public void Users_of_a_network_are_spread_over_its_metros_at_home()
    {
        // Metros A to C are in WE. Network 1 is in A to D.
        double[] inhabitants = [1, 2, 5, 100, 0, 0];

        IReadOnlyList<ClientNetwork> spread = ClientNetwork.Spread(s_geography, 0, 80, "WE", inhabitants);

        Assert.That(
            spread,
            Is.EqualTo(new ClientNetwork[] { new(0, 0, 10, "WE"), new(0, 1, 20, "WE"), new(0, 2, 50, "WE") })
        );
        // Nowhere at home: all metros, equally.
        Assert.That(
            ClientNetwork.Spread(s_geography, 3, 80, "XX").Select(one => one.Users),
            Is.EqualTo(new[] { 40.0, 40.0 })
        );
    }

    //     1
    //    / \
    //   2   3       all in B; 4 has a site in A behind 2 and one in D behind 3, equally long
    //    \ /
    //     4
    [Test]
    public void Who_hangs_on_a_tie_break_moves_with_some_of_its_orders()
    {
        AsGeography geography = Line.Of(Graphs.Of("1>2 1>3 1>5 2>4 3>4 2>6"), "B AB BD AD B B");
        var prefix = new AnycastPrefix(geography, Line.Islands(4, Line.Site('A', 2), Line.Site('D', 3)));
        // 5 is a customer of 1, whose two routes are equal; 6 is a customer of 2, which has one route.
        ClientNetwork[] clients = [new(4, Line.At('B'), 30, "WE"), new(5, Line.At('B'), 70, "WE")];
        ulong[] seeds = [.. Enumerable.Range(1, 64).Select(seed => (ulong)seed)];

        TieSensitivity ties = new CatchmentSolver(geography).MeasureTies(prefix, clients, seeds);

        Assert.That(ties.Orders, Is.EqualTo(64));
        Assert.That(ties.EverMoved, Is.EqualTo(new Ratio(0.3)));
        // Half of 64 lots on average, with a standard deviation of 4: four of them to each side.
        Assert.That(ties.MeanMoved.Value / 0.3 * 64, Is.InRange(16, 48));
    }

    [Test]
    public void Without_ties_no_order_of_them_moves_anybody()
    {
        TieSensitivity ties = new CatchmentSolver(s_geography).MeasureTies(s_prefix, s_clients, [1, 2, 3]);

        Assert.That(ties.EverMoved, Is.EqualTo(Ratio.Zero));
        Assert.That(ties.MeanMoved, Is.EqualTo(Ratio.Zero));
    }
}
