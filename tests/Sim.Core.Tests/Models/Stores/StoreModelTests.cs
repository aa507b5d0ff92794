using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Stores;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Stores;

// Two stores: one in the only site, one alone.
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StoreModelTests
{
    private const int InSite = 0;
    private const int Alone = 1;

    private readonly SimulationKernel _kernel = new();
    private readonly FaultLedger _ledger = new();
    private readonly PublicationRecorder _recorder = new();

    [Test]
    public void A_store_dies_with_its_site_and_comes_back_with_it()
    {
        Run(Fault(ComponentKind.Site, 0, FaultKind.Blackhole, at: 10));
        Assert.That(
            _recorder.Endpoints.Select(snapshot => snapshot.Stores),
            Is.EqualTo(new[] { new Impairment[2], [Impairment.AllBlackholed, default], new Impairment[2] })
        );
    }

    [Test]
    public void A_store_of_its_own_fails_on_its_own()
    {
        Run(Fault(ComponentKind.Store, Alone, FaultKind.Refuse, at: 10));
        Assert.That(
            _recorder.Endpoints.Select(snapshot => snapshot.Stores[Alone].RefusedShare),
            Is.EqualTo(new[] { 0.0, 1, 0 })
        );
        Assert.That(_recorder.Endpoints.Select(snapshot => snapshot.Stores[InSite].IsSound), Is.All.True);
    }

    // The site lets half of the calls through; of those the store answers 30 % with an error.
    [Test]
    public void Faults_of_a_store_and_of_its_site_add_up()
    {
        Run(
            Fault(ComponentKind.Site, 0, FaultKind.Refuse, at: 10) with
            {
                Share = 0.5,
            },
            Fault(ComponentKind.Store, InSite, FaultKind.Errors, at: 20)
        );
        Impairment both = _recorder.Endpoints[2].Stores[InSite];
        Assert.That((both.RefusedShare, both.BlackholedShare), Is.EqualTo((0.5, 0)));
        Assert.That(both.ErrorShare, Is.EqualTo(0.3).Within(1e-12));
    }

    private void Run(params FaultSpec[] faults)
    {
        PlatformSpec platform = SmallPlatform.Create() with
        {
            Stores =
            [
                new StoreSpec("in-site", default, 0, SimDuration.FromMilliseconds(1)),
                new StoreSpec("alone", default, null, SimDuration.FromMilliseconds(1)),
            ],
        };
        var publisher = new Publisher(_kernel);
        publisher.Subscribe(_recorder);
        var board = new EndpointBoard(platform, publisher);
        var stores = new StoreModel(platform, _ledger, board);
        _ = new FaultInjector(_kernel, faults, _ledger, _ => stores.OnFault());
        board.Start();
        _kernel.RunUntil(SimTime.FromSeconds(1_000));
    }

    private static FaultSpec Fault(ComponentKind kind, int index, FaultKind how, int at) =>
        new(
            new Component(kind, index),
            new FaultMode(how, 0.3),
            1,
            SimTime.FromSeconds(at),
            SimDuration.FromSeconds(100)
        );
}
