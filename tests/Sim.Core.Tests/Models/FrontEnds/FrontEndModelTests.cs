using Sim.Core.Kernel;
using Sim.Core.Models.FrontEnds;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Tests.Models.FrontEnds;

/// <summary>
/// Two edges over two regions; a pod counts as full at 10 requests per second.
/// <code>
///  edge us -- 5 ms -- us pool          edge eu -- 5 ms -- eu pool
///      '------------ 95 ms ------------------------------'
/// </code>
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrontEndModelTests
{
    private readonly SimulationKernel _kernel = new();
    private readonly PublicationRecorder _recorder = new();
    private readonly TelemetryStub _telemetry = new() { Edges = [0, 0] };
    private readonly EndpointBoard _board;

    public FrontEndModelTests()
        : this(frontEnd => frontEnd, zones: 1) { }

    private FrontEndModelTests(Func<FrontEndSpec, FrontEndSpec> change, int zones)
    {
        PlatformSpec platform = SmallPlatform.Create();
        platform = platform with
        {
            FrontEnds = [change(platform.FrontEnds[0])],
            Pools = [.. platform.Pools.Select(pool => pool with { Zones = zones })],
        };
        var publisher = new Publisher(_kernel);
        publisher.Subscribe(_recorder);
        _board = new EndpointBoard(platform, publisher);
        SetPods(10, 10);
        _ = new FrontEndModel(_kernel, platform, 0, new PathTable(platform, new LineLatency(1)), _board, _telemetry);
        _board.Start();
    }

    // Rows: edge eu to (eu, us), edge us to (eu, us).
    [Test]
    public void Edges_send_to_their_nearest_region_even_before_there_is_traffic()
    {
        Assert.That(Shares(), Is.EqualTo(new[] { 1.0, 0, 0, 1 }));
    }

    // 150 at the edge in Europe, room for 100 there: a third flows over to America.
    [Test]
    public void What_finds_no_room_overflows_to_the_next_region()
    {
        _telemetry.Edges = [150, 20];
        RunTo(10);

        Assert.That(Shares()[0], Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(Shares()[1], Is.EqualTo(1 / 3.0).Within(1e-12));
        Assert.That(Shares()[2..], Is.EqualTo(new[] { 0.0, 1 }));
    }

    [Test]
    public void Reports_come_every_ten_seconds()
    {
        _telemetry.Edges = [150, 20];

        RunTo(9.9);
        Assert.That(Shares(), Is.EqualTo(new[] { 1.0, 0, 0, 1 }));
    }

    [Test]
    public void A_region_without_pods_is_left()
    {
        _telemetry.Edges = [50, 20];
        SetPods(0, 10);
        RunTo(10);

        Assert.That(Shares(), Is.EqualTo(new[] { 0.0, 1, 0, 1 }));
    }

    // 300 and 20 against 100 and 100: targets do not limit. America has room for 100, which its own edge asks first;
    // the rest goes to the nearest. Europe keeps 100 + (300 - 100 - 80) = 220 of 300.
    [Test]
    public void Above_all_targets_the_excess_stays_near()
    {
        _telemetry.Edges = [300, 20];
        RunTo(10);

        Assert.That(Shares()[0], Is.EqualTo(220 / 300.0).Within(1e-12));
        Assert.That(Shares()[1], Is.EqualTo(80 / 300.0).Within(1e-12));
    }

    [Test]
    public void Without_any_pods_nobody_serves()
    {
        SetPods(0, 0);
        RunTo(10);

        Assert.That(Shares(), Is.EqualTo(new[] { 0.0, 0, 0, 0 }));
    }

    [Test]
    public void The_interval_of_reports_is_settable()
    {
        FrontEndModelTests bench = With(gcp => gcp with { ReportInterval = SimDuration.FromSeconds(30) });
        bench._telemetry.Edges = [150, 20];

        bench.RunTo(29.9);
        Assert.That(bench.Shares()[0], Is.EqualTo(1));
        bench.RunTo(30);
        Assert.That(bench.Shares()[0], Is.EqualTo(2 / 3.0).Within(1e-12));
    }

    // 7 of 20 are healthy, half of the threshold of 70 %: half of the requests go to America, though 7 pods have room
    // for 70.
    [Test]
    public void A_pool_with_too_few_healthy_pods_hands_requests_on()
    {
        _telemetry.Edges = [50, 20];
        _board.Set(SmallPlatform.EuropePool, new PoolState(7, default) { LeftOut = 13 });
        RunTo(10);

        Assert.That(Shares(), Is.EqualTo(new[] { 0.5, 0.5, 0, 1 }).Within(1e-12));
    }

    // A quarter is not enough for a backend: with 4 of 20 it is left alone, and with 7 of 20 it is back a minute later.
    [Test]
    public void A_drained_pool_comes_back_a_minute_after_its_pods()
    {
        FrontEndModelTests bench = With(gcp =>
            gcp with
            {
                Policy = new ServiceLoadBalancingPolicy { AutoCapacityDrain = true, FailoverHealthThreshold = 0.2 },
            }
        );
        bench._telemetry.Edges = [10, 10];
        bench._board.Set(SmallPlatform.EuropePool, new PoolState(4, default) { LeftOut = 16 });
        bench.RunTo(10);
        Assert.That(bench.Shares(), Is.EqualTo(new[] { 0.0, 1, 0, 1 }));
        bench._board.Set(SmallPlatform.EuropePool, new PoolState(7, default) { LeftOut = 13 });
        bench.RunTo(79.9);
        Assert.That(bench.Shares(), Is.EqualTo(new[] { 0.0, 1, 0, 1 }));
        bench.RunTo(80);
        Assert.That(bench.Shares(), Is.EqualTo(new[] { 1.0, 0, 0, 1 }));
    }

    // 50 requests per second keep the pool in Europe 40 % busy, so that 100 would keep it 80 % busy: of 200, half.
    [Test]
    public void Utilization_may_be_the_target()
    {
        FrontEndModelTests bench = With(gcp =>
            gcp with
            {
                Targets = [new FrontEndTarget(BalancingMode.Utilization), new FrontEndTarget()],
            }
        );
        bench._telemetry.Edges = [200, 0];
        bench.SetPods(10, 100);
        bench._telemetry.Pools = pool =>
            pool == SmallPlatform.EuropePool ? new PoolLoad(50, 5, 0.4, default, 0) : default;
        bench.RunTo(10);

        Assert.That(bench.Shares()[..2], Is.EqualTo(new[] { 0.5, 0.5 }).Within(1e-12));
    }

    // Ten pods in three zones: 4, 3 and 3, which are full at 40, 30 and 30. Over the whole pool that is as before.
    [Test]
    public void Zones_share_the_pods_of_a_pool()
    {
        var bench = new FrontEndModelTests(gcp => gcp, zones: 3);
        bench._telemetry.Edges = [150, 20];
        bench.RunTo(10);

        Assert.That(bench.Shares()[0], Is.EqualTo(2 / 3.0).Within(1e-12));
    }

    [Test]
    public void A_scaled_down_pool_is_full_earlier()
    {
        FrontEndModelTests bench = With(gcp =>
            gcp with
            {
                Targets = [new FrontEndTarget(CapacityScaler: 0.5), new FrontEndTarget()],
            }
        );
        bench._telemetry.Edges = [100, 0];
        bench.RunTo(10);

        Assert.That(bench.Shares()[..2], Is.EqualTo(new[] { 0.5, 0.5 }).Within(1e-12));
    }

    [Test]
    public void Nothing_is_published_while_nothing_changes()
    {
        _telemetry.Edges = [50, 20];
        int before = _recorder.Endpoints.Count;

        RunTo(3_600);

        Assert.That(_recorder.Endpoints, Has.Count.EqualTo(before));
    }

    [Test]
    public void Published_shares_never_change()
    {
        double[] first = Shares();
        _telemetry.Edges = [150, 20];
        RunTo(10);
        double[] second = Shares();
        double[] copy = [.. second];
        _telemetry.Edges = [50, 20];
        RunTo(20);

        Assert.That(first, Is.EqualTo(new[] { 1.0, 0, 0, 1 }));
        Assert.That(second, Is.EqualTo(copy));
    }

    private static FrontEndModelTests With(Func<FrontEndSpec, FrontEndSpec> change) => new(change, zones: 1);

    private void RunTo(double seconds) => _kernel.RunUntil(SimTime.FromSeconds(seconds));

    private double[] Shares() => _recorder.Endpoints[^1].FrontEnds[0].Shares;

    private void SetPods(int europe, int america)
    {
        _board.Set(SmallPlatform.EuropePool, new PoolState(europe, default));
        _board.Set(SmallPlatform.AmericaPool, new PoolState(america, default));
    }
}
