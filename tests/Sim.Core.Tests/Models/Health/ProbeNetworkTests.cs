using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Health;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Tests.Models.Health;

/// <summary>
/// Probes from Dublin, 10 degrees from the site and from the edge in Paris, which is 5 degrees from its region; a
/// degree takes 1 ms.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProbeNetworkTests
{
    private const int Probes = 10_000;

    private readonly PlatformSpec _platform = SmallPlatform.Create(blades: 2);
    private readonly Publisher _publisher;
    private readonly TelemetryBoard _board;
    private readonly ProbeNetwork _network;
    private readonly RandomStream _chance = new(7);

    public ProbeNetworkTests()
    {
        _publisher = new Publisher(new SimulationKernel());
        _board = new TelemetryBoard(_platform);
        _network = new ProbeNetwork(_platform, new PathTable(_platform, new LineLatency(1)), _publisher, _board);
        Publish();
    }

    // Connect 10 ms; TLS 1.3 one more round trip; the request one; from the edge to the region and back 5 ms.
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.Tcp, 10)]
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.Http, 20)]
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.HttpsStringMatch, 30)]
    [TestCase(SmallPlatform.FrontEndAddress, ProbeProtocol.Tcp, 10)]
    [TestCase(SmallPlatform.FrontEndAddress, ProbeProtocol.Http, 25)]
    [TestCase(SmallPlatform.FrontEndAddress, ProbeProtocol.Https, 35)]
    public void A_probe_takes_the_round_trips_of_its_protocol(int address, ProbeProtocol protocol, double milliseconds)
    {
        Assert.That(
            Send(address, protocol),
            Is.EqualTo((ProbeOutcome.Pass, SimDuration.FromMilliseconds(milliseconds)))
        );
    }

    // Refused after a round trip; a black hole costs the 4 s (TCP 10 s) to connect; an address that nobody has is a
    // black hole.
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.Http, false, 0.01)]
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.Http, true, 4)]
    [TestCase(SmallPlatform.SiteAddress, ProbeProtocol.Tcp, true, 10)]
    [TestCase(SmallPlatform.FrontEndAddress, ProbeProtocol.Https, true, 4)]
    [TestCase(-1, ProbeProtocol.Http, false, 4)]
    public void A_broken_way_fails_the_connection(int address, ProbeProtocol protocol, bool blackholed, double seconds)
    {
        Impairment way = blackholed ? Impairment.AllBlackholed : Impairment.AllRefused;

        Assert.That(
            Send(address, protocol, way),
            Is.EqualTo((ProbeOutcome.NotConnected, SimDuration.FromSeconds(seconds)))
        );
    }

    [Test]
    public void Without_an_announced_blade_the_site_refuses()
    {
        Publish(announced: false);

        Assert.That(Send(), Is.EqualTo((ProbeOutcome.NotConnected, SimDuration.FromMilliseconds(10))));
    }

    // Packets to a withdrawn prefix are lost on the way: whether there are blades at its end does not matter.
    [Test]
    public void A_black_hole_on_the_way_counts_before_missing_blades()
    {
        Publish(announced: false, path: Impairment.AllBlackholed);

        Assert.That(Send(), Is.EqualTo((ProbeOutcome.NotConnected, SimDuration.FromSeconds(4))));
    }

    [TestCase(ProbeProtocol.Http, ProbeOutcome.BadStatus)]
    [TestCase(ProbeProtocol.Tcp, ProbeOutcome.Pass)]
    public void A_draining_site_fails_checks_that_ask_for_a_status(ProbeProtocol protocol, ProbeOutcome expected)
    {
        Publish(draining: true);

        Assert.That(Send(protocol: protocol).Outcome, Is.EqualTo(expected));
    }

    // 1.5 s more than a round trip passes the limit of 2 s from connection to status; 2 s more does not. The connection
    // is as fast as ever.
    [TestCase(SmallPlatform.SiteAddress, 1.5, ProbeOutcome.Pass)]
    [TestCase(SmallPlatform.SiteAddress, 2, ProbeOutcome.NoStatus)]
    [TestCase(SmallPlatform.FrontEndAddress, 1.5, ProbeOutcome.Pass)]
    [TestCase(SmallPlatform.FrontEndAddress, 2, ProbeOutcome.NoStatus)]
    public void Slow_pods_are_noticed_when_they_take_2_s(int address, double seconds, ProbeOutcome expected)
    {
        Publish(pods: new Impairment(0, 0, 0, 1, SimDuration.FromSeconds(seconds)));

        Assert.That(Send(address).Outcome, Is.EqualTo(expected));
        Assert.That(Send(address, ProbeProtocol.Tcp).Outcome, Is.EqualTo(ProbeOutcome.Pass));
    }

    // Every round trip is 1 s longer: connected after 1.01 s, a status 1.01 s later over HTTP, 2.02 s over HTTPS.
    [TestCase(ProbeProtocol.Http, ProbeOutcome.Pass, 2.02)]
    [TestCase(ProbeProtocol.Https, ProbeOutcome.NoStatus, 3.01)]
    public void A_slow_path_slows_every_round_trip(ProbeProtocol protocol, ProbeOutcome expected, double seconds)
    {
        Publish(path: new Impairment(0, 0, 0, 1, SimDuration.FromSeconds(1)));

        Assert.That(Send(protocol: protocol), Is.EqualTo((expected, SimDuration.FromSeconds(seconds))));
    }

    // Half of ten pods refuse. nginx tries three different ones: 5/10 * 4/9 * 3/8 = 1/12 of the requests fail. Google's
    // edge tries one: half fails.
    [TestCase(SmallPlatform.SiteAddress, 1 / 12.0)]
    [TestCase(SmallPlatform.FrontEndAddress, 0.5)]
    public void Refusing_pods_fail_as_many_probes_as_users(int address, double share)
    {
        Publish(pods: new Impairment(0.5, 0, 0, 0, default));

        Assert.That(ShareOf(address, ProbeOutcome.BadStatus), Is.EqualTo(share).Within(Tolerance(share)));
    }

    // Half of the pods do not reply. nginx would try the next one after 5 s; the checker gives up after 2 s.
    [TestCase(SmallPlatform.SiteAddress)]
    [TestCase(SmallPlatform.FrontEndAddress)]
    public void Silent_pods_keep_a_probe_until_its_timeout(int address)
    {
        Publish(pods: new Impairment(0, 0.5, 0, 0, default));

        Assert.That(ShareOf(address, ProbeOutcome.NoStatus), Is.EqualTo(0.5).Within(Tolerance(0.5)));
        Publish(pods: Impairment.AllBlackholed);
        Assert.That(Send(address), Is.EqualTo((ProbeOutcome.NoStatus, SimDuration.FromSeconds(2.01))));
    }

    // Errors of the blade (10 %), of a full blade (20 %), of the pods (30 %) and of full pods (40 %): 1 - 0.9 * 0.8 *
    // 0.7 * 0.6 = 0.6976.
    [Test]
    public void Errors_and_overload_on_the_way_add_up()
    {
        Publish(blade: new Impairment(0, 0, 0.1, 0, default), pods: new Impairment(0, 0, 0.3, 0, default));
        _board.Write(0, 0, new BladeLoad(default, 0.2));
        _board.Write(0, 1, new BladeLoad(default, 0.2));
        _board.Write(SmallPlatform.SitePool, new PoolLoad(1, 1, 1, default, 0.4));

        Assert.That(
            ShareOf(SmallPlatform.SiteAddress, ProbeOutcome.BadStatus),
            Is.EqualTo(0.6976).Within(Tolerance(0.6976))
        );
    }

    // A quarter of the attempts to connect finds no free place: refused after a round trip of 10 ms, whatever the
    // protocol.
    [TestCase(ProbeProtocol.Tcp)]
    [TestCase(ProbeProtocol.Https)]
    public void Full_blades_turn_probes_away_as_they_do_users(ProbeProtocol protocol)
    {
        _board.WriteTurnedAway(SmallPlatform.SiteAddress, 0.25);

        (ProbeOutcome Outcome, SimDuration Took)[] results =
        [
            .. Enumerable.Range(0, Probes).Select(_ => Send(protocol: protocol)),
        ];

        (ProbeOutcome, SimDuration) refused = (ProbeOutcome.NotConnected, SimDuration.FromMilliseconds(10));
        Assert.That(results.Count(one => one == refused), Is.EqualTo(Probes / 4).Within(Probes * Tolerance(0.25)));
        Assert.That(
            results.Count(one => one.Outcome == ProbeOutcome.Pass),
            Is.EqualTo(Probes * 3 / 4).Within(Probes * Tolerance(0.25))
        );
    }

    // Served in 1 s in the mean, exponential: later than the 2 s less the round trip of 10 ms with probability
    // exp(-1.99) = 0.1367.
    [Test]
    public void Overload_makes_probes_late()
    {
        _board.Write(SmallPlatform.SitePool, new PoolLoad(1, 1, 1, SimDuration.FromSeconds(0.6), 0));
        _board.Write(0, 0, new BladeLoad(SimDuration.FromSeconds(0.4), 0));
        _board.Write(0, 1, new BladeLoad(SimDuration.FromSeconds(0.4), 0));

        Assert.That(
            ShareOf(SmallPlatform.SiteAddress, ProbeOutcome.NoStatus),
            Is.EqualTo(0.1367).Within(Tolerance(0.1367))
        );
    }

    [Test]
    public void Without_pods_there_is_an_error_at_once()
    {
        Publish(serving: 0);

        Assert.That(Send().Outcome, Is.EqualTo(ProbeOutcome.BadStatus));
        Assert.That(Send(SmallPlatform.FrontEndAddress).Outcome, Is.EqualTo(ProbeOutcome.BadStatus));
    }

    [Test]
    public void An_edge_without_a_region_answers_with_an_error_itself()
    {
        Publish(shares: [0, 0, 0, 0]);

        Assert.That(
            Send(SmallPlatform.FrontEndAddress),
            Is.EqualTo((ProbeOutcome.BadStatus, SimDuration.FromMilliseconds(20)))
        );
    }

    // The region in America is 95 degrees from the edge in Paris: 10 + 10 + 95 ms instead of 10 + 10 + 5 ms.
    [Test]
    public void Probes_at_a_front_end_are_spread_over_its_regions()
    {
        Publish(shares: [0.75, 0.25, 0, 1]);

        int far = Enumerable
            .Range(0, Probes)
            .Count(_ => Send(SmallPlatform.FrontEndAddress).Took == SimDuration.FromMilliseconds(115));

        Assert.That(far / (double)Probes, Is.EqualTo(0.25).Within(Tolerance(0.25)));
    }

    [Test]
    public void A_probe_allocates_nothing()
    {
        Publish(pods: new Impairment(0.1, 0.1, 0.1, 0.1, SimDuration.FromSeconds(1)));
        _ = Send();
        _ = Send(SmallPlatform.FrontEndAddress);

        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Send();
        _ = Send(SmallPlatform.FrontEndAddress);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static double Tolerance(double share) => Samples.HalfWidth(Math.Sqrt(share * (1 - share)), Probes);

    private (ProbeOutcome Outcome, SimDuration Took) Send(
        int address = SmallPlatform.SiteAddress,
        ProbeProtocol protocol = ProbeProtocol.Http,
        Impairment checkPath = default
    ) => _network.Send(SmallPlatform.Dublin, address, protocol, checkPath, _chance);

    private double ShareOf(int address, ProbeOutcome outcome) =>
        Enumerable.Range(0, Probes).Count(_ => Send(address).Outcome == outcome) / (double)Probes;

    private void Publish(
        bool announced = true,
        bool draining = false,
        int serving = 10,
        double[]? shares = null,
        Impairment path = default,
        Impairment blade = default,
        Impairment pods = default
    )
    {
        int vantages = _platform.Vantages.Count;
        _publisher.Publish(vantages, new sbyte[vantages], [.. Enumerable.Repeat(path, vantages)]);
        var state = new BladeState(announced, blade);
        _publisher.Publish(
            [new SiteState(default, [state, state], draining)],
            [.. _platform.Pools.Select(_ => new PoolState(serving, pods))],
            [new FrontEndState(2, shares ?? [1, 0, 0, 1])]
        );
    }
}
