using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Faults;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FaultInjectorTests
{
    private static readonly Component s_site = new(ComponentKind.Site, 0);

    private readonly SimulationKernel _kernel = new();
    private readonly FaultLedger _ledger = new();

    // Two faults of half the flows each overlap from 20 to 30: what the first lets through meets the second, 1 - 0.5 *
    // 0.5.
    [TestCase(9, 0)]
    [TestCase(10, 0.5)]
    [TestCase(20, 0.75)]
    [TestCase(30, 0.5)]
    [TestCase(40, 0)]
    public void Faults_of_one_component_overlap(int second, double refused)
    {
        _ = Inject(Refuse(10, 20, 0.5), Refuse(20, 20, 0.5));

        _kernel.RunUntil(SimTime.FromSeconds(second));

        Assert.That(_ledger.Of(s_site).RefusedShare, Is.EqualTo(refused));
        Assert.That(_ledger.IsEmpty, Is.EqualTo(refused == 0));
    }

    [Test]
    public void The_ledger_is_written_before_anybody_is_told()
    {
        List<(SimTime At, double Refused)> told = Inject(Refuse(10, 5, 1));

        _kernel.RunUntil(SimTime.FromSeconds(60));

        Assert.That(told, Is.EqualTo(new[] { (SimTime.FromSeconds(10), 1.0), (SimTime.FromSeconds(15), 0.0) }));
    }

    [Test]
    public void A_fault_leaves_other_components_alone()
    {
        _ = Inject(Refuse(10, 5, 1));

        _kernel.RunUntil(SimTime.FromSeconds(12));

        Assert.That(_ledger.Of(new Component(ComponentKind.Site, 1)).IsSound);
        Assert.That(_ledger.Of(new Component(ComponentKind.Region, 0)).IsSound);
    }

    private static FaultSpec Refuse(int at, int seconds, double share) =>
        new(s_site, new FaultMode(FaultKind.Refuse), share, SimTime.FromSeconds(at), SimDuration.FromSeconds(seconds));

    private List<(SimTime At, double Refused)> Inject(params FaultSpec[] faults)
    {
        var told = new List<(SimTime At, double Refused)>();
        _ = new FaultInjector(
            _kernel,
            faults,
            _ledger,
            fault => told.Add((_kernel.Now, _ledger.Of(fault.Component).RefusedShare))
        );
        return told;
    }
}
