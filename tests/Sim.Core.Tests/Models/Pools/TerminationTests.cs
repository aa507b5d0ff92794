using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>Three of ten pods are told to stop at 1,000 s; clients wait for 10 s.</summary>
public sealed class TerminationTests
{
    private const double At = 1_000;

    [Test]
    public void Without_a_lag_pods_leave_the_endpoints_and_work_no_more_at_once()
    {
        PoolBench bench = Shrink(preStop: 0, grace: 30, lag: 0);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0), (At, 7, 0) }));
        Assert.That(bench.Kills(), Is.Empty, "30 s are longer than anybody waits");
    }

    // SIGTERM at once, the balancer knows 4 s later: until then three of ten requests are refused.
    [Test]
    public void A_pod_that_stops_before_the_balancer_knows_refuses_requests()
    {
        PoolBench bench = Shrink(preStop: 0, grace: 30, lag: 4);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0), (At, 10, 3), (At + 4, 7, 0) }));
    }

    [Test]
    public void What_it_refuses_is_its_share_of_the_requests()
    {
        PoolBench bench = New(preStop: 0, grace: 30, lag: 4);
        bench.Pool.SetReplicas(7);
        Assert.That(bench.State.Fault, Is.EqualTo(new Impairment(0.3, 0, 0, 0, default)));
        Assert.That((bench.State.Working, bench.Pool.Serving), Is.EqualTo((7, 7)));
    }

    // The hook of 3 s ends 1 s before the balancer knows.
    [Test]
    public void A_hook_that_is_too_short_leaves_the_rest_of_the_lag()
    {
        PoolBench bench = Shrink(preStop: 3, grace: 30, lag: 4);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0), (At + 3, 10, 3), (At + 4, 7, 0) }));
    }

    [TestCase(4)]
    [TestCase(5)]
    public void A_hook_as_long_as_the_lag_refuses_nobody(double preStop)
    {
        PoolBench bench = Shrink(preStop, grace: 30, lag: 4);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0), (At + 4, 7, 0) }));
    }

    // A grace period of 3 s ends the hook of 5 s: SIGTERM then, SIGKILL 2 s later.
    [Test]
    public void A_hook_longer_than_the_grace_period_is_cut_short()
    {
        PoolBench bench = Shrink(preStop: 5, grace: 3, lag: 4);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0), (At + 3, 10, 3), (At + 4, 7, 0) }));
        Assert.That(bench.Kills(), Is.EqualTo(new[] { (At + 3, 2.0) }));
    }

    // Who got requests for 4 s of a grace period of 9 s has 5 s to finish; who stopped after 2 s has 7 s.
    [TestCase(4, 4, 5)]
    [TestCase(2, 2, 7)]
    public void What_pods_have_begun_is_killed_at_the_end_of_the_grace_period(double preStop, double from, double left)
    {
        PoolBench bench = Shrink(preStop, grace: 9, lag: 4);
        Assert.That(bench.Kills(), Is.EqualTo(new[] { (At + from, left) }));
    }

    // Pods that start do not take requests yet: they go first, and at once.
    [Test]
    public void Pods_that_take_no_requests_are_gone_at_once()
    {
        PoolBench bench = New(preStop: 5, grace: 30, lag: 4);
        bench.Pool.SetReplicas(12);
        bench.RunTo(At + 5);
        bench.Pool.SetReplicas(10);
        bench.RunTo(At + 100);
        Assert.That(bench.Endpoints(), Is.EqualTo(new[] { (0.0, 10, 0) }));
        Assert.That(bench.Pool.Placed, Is.EqualTo(10));
    }

    // Seven of one core fill a node: the eighth waits until one that leaves has stopped, 20 s later.
    [Test]
    public void A_pod_keeps_its_place_on_its_node_until_it_has_stopped()
    {
        PoolSpec spec = Spec(preStop: 20, grace: 30, lag: 0) with
        {
            Replicas = 7,
            Nodes = [new NodeSpec(MachineType.Parse("n2-standard-8"), 1, 1, SimDuration.FromSeconds(100), 0)],
        };
        var bench = new PoolBench(spec);
        bench.RunTo(At);
        bench.Pool.SetReplicas(6);
        bench.Pool.SetReplicas(7);
        bench.RunTo(At + 19);
        Assert.That(bench.Pool.Placed, Is.EqualTo(6));
        bench.RunTo(At + 20);
        Assert.That(bench.Pool.Placed, Is.EqualTo(7));
    }

    // Of four pods that answer half of their requests with an error, one is told to stop and refuses for 4 s.
    [Test]
    public void A_stopped_pod_refuses_beside_what_a_fault_does_to_the_others()
    {
        var fault = new FaultSpec(
            new Component(ComponentKind.Pods, SmallPlatform.SitePool),
            new FaultMode(FaultKind.Errors, 0.5),
            1,
            SimTime.FromSeconds(500),
            SimDuration.FromHours(1)
        );
        var bench = new PoolBench(Spec(preStop: 0, grace: 30, lag: 4) with { Replicas = 4 }, 1, fault);
        bench.RunTo(At);
        bench.Pool.SetReplicas(3);
        Assert.That(
            bench.State,
            Is.EqualTo(new PoolState(4, new Impairment(0.25, 0, 0.5, 0, default)) { Stopped = 1 })
        );
    }

    private static PoolSpec Spec(double preStop, double grace, double lag) =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Termination = new PodTermination(SimDuration.FromSeconds(preStop), SimDuration.FromSeconds(grace)),
            RemovalLag = SimDuration.FromSeconds(lag),
        };

    private static PoolBench New(double preStop, double grace, double lag)
    {
        var bench = new PoolBench(Spec(preStop, grace, lag));
        bench.RunTo(At);
        return bench;
    }

    private static PoolBench Shrink(double preStop, double grace, double lag)
    {
        PoolBench bench = New(preStop, grace, lag);
        bench.Pool.SetReplicas(7);
        bench.RunTo(At + 100);
        return bench;
    }
}
