using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// Three of ten pods crash at 1,000 s, and again some time after each start. A container needs 20 s to be ready, and 10
/// s more to get requests.
/// </summary>
public sealed class CrashLoopTests
{
    private const double At = 1_000;

    // Ready after 20 s, 5 s too late. Starts at 0, then 10, 20, 40 ... s after each end:
    //   end    0   15   40   75  130  225  400  715 (the pause of 300 s is the longest)
    //   pause  0   10   20   40   80  160  300  300
    // The fault ends after 600 s; the start at 700 s ends no more: it serves at 730 s.
    [Test]
    public void Pods_that_crash_before_they_are_ready_are_away_until_the_last_pause_is_over()
    {
        PoolBench bench = Run(after: 15, length: 600);
        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At, 7), (At + 400 + 300 + 30, 10) }));
    }

    // They serve from 30 to 50 s after each start. Ends at 0; start 0, end 50; pause 10: 60, 110; pause 20: 130, 180;
    // pause 40: 220. The fault ends at 200 s.
    [Test]
    public void Pods_that_crash_later_serve_for_a_while()
    {
        PoolBench bench = Run(after: 50, length: 200);
        Assert.That(
            bench.Sizes(),
            Is.EqualTo(
                new[]
                {
                    (0.0, 10),
                    (At, 7),
                    (At + 30, 10),
                    (At + 50, 7),
                    (At + 90, 10),
                    (At + 110, 7),
                    (At + 160, 10),
                    (At + 180, 7),
                    (At + 250, 10),
                }
            )
        );
    }

    // The balancer needs 4 s to know; what they had begun is lost at once.
    [Test]
    public void A_crash_loses_what_pods_have_begun_and_refuses_until_the_balancer_knows()
    {
        PoolBench bench = Run(after: 15, length: 600, lag: 4);
        Assert.That(bench.Endpoints().Take(3), Is.EqualTo(new[] { (0.0, 10, 0), (At, 10, 3), (At + 4, 7, 0) }));
        Assert.That(bench.Kills(), Is.EqualTo(new[] { (At, 0.0) }));
    }

    // Those that are told to stop are the ones that crash: they are the least far.
    [Test]
    public void Pods_that_crash_are_the_first_to_go()
    {
        PoolBench bench = Bench(after: 15, length: 600, lag: 0);
        bench.RunTo(At + 50);
        bench.Pool.SetReplicas(7);
        bench.RunTo(At + 2_000);
        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At, 7) }));
    }

    private static PoolBench Run(double after, double length, double lag = 0)
    {
        PoolBench bench = Bench(after, length, lag);
        bench.RunTo(At + 2_000);
        return bench;
    }

    private static PoolBench Bench(double after, double length, double lag)
    {
        var fault = new FaultSpec(
            new Component(ComponentKind.Pods, SmallPlatform.SitePool),
            new FaultMode(FaultKind.CrashLoop, 0, SimDuration.FromSeconds(after)),
            0.3,
            SimTime.FromSeconds(At),
            SimDuration.FromSeconds(length)
        );
        PoolSpec spec = SmallPlatform.Pool("par-api", 0) with { RemovalLag = SimDuration.FromSeconds(lag) };
        return new PoolBench(spec, 1, fault);
    }
}
