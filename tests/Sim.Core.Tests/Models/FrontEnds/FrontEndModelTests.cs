using Sim.Core.Kernel;
using Sim.Core.Models.FrontEnds;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;

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
    {
        PlatformSpec platform = SmallPlatform.Create();
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

    private void RunTo(double seconds) => _kernel.RunUntil(SimTime.FromSeconds(seconds));

    private double[] Shares() => _recorder.Endpoints[^1].FrontEnds[0].Shares;

    private void SetPods(int europe, int america)
    {
        _board.Set(SmallPlatform.EuropePool, new PoolState(europe, default));
        _board.Set(SmallPlatform.AmericaPool, new PoolState(america, default));
    }
}
