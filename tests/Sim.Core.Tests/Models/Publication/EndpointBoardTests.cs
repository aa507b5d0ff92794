using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;

namespace Sim.Core.Tests.Models.Publication;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EndpointBoardTests
{
    private static readonly SiteState s_site = new(default, [new BladeState(true, default)], false);
    private static readonly SiteState s_dark = new(Impairment.AllBlackholed, [new BladeState(true, default)], false);

    private readonly PublicationRecorder _recorder = new();
    private readonly EndpointBoard _board;

    public EndpointBoardTests()
    {
        var publisher = new Publisher(new SimulationKernel());
        publisher.Subscribe(_recorder);
        _board = new EndpointBoard(SmallPlatform.Create(), publisher);
    }

    [Test]
    public void Nothing_is_published_before_the_start()
    {
        _board.Set(0, s_site);
        _board.Set(0, new PoolState(10, default));
        Assert.That(_recorder.Endpoints, Is.Empty);

        _board.Start();
        Assert.That(_recorder.Endpoints.Single().Pools[0].Serving, Is.EqualTo(10));
        Assert.That(_recorder.Endpoints.Single().Sites[0], Is.SameAs(s_site));
    }

    [Test]
    public void A_pool_that_stays_as_it_is_is_not_published_again()
    {
        _board.Start();
        _board.Set(1, new PoolState(10, default));
        _board.Set(1, new PoolState(10, default));

        Assert.That(_recorder.Endpoints, Has.Count.EqualTo(2));
    }

    [Test]
    public void Snapshots_handed_out_never_change()
    {
        _board.Set(0, s_site);
        _board.Set(0, new PoolState(10, default));
        _board.Set(0, new FrontEndState(2, [1, 0, 0, 1]));
        _board.Start();
        EndpointSnapshot first = _recorder.Endpoints[0];

        _board.Set(0, s_dark);
        _board.Set(0, new PoolState(3, Impairment.AllRefused));
        _board.Set(0, new FrontEndState(2, [0, 1, 0, 1]));

        Assert.That(first.Sites[0], Is.SameAs(s_site));
        Assert.That(first.Pools[0], Is.EqualTo(new PoolState(10, default)));
        Assert.That(first.FrontEnds[0].Share(0, 0), Is.EqualTo(1));
        Assert.That(_recorder.Endpoints[^1].Sites[0], Is.SameAs(s_dark));
        Assert.That(_recorder.Endpoints[^1].FrontEnds[0].Share(0, 0), Is.Zero);
    }
}
