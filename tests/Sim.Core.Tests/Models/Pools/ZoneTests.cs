using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// A node pool in three zones, each of one to five nodes of seven pods; the middle one has no machines. Nine nodes are
/// wanted instead of three.
/// </summary>
public sealed class ZoneTests
{
    private const double At = 1_005;

    // At 1,010 s two nodes are asked for in each zone; what the middle one refuses is asked for elsewhere at the next
    // scan, 10 s later. A node takes 100 s, a pod 30 s.
    [TestCase(1_139, 3 * 7)]
    [TestCase(1_140, 7 * 7)]
    [TestCase(1_150, 9 * 7)]
    public void Balanced_zones_ask_one_that_has_no_machines_first(double at, int serving) =>
        Assert.That(Run(LocationPolicy.Balanced, at), Is.EqualTo(serving));

    [TestCase(1_139, 3 * 7)]
    [TestCase(1_140, 9 * 7)]
    public void Any_zone_with_machines_is_asked_at_once(double at, int serving) =>
        Assert.That(Run(LocationPolicy.Any, at), Is.EqualTo(serving));

    // Five nodes for 35 pods: two, two and one. Half of the pods would be lost if all were in one zone; 14 are.
    [Test]
    public void At_the_begin_zones_are_as_equal_as_they_can_be()
    {
        FaultSpec taken = Fault(FaultKind.Preempt, 0);
        var bench = new PoolBench(Spec(LocationPolicy.Balanced) with { Replicas = 35 }, 1, taken);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(5));
        bench.RunTo(At);
        Assert.That(bench.Pool.Serving, Is.EqualTo(35 - 14));
    }

    private static int Run(LocationPolicy policy, double at)
    {
        var bench = new PoolBench(Spec(policy), 1, Fault(FaultKind.StockOut, 1));
        bench.RunTo(At);
        bench.Pool.SetReplicas(63);
        bench.RunTo(at);
        return bench.Pool.Serving;
    }

    private static FaultSpec Fault(FaultKind kind, int zone) =>
        new(
            new Component(ComponentKind.Nodes, SmallPlatform.SitePool, zone),
            new FaultMode(kind),
            1,
            SimTime.FromSeconds(At),
            SimDuration.FromHours(1)
        );

    private static PoolSpec Spec(LocationPolicy policy) =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Replicas = 21,
            LocationPolicy = policy,
            Nodes = [Zone("a"), Zone("b"), Zone("c")],
        };

    private static NodeSpec Zone(string name) =>
        new(MachineType.Parse("n2-standard-8"), 1, 5, SimDuration.FromSeconds(100), 0) { Name = name, Zone = name };
}
