using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Core.Tests.Routing.Bgp.Geography;

namespace Sim.Core.Tests.Routing.Bgp.Catchments;

// 20 ms for each step between neighboring letters and 1 ms for the ends, as Line has it.
public sealed class CatchmentScoreTests
{
    //   1          everywhere; hands over to the sites of 2 in A and F
    //  /|\
    // 2 3 4        3 has clients in B and E, 4 in C
    private static readonly AsGraph s_graph = Graphs.Of("1>2 1>3 1>4");

    private static readonly AsGeography s_geography = Line.Of(s_graph, "ABCDEF AF BE C");

    private static readonly AnycastPrefix s_prefix = new(s_geography, Line.Islands(2, Line.Site('A'), Line.Site('F')));

    // Predicted: B to A in 21 ms, E to F in 21 ms, C to A in 41 ms.
    private static readonly ClientNetwork[] s_clients =
    [
        new(2, Line.At('B'), 60, "WE"),
        new(2, Line.At('E'), 40, "EA"),
        new(3, Line.At('C'), 100, "WE"),
    ];

    [Test]
    public void Users_are_right_as_far_as_predicted_and_measured_shares_overlap()
    {
        // 3: predicted 60 and 40 of 100, measured 3 to 1: 75 and 25. In common 60 + 25. 4: predicted all at A, measured
        // all at F: nothing in common. 9 is not in the graph, and 1 has no clients.
        CatchmentScore score = Score(Row(3, 'A', 3), Row(3, 'F', 1), Row(4, 'F', 1), Row(9, 'A', 1), Row(1, 'A', 1));

        Assert.That(score.Networks, Is.EqualTo(2));
        Assert.That(score.UnknownRows, Is.EqualTo(2));
        Assert.That(score.Users, Is.EqualTo(200));
        Assert.That(score.Right.Value, Is.EqualTo(85 / 200.0).Within(1e-12));
        Assert.That(score.MeanRoundTripError, Is.Null);
    }

    [Test]
    public void Errors_of_round_trips_are_shares_of_what_was_measured_by_users()
    {
        // 3 at A: 21 predicted, 28 measured: 25 % for 60 users. 3 at F: 21 against 21 for 40. 4 at A: 41 against 82: 50
        // % for 100. Mean (15 + 0 + 50) / 200; half of the users have at most 25 %.
        CatchmentScore score = Score(Row(3, 'A', 60, 28), Row(3, 'F', 40, 21), Row(4, 'A', 1, 82));

        Assert.That(score.Right, Is.EqualTo(new Ratio(1)));
        Assert.That(score.MeanRoundTripError!.Value.Value, Is.EqualTo(0.325).Within(1e-12));
        Assert.That(score.MedianRoundTripError, Is.EqualTo(new Ratio(0.25)));
    }

    [Test]
    public void What_was_measured_takes_the_place_of_what_was_predicted()
    {
        // 4 is split: a quarter at A, as predicted with 41 ms; the rest at F. If F served alone, 1 would carry C to F:
        // 60 + 1 ms.
        Catchment catchment = Pinned(Row(4, 'A', 1), Row(4, 'F', 3));

        Assert.That(catchment.Clients.Select(one => one.Client.Users), Is.EqualTo(new[] { 60.0, 40, 25, 75 }));
        Assert.That(catchment.Clients.Select(one => one.IsPinned), Is.EqualTo(new[] { false, false, true, true }));
        Assert.That(
            catchment.Clients.Skip(2).Select(one => (one.Site, one.RoundTrip.TotalMilliseconds)),
            Is.EqualTo(new[] { (0, 41.0), (1, 61.0) })
        );
        Assert.That(catchment.Clients[3].PathKilometers, Is.EqualTo(3 * Line.StepKilometers).Within(0.001));
        Assert.That(catchment.Clients[3].IsAtNearest, Is.False);
        // 60 + 25 of 200 at A.
        Assert.That(catchment.Total.SiteShares[0], Is.EqualTo(new Ratio(0.425)));
    }

    [Test]
    public void A_measured_round_trip_counts_and_the_prediction_is_what_could_be_reached()
    {
        ClientCatchment client = Pinned(Row(4, 'F', 1, 90)).Clients[2];

        Assert.That(client.RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(90)));
        Assert.That(client.BestReachable, Is.EqualTo(new SiteRoundTrip(0, SimDuration.FromMilliseconds(41))));
    }

    [Test]
    public void A_pinned_site_that_no_path_leads_to_is_reached_over_a_direct_way()
    {
        // 5 is linked with nobody who hears of the prefix.
        AsGeography geography = Line.Of(Graphs.Of("1>2 6>5"), "A A C C");
        var prefix = new AnycastPrefix(geography, Line.Islands(2, Line.Site('A')));

        ClientCatchment client = new CatchmentSolver(geography)
            .Solve(prefix, [new(2, Line.At('C'), 10, "WE")], pins: [Row(5, 'A', 1)])
            .Clients.Single();

        Assert.That(client.RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(41)));
        Assert.That(client.PathKilometers, Is.EqualTo(2 * Line.StepKilometers).Within(0.001));
    }

    [Test]
    public void Rows_that_make_no_sense_are_refused_together()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            Score(Row(3, 'A', 1), Row(3, 'A', 1), Row(3, 'B', 1), Row(4, 'F', -1))
        )!;

        Assert.That(
            refusal.Message,
            Does.StartWith(
                "AS3 has site-A twice; there is no site site-B; the share of AS4 at site-F is negative or no number"
            )
        );
    }

    private static CatchmentScore Score(params ObservedShare[] rows) =>
        CatchmentScore.Of(s_graph, new CatchmentSolver(s_geography).Solve(s_prefix, s_clients), rows);

    private static Catchment Pinned(params ObservedShare[] rows) =>
        new CatchmentSolver(s_geography).Solve(s_prefix, s_clients, comparesReachable: true, rows);

    private static ObservedShare Row(uint network, char site, double share, double? milliseconds = null) =>
        new(
            new Asn(network),
            $"site-{site}",
            new Ratio(share),
            milliseconds is { } time ? SimDuration.FromMilliseconds(time) : null
        );
}
