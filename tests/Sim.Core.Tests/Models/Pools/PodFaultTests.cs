using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>Ten pods; who gives no reply is left out after 10 s and comes back 10 s after it replies again.</summary>
public sealed class PodFaultTests
{
    private const double At = 1_000;

    [TestCase(FaultKind.Refuse)]
    [TestCase(FaultKind.Blackhole)]
    public void Failed_pods_keep_their_share_of_requests_until_they_are_left_out(FaultKind how)
    {
        PoolBench bench = Bench(Pods(how, 0.3, 0, 600));
        Impairment fault = how == FaultKind.Refuse ? new(0.3, 0, 0, 0, default) : new(0, 0.3, 0, 0, default);

        bench.RunTo(At + 9.9);
        Assert.That(bench.State, Is.EqualTo(new PoolState(10, fault)));
        bench.RunTo(At + 599);
        Assert.That(bench.State, Is.EqualTo(new PoolState(7, default) { LeftOut = 3 }));
        bench.RunTo(At + 609.9);
        Assert.That(bench.State, Is.EqualTo(new PoolState(7, default) { LeftOut = 3 }));
        bench.RunTo(At + 610);
        Assert.That(bench.State, Is.EqualTo(new PoolState(10, default)));
    }

    [TestCase(FaultKind.Errors)]
    [TestCase(FaultKind.Slow)]
    public void Pods_that_answer_badly_stay(FaultKind how)
    {
        PoolBench bench = Bench(Pods(how, 0.5, 0, 600));

        bench.RunTo(At + 599);
        Assert.That(bench.State.Serving, Is.EqualTo(10));
        Assert.That(bench.State.Fault.IsSound, Is.False);
        bench.RunTo(At + 600);
        Assert.That(bench.State, Is.EqualTo(new PoolState(10, default)));
    }

    [Test]
    public void A_fault_shorter_than_the_checks_need_leaves_nobody_out()
    {
        PoolBench bench = Bench(Pods(FaultKind.Blackhole, 0.5, 0, 5));

        bench.RunTo(At + 60);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10) }));
    }

    // The second fault, 8 s after the first, is not noticed with the first one 2 s later but 10 s after its own
    // beginning. Of what the first leaves, 0.8, it takes half: 4 of the 8 pods that are left, half of their requests
    // until then.
    [Test]
    public void A_second_fault_is_noticed_in_its_own_time()
    {
        PoolBench bench = Bench(
            Pods(FaultKind.Refuse, 0.2, 0, 600),
            Pods(FaultKind.Refuse, 0.5, 8, 600) with
            {
                Component = new Component(ComponentKind.Region, SmallPlatform.SitePool),
            }
        );

        bench.RunTo(At + 10);
        Assert.That(bench.State.Serving, Is.EqualTo(8));
        Assert.That(bench.State.Fault.RefusedShare, Is.EqualTo(0.5).Within(1e-12));
        bench.RunTo(At + 18);
        Assert.That(bench.State.Serving, Is.EqualTo(4));
        Assert.That(bench.State.Fault.RefusedShare, Is.Zero);
    }

    [Test]
    public void A_region_that_is_gone_serves_nobody()
    {
        PoolBench bench = Bench(
            Pods(FaultKind.Blackhole, 1, 0, 600) with
            {
                Component = new Component(ComponentKind.Region, SmallPlatform.SitePool),
            }
        );

        bench.RunTo(At);
        Assert.That(bench.State, Is.EqualTo(new PoolState(10, Impairment.AllBlackholed)));
        bench.RunTo(At + 10);
        Assert.That(bench.State, Is.EqualTo(new PoolState(0, default) { LeftOut = 10 }));
        Assert.That(bench.Pool.Serving, Is.Zero);
    }

    [Test]
    public void A_fault_of_another_pool_changes_nothing()
    {
        PoolBench bench = Bench(
            Pods(FaultKind.Blackhole, 1, 0, 600) with
            {
                Component = new Component(ComponentKind.Pods, SmallPlatform.EuropePool),
            }
        );

        bench.RunTo(At + 60);

        Assert.That(bench.State, Is.EqualTo(new PoolState(10, default)));
    }

    private static PoolBench Bench(params FaultSpec[] faults) => new(SmallPlatform.Pool("par-api", 0), 1, faults);

    private static FaultSpec Pods(FaultKind how, double share, double after, double seconds) =>
        new(
            new Component(ComponentKind.Pods, SmallPlatform.SitePool),
            new FaultMode(how, 1, SimDuration.FromSeconds(1)),
            share,
            SimTime.FromSeconds(At + after),
            SimDuration.FromSeconds(seconds)
        );
}
