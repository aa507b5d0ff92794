using System.Net;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Core.Tests.Routing.Bgp.Decision;

public sealed class DecisionProcessTests
{
    // What makes a route better at one criterion alone, and what makes it worse there.
    private static readonly Dictionary<string, (Func<BgpRoute, BgpRoute> Better, Func<BgpRoute, BgpRoute> Worse)> s_by =
        new()
        {
            ["weight"] = (r => r with { Weight = 10 }, r => r),
            ["local preference"] = (r => r with { LocalPreference = 200 }, r => r),
            ["local route"] = (r => r with { IsLocal = true }, r => r),
            ["AS path length"] = (r => r, r => r with { AsPathLength = 3 }),
            ["origin"] = (r => r, r => r with { Origin = BgpOrigin.Egp }),
            ["MED"] = (r => r, r => r with { Med = 5 }),
            ["eBGP over iBGP"] = (r => r, r => r with { IsExternal = false }),
            ["IGP metric"] = (r => r, r => r with { IgpMetric = 7 }),
            ["route in use"] = (r => r with { IsInUse = true }, r => r),
            ["router id"] = (r => r, r => r with { RouterId = 9 }),
            ["cluster list length"] = (r => r, r => r with { ClusterListLength = 2 }),
            ["neighbor address"] = (r => r, r => r with { PeerAddress = IPAddress.Parse("192.0.2.9") }),
        };

    private static readonly BgpRoute s_route = new()
    {
        PeerAddress = IPAddress.Parse("192.0.2.1"),
        AsPath = Graphs.Asns(64500, 64501),
    };

    private static IEnumerable<TestCaseData> Presets()
    {
        string[] last = ["router id", "cluster list length", "neighbor address"];
        string[] weighted = ["weight", "local preference", "local route", "AS path length", "origin", "MED"];
        yield return new TestCaseData(
            RouterPresets.Rfc4271(),
            (string[])["local preference", "AS path length", "origin", "MED", "eBGP over iBGP", "IGP metric", .. last]
        ).SetArgDisplayNames("RFC 4271");
        yield return new TestCaseData(
            RouterPresets.Bird2(),
            (string[])["local preference", "AS path length", "origin", "MED", "eBGP over iBGP", "IGP metric", .. last]
        ).SetArgDisplayNames("BIRD 2");
        yield return new TestCaseData(
            RouterPresets.Frr(),
            (string[])[.. weighted, "eBGP over iBGP", "IGP metric", "route in use", .. last]
        ).SetArgDisplayNames("FRR");
        yield return new TestCaseData(
            RouterPresets.CiscoIos(),
            (string[])[.. weighted, "eBGP over iBGP", "IGP metric", "route in use", .. last]
        ).SetArgDisplayNames("Cisco IOS");
        yield return new TestCaseData(
            RouterPresets.Junos(),
            (string[])
                [
                    "local preference",
                    "AS path length",
                    "origin",
                    "MED",
                    "local route",
                    "eBGP over iBGP",
                    "IGP metric",
                    "route in use",
                    .. last,
                ]
        ).SetArgDisplayNames("Junos");
    }

    [TestCaseSource(nameof(Presets))]
    public void Each_criterion_decides_against_all_that_come_after_it(DecisionProcess process, string[] order)
    {
        Assert.That(process.StepNames, Is.EqualTo(order));
        for (int i = 0; i < order.Length; i++)
        {
            BgpRoute best = s_by[order[i]].Better(s_route);
            BgpRoute other = s_by[order[i]].Worse(s_route with { PeerAddress = IPAddress.Parse("192.0.2.2") });
            foreach (string later in order[(i + 1)..])
            {
                best = s_by[later].Worse(best);
                other = s_by[later].Better(other);
            }
            RouteDecision decision = process.Decide([other, best]);
            Assert.That((decision.Best, decision.DecidedBy), Is.EqualTo((1, order[i])), order[i]);
            Assert.That(decision.RunnerUp, Is.EqualTo(0));
        }
    }

    [Test]
    public void The_neighbor_address_decides_last()
    {
        BgpRoute other = s_route with { PeerAddress = IPAddress.Parse("192.0.2.10") };
        // As numbers 192.0.2.9 < 192.0.2.10, as texts it would be the other way round.
        BgpRoute best = s_route with
        {
            PeerAddress = IPAddress.Parse("192.0.2.9"),
        };
        Assert.That(RouterPresets.Rfc4271().Decide([other, best]).DecidedBy, Is.EqualTo("neighbor address"));
        Assert.That(RouterPresets.Rfc4271().Decide([other, best]).Best, Is.EqualTo(1));
    }

    [Test]
    public void Med_is_compared_within_one_neighboring_network()
    {
        BgpRoute low = From("192.0.2.1", routerId: 2, med: 10, 64500);
        BgpRoute high = From("192.0.2.2", routerId: 1, med: 20, 64500);
        BgpRoute elsewhere = From("192.0.2.3", routerId: 1, med: 20, 64510);

        Assert.That(RouterPresets.Rfc4271().Decide([high, low]).DecidedBy, Is.EqualTo("MED"));
        Assert.That(RouterPresets.Rfc4271().Decide([elsewhere, low]).DecidedBy, Is.EqualTo("router id"));
        var always = new DecisionOptions { AlwaysCompareMed = true };
        Assert.That(RouterPresets.Rfc4271(always).Decide([elsewhere, low]).DecidedBy, Is.EqualTo("MED"));
    }

    [Test]
    public void A_missing_med_is_0_or_the_worst()
    {
        BgpRoute missing = From("192.0.2.1", routerId: 1, med: null, 64500);
        BgpRoute present = From("192.0.2.2", routerId: 2, med: 10, 64500);

        Assert.That(RouterPresets.CiscoIos().Decide([missing, present]).Best, Is.EqualTo(0));
        var worst = new DecisionOptions { MissingMedAsWorst = true };
        Assert.That(RouterPresets.CiscoIos(worst).Decide([missing, present]).Best, Is.EqualTo(1));
    }

    [Test]
    public void Deterministic_med_looks_at_all_routes_of_a_network_first()
    {
        // One after the other: a beats b by the router id, then c beats a by MED (both of 64500).
        // Together: c removes a by MED; then b, which is external, beats c.
        BgpRoute a = From("192.0.2.1", routerId: 1, med: 150, 64500);
        BgpRoute b = From("192.0.2.2", routerId: 2, med: 200, 64510);
        BgpRoute c = From("192.0.2.3", routerId: 3, med: 100, 64500) with { IsExternal = false };

        var why = new Explanation();
        RouteDecision oneByOne = RouterPresets.CiscoIos().Decide([a, b, c], why);
        Assert.That((oneByOne.Best, oneByOne.DecidedBy), Is.EqualTo((2, "MED")));
        // b would beat c, but had fallen before.
        Assert.That(why.ToString(), Does.Contain("- from 192.0.2.2: order of arrival\n"));
        var deterministic = new DecisionOptions { DeterministicMed = true };
        RouteDecision together = RouterPresets.CiscoIos(deterministic).Decide([a, b, c]);
        Assert.That((together.Best, together.DecidedBy), Is.EqualTo((1, "eBGP over iBGP")));
        // In another order, one after the other, b is the best: c beats a, then b beats c.
        Assert.That(RouterPresets.CiscoIos().Decide([a, c, b]).Best, Is.EqualTo(2));
    }

    [Test]
    public void The_external_route_in_use_stays_unless_router_ids_are_compared()
    {
        BgpRoute used = s_route with { IsInUse = true, RouterId = 9 };
        BgpRoute other = s_route with { RouterId = 1, PeerAddress = IPAddress.Parse("192.0.2.2") };

        Assert.That(RouterPresets.Frr().Decide([other, used]).DecidedBy, Is.EqualTo("route in use"));
        var compare = new DecisionOptions { CompareRouterId = true };
        Assert.That(RouterPresets.Frr(compare).Decide([other, used]).Best, Is.EqualTo(0));
        // Among routes from inside, and where none is in use, it decides nothing.
        RouteDecision inside = RouterPresets
            .Frr()
            .Decide([other with { IsExternal = false }, used with { IsExternal = false }]);
        Assert.That(inside.DecidedBy, Is.EqualTo("router id"));
        Assert.That(
            RouterPresets.Frr().Decide([other, used with { IsInUse = false }]).DecidedBy,
            Is.EqualTo("router id")
        );
        // BIRD's prefer older.
        var preferOlder = new DecisionOptions { CompareRouterId = false };
        Assert.That(RouterPresets.Bird2(preferOlder).Decide([other, used]).Best, Is.EqualTo(1));
        Assert.That(RouterPresets.Bird2().Decide([other, used]).Best, Is.EqualTo(0));
    }

    [Test]
    public void Against_a_route_with_the_same_router_id_the_one_in_use_stays_with_frr_alone()
    {
        BgpRoute used = Second with { IsInUse = true };
        Assert.That(RouterPresets.Frr().Decide([s_route, used]).DecidedBy, Is.EqualTo("route in use"));
        Assert.That(RouterPresets.CiscoIos().Decide([s_route, used]).DecidedBy, Is.EqualTo("neighbor address"));
        Assert.That(RouterPresets.Junos().Decide([s_route, used]).DecidedBy, Is.EqualTo("neighbor address"));
        var preferOlder = new DecisionOptions { CompareRouterId = false };
        Assert.That(RouterPresets.Bird2(preferOlder).Decide([s_route, used]).DecidedBy, Is.EqualTo("neighbor address"));
    }

    [Test]
    public void Pairs_go_from_the_newest_on_or_are_the_newest_and_the_one_in_use()
    {
        // By MED c beats a; b, which is external, beats c; a beats b by the router id.
        BgpRoute a = From("192.0.2.1", routerId: 1, med: 150, 64500) with
        {
            Arrival = 1,
        };
        BgpRoute b = From("192.0.2.2", routerId: 2, med: 200, 64510) with { Arrival = 2 };
        BgpRoute c = From("192.0.2.3", routerId: 3, med: 100, 64500) with { Arrival = 3, IsExternal = false };

        // From the newest on: c falls to b, b to a. From the oldest on: b falls to a, a to c.
        var options = new DecisionOptions { CompareRouterId = true };
        Assert.That(RouterPresets.Frr(options).Decide([a, b, c]).Best, Is.EqualTo(0));
        Assert.That(RouterPresets.Bird2().Decide([a, b, c]).Best, Is.EqualTo(2));
        // b is in use, and c, the newest, falls to it: a is not asked. Or a is, and falls to c.
        Assert.That(RouterPresets.Bird2().Decide([a, b with { IsInUse = true }, c]).Best, Is.EqualTo(1));
        Assert.That(RouterPresets.Bird2().Decide([a with { IsInUse = true }, b, c]).Best, Is.EqualTo(2));
    }

    [Test]
    public void What_is_in_use_follows_from_the_order_of_arrival()
    {
        BgpRoute first = s_route with { Arrival = 1, RouterId = 9, PeerAddress = IPAddress.Parse("192.0.2.8") };
        BgpRoute longer = s_route with { Arrival = 0, AsPathLength = 5 };
        BgpRoute last = s_route with { Arrival = 2, RouterId = 1, PeerAddress = IPAddress.Parse("192.0.2.2") };

        // The longer path gives way to the first short one, which stays.
        RouteDecision decision = RouterPresets.Frr().DecideByArrival([last, first, longer]);
        Assert.That((decision.Best, decision.DecidedBy, decision.RunnerUp), Is.EqualTo((1, "route in use", 0)));
        // Whoever asks at once does not know which came into use.
        Assert.That(RouterPresets.Frr().Decide([last, first, longer]).Best, Is.EqualTo(0));
        // What cannot be reached is never in use.
        RouteDecision lost = RouterPresets.Frr().DecideByArrival([last, first with { IgpMetric = null }, longer]);
        Assert.That((lost.Best, lost.DecidedBy), Is.EqualTo((0, "AS path length")));
        Assert.That(RouterPresets.Frr().DecideByArrival([]).Best, Is.EqualTo(-1));
    }

    [Test]
    public void The_oldest_external_route_may_be_asked_for()
    {
        var process = new DecisionProcess([DecisionSteps.Oldest, DecisionSteps.PeerAddress]);
        BgpRoute old = Second with { Arrival = 1 };
        BgpRoute young = s_route with { Arrival = 2 };
        Assert.That(process.Decide([young, old]).DecidedBy, Is.EqualTo("oldest route"));
        Assert.That(process.Decide([young with { IsExternal = false }, old]).DecidedBy, Is.EqualTo("neighbor address"));
    }

    [Test]
    public void A_reflected_route_goes_by_its_originator()
    {
        BgpRoute reflected = s_route with { RouterId = 1, OriginatorId = 9 };
        BgpRoute direct = s_route with { RouterId = 5, PeerAddress = IPAddress.Parse("192.0.2.2") };
        Assert.That(RouterPresets.Rfc4271().Decide([reflected, direct]).Best, Is.EqualTo(1));
    }

    [Test]
    public void A_route_whose_next_hop_cannot_be_reached_is_left_out()
    {
        var why = new Explanation();
        RouteDecision decision = RouterPresets
            .Rfc4271()
            .Decide([s_route with { IgpMetric = null, LocalPreference = 900 }, Second], why);

        Assert.That(decision.Best, Is.EqualTo(1));
        Assert.That(decision.DecidedBy, Is.Null);
        Assert.That(
            why.ToString(),
            Is.EqualTo("- from 192.0.2.1: next hop (cannot be reached)\n= from 192.0.2.2: only route (1 candidate)\n")
        );
        Assert.That(RouterPresets.Rfc4271().Decide([]).Best, Is.EqualTo(-1));
    }

    [Test]
    public void The_explanation_names_for_each_route_where_it_fell()
    {
        BgpRoute third = s_route with { PeerAddress = IPAddress.Parse("192.0.2.3"), Weight = 1, Med = 7 };
        var why = new Explanation();
        RouterPresets
            .CiscoIos(new DecisionOptions { DeterministicMed = true })
            .Decide([s_route with { AsPathLength = 5 }, Second with { Weight = 1 }, third], why);

        Assert.That(
            why.ToString(),
            Is.EqualTo("= from 192.0.2.2: MED (3 candidates)\n- from 192.0.2.1: weight\n- from 192.0.2.3: MED\n")
        );
    }

    [Test]
    public void Multipath_takes_what_is_equal_up_to_the_igp_metric()
    {
        BgpRoute third = s_route with { PeerAddress = IPAddress.Parse("192.0.2.3"), RouterId = 7 };
        BgpRoute farther = s_route with { PeerAddress = IPAddress.Parse("192.0.2.4"), IgpMetric = 5 };
        BgpRoute elsewhere = Second with { AsPath = Graphs.Asns(64510, 64501) };
        BgpRoute[] routes = [s_route, elsewhere, third, farther];

        Assert.That(Together(1), Is.EqualTo(new[] { 0 }));
        Assert.That(Together(8), Is.EqualTo(new[] { 0, 2 }), "other networks on the way do not count");
        Assert.That(Together(8, relax: true), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(Together(2, relax: true), Is.EqualTo(new[] { 0, 1 }));

        IReadOnlyList<int> Together(int most, bool relax = false)
        {
            var options = new DecisionOptions { MaximumPaths = most, RelaxMultipath = relax };
            return RouterPresets.Frr(options).Decide(routes).Multipath;
        }
    }

    [Test]
    public void As_path_length_may_be_left_out()
    {
        BgpRoute longer = s_route with { AsPathLength = 9 };
        Assert.That(RouterPresets.CiscoIos().Decide([longer, Second]).Best, Is.EqualTo(1));
        var ignore = new DecisionOptions { IgnoreAsPathLength = true };
        Assert.That(RouterPresets.CiscoIos(ignore).Decide([longer, Second]).Best, Is.EqualTo(0));
    }

    [Test]
    public void A_list_that_may_leave_a_tie_is_refused() =>
        Assert.That(
            () => new DecisionProcess([DecisionSteps.Weight, DecisionSteps.RouterId]),
            Throws.ArgumentException.With.Message.Contains("must always decide")
        );

    private static BgpRoute Second => s_route with { PeerAddress = IPAddress.Parse("192.0.2.2") };

    private static BgpRoute From(string peer, uint routerId, uint? med, uint neighbor) =>
        new()
        {
            PeerAddress = IPAddress.Parse(peer),
            RouterId = routerId,
            Med = med,
            AsPath = Graphs.Asns(neighbor, 64599),
        };
}
