using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using static Sim.Core.Tests.Models.Routes.Internet.InternetBench;

namespace Sim.Core.Tests.Models.Routes.Internet;

/// <summary>
/// Numbers are reckoned by the map of <see cref="InternetBench"/>: 20 ms from metro to metro, and 1 ms.
/// </summary>
public sealed class InternetRouteModelTests
{
    // AS1 carries AS11 from A to C, AS2 carries AS12 from B to C.
    [Test]
    public void A_vantage_is_the_mixture_of_its_networks()
    {
        RouteSnapshot routes = new InternetBench().Now;

        Assert.That(Text(routes.MixOf(Par, France)), Is.EqualTo("25 % 21ms, 75 % 41ms"));
        Assert.That(Text(routes.MixOf(Par, America)), Is.EqualTo("100 % 61ms"));
        Assert.That(routes.UpstreamOf(Par, France), Is.Zero, "AS1 carries three quarters");
        Assert.That(routes.PathOf(Par, France).IsSound);
        Assert.That(routes.LandingOf(Par, France), Is.EqualTo(1));
    }

    // From AS11 in A to AS30 in A, AS12 goes by AS2 from B to A, AS13 by AS1 from F to E.
    [Test]
    public void Users_meet_the_edge_that_routes_lead_them_to()
    {
        var bench = new InternetBench();
        var paths = new PathTable(bench.Platform, new LineLatency(1), bench.Resting);

        Assert.That(
            paths.EdgesOf(France, 0).ToArray(),
            Is.EqualTo((EdgeShare[])[new(0, 0.75, Milliseconds(1)), new(0, 0.25, Milliseconds(21))])
        );
        Assert.That(paths.EdgesOf(America, 0).ToArray(), Is.EqualTo((EdgeShare[])[new(1, 1, Milliseconds(21))]));
        Assert.That(paths.ToEdge(France, 0), Is.EqualTo(Milliseconds(6)));
        Assert.That(paths.ToSite(France, Par), Is.EqualTo(Milliseconds(36)));
    }

    // The session dies after the hold time of 90 s; AS1 knows the way by its peer AS2 already, and is told within 10
    // ms.
    [Test]
    public void A_dead_upstream_loses_the_packets_it_carries_until_the_hold_time_is_over()
    {
        var bench = new InternetBench(false, Blackhole(ComponentKind.Upstream, Par, 0, 1_000, 3_600));

        bench.RunTo(999);
        Assert.That(Lost(bench, Par, France), Is.Zero);
        bench.RunTo(1_000);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(0.75));
        Assert.That(Lost(bench, East, France), Is.Zero, "another site's session with the same network");
        bench.RunTo(1_090);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(0.75));
        bench.RunTo(1_090.1);
        Assert.That(Lost(bench, Par, France), Is.Zero);
        Assert.That(bench.Now.UpstreamOf(Par, France), Is.EqualTo(1));
        Assert.That(Text(bench.Now.MixOf(Par, America)), Is.EqualTo("100 % 61ms"), "AS2 takes over in F");
        bench.RunTo(4_700);
        Assert.That(bench.Now.UpstreamOf(Par, France), Is.Zero);
    }

    [Test]
    public void What_passes_again_within_the_hold_time_keeps_the_session()
    {
        var bench = new InternetBench(false, Blackhole(ComponentKind.Upstream, Par, 0, 1_000, 60));

        bench.RunTo(1_061);
        Assert.That(Lost(bench, Par, France), Is.Zero);
        bench.RunTo(2_000);

        Assert.That(bench.Published, Has.Count.EqualTo(3), "at the start, when it fails, when it is repaired");
    }

    // The announcement takes 10 ms to AS1 and AS2, and as long again to the others.
    [Test]
    public void Without_a_route_packets_are_lost_until_the_announcement_comes_round()
    {
        var bench = new InternetBench();

        bench.RunTo(100);
        bench.Routes.SetAnnounced(Par, announced: false);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(1));
        bench.RunTo(300);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(1));
        Assert.That(bench.Now.UpstreamOf(Par, France), Is.EqualTo(-1));
        Assert.That(Lost(bench, East, France), Is.Zero);
        bench.Routes.SetAnnounced(Par, announced: true);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(1));
        bench.RunTo(300.1);
        Assert.That(Lost(bench, Par, France), Is.Zero);
    }

    // Both are customers of AS1 and AS2, equally far in networks: each carrier takes the exit that is nearest.
    [Test]
    public void Of_sites_with_one_address_routes_choose()
    {
        RouteSnapshot routes = new InternetBench(anycast: true).Now;

        Assert.That(routes.LandingOf(Par, France), Is.EqualTo(1));
        Assert.That(routes.LandingOf(East, France), Is.Zero);
        Assert.That(routes.LandingOf(Par, America), Is.Zero);
        Assert.That(routes.LandingOf(East, America), Is.EqualTo(1));
        Assert.That(Text(routes.MixOf(East, America)), Is.EqualTo("100 % 21ms"));
    }

    [Test]
    public void Users_of_a_site_that_withdraws_come_to_another_one_by_the_same_address()
    {
        var bench = new InternetBench(anycast: true);

        bench.RunTo(100);
        bench.Routes.SetAnnounced(Par, announced: false);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(1), "nobody has heard of it yet");
        bench.RunTo(100.1);

        Assert.That(bench.Now.LandingOf(Par, France), Is.Zero);
        Assert.That(bench.Now.LandingOf(East, France), Is.EqualTo(1));
        Assert.That(Lost(bench, East, France), Is.Zero);
        // A to E and B to E.
        Assert.That(Text(bench.Now.MixOf(East, France)), Is.EqualTo("25 % 61ms, 75 % 81ms"));
        Assert.That(bench.Now.LandingOf(East, America), Is.EqualTo(1), "it was there before");
    }

    [Test]
    public void Who_was_measured_at_a_site_is_there_as_long_as_it_announces()
    {
        InternetBench bench = InternetBench.WithAmericaAt(Par);

        Assert.That(bench.Now.LandingOf(Par, America), Is.EqualTo(1));
        Assert.That(Text(bench.Now.MixOf(Par, America)), Is.EqualTo("100 % 300ms"));
        bench.RunTo(100);
        bench.Routes.SetAnnounced(Par, announced: false);
        bench.RunTo(110);
        Assert.That(bench.Now.LandingOf(East, America), Is.EqualTo(1));
        Assert.That(Text(bench.Now.MixOf(East, America)), Is.EqualTo("100 % 21ms"), "as predicted");
    }

    [Test]
    public void Who_has_no_way_is_cut_off_and_not_unlucky()
    {
        FaultSpec dead = Blackhole(ComponentKind.Upstream, Par, 0, 1_000, 3_600);
        var bench = new InternetBench(false, dead with { Share = 0.5 }, dead);
        bench.RunTo(1_001);

        // Half of the flows by AS1 and then all of them: one fault is by chance, the other is not.
        Assert.That(bench.Now.CutOffOf(Par, France), Is.EqualTo(0.75));
        Assert.That(bench.Now.CutOffOf(East, France), Is.Zero);

        bench = new InternetBench(false, dead with { Share = 0.5 });
        bench.RunTo(1_001);
        Assert.That(bench.Now.CutOffOf(Par, France), Is.Zero);
        Assert.That(Lost(bench, Par, France), Is.EqualTo(0.375));
    }

    [Test]
    public void The_last_blade_takes_the_prefix_along_and_the_first_brings_it_back()
    {
        var bench = new InternetBench(anycast: true);

        bench.RunTo(100);
        bench.SetBlades(Par, announced: 1);
        bench.RunTo(101);
        Assert.That(bench.Now.LandingOf(Par, France), Is.EqualTo(1));
        bench.SetBlades(Par, announced: 0);
        bench.RunTo(102);
        Assert.That(bench.Now.LandingOf(East, France), Is.EqualTo(1));
        bench.SetBlades(Par, announced: 1);
        bench.RunTo(160);
        Assert.That(bench.Now.LandingOf(Par, France), Is.EqualTo(1));
    }

    [Test]
    public void A_site_that_swallows_everything_loses_its_sessions_after_the_hold_time()
    {
        var bench = new InternetBench(true, Blackhole(ComponentKind.Site, Par, 0, 1_000, 3_600));

        bench.RunTo(1_089);
        Assert.That(bench.Now.LandingOf(Par, France), Is.EqualTo(1));
        bench.RunTo(1_091);
        Assert.That(bench.Now.LandingOf(East, France), Is.EqualTo(1));
        bench.RunTo(4_700);
        Assert.That(bench.Now.LandingOf(Par, France), Is.EqualTo(1));
    }

    [Test]
    public void A_path_is_explained_network_by_network()
    {
        var why = new Explanation();
        var found = new InternetBench().Routes.Explain(France, Par, why);

        Assert.That(found!.Value.Share, Is.EqualTo(1));
        Assert.That(found.Value.Path.RoundTrip, Is.EqualTo(Milliseconds(41)), "of AS11, which has most users");
        Assert.That(why.ToString(), Does.Contain("AS11 to AS1 in A").And.Contain("AS1 to AS21 in C"));
    }

    private static SimDuration Milliseconds(double value) => SimDuration.FromMilliseconds(value);

    private static double Lost(InternetBench bench, int site, int vantage) =>
        bench.Now.PathOf(site, vantage).BlackholedShare;

    private static string Text(PathMix? mix) =>
        string.Join(", ", mix!.Parts.Select(part => $"{part.Share * 100:0} % {part.RoundTrip}"));
}
