using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Traffic;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

/// <summary>
/// Ten pods of 500 requests/s each, five of which begin three times as slow and are warm after 60 s.
/// </summary>
public sealed class PoolStationsTests
{
    private static readonly SimDuration s_step = SimDuration.FromSeconds(10);

    // In the middle of the first ten seconds the factor is 3 - 2 * 5 / 60 = 2.8333. At 1,000/s warm pods are 20 % busy,
    // and cold ones 56.67 %.
    [Test]
    public void Cold_pods_are_busier_with_as_many_requests()
    {
        PoolStations pool = Run(1_000, steps: 1);
        Assert.That(pool.CpuUtilization, Is.EqualTo((0.2 + 0.56667) / 2).Within(0.2).Percent);
        Assert.That(pool.Arrivals, Is.EqualTo(1_000).Within(1e-9));
        Assert.That(pool.PodsNeeded, Is.EqualTo(2).Within(1e-9));
    }

    // From 50 to 60 s: 3 - 2 * 55 / 60 = 1.16667.
    [TestCase(6, 1.16667)]
    [TestCase(7, 1.0)]
    public void They_get_warm(int steps, double factor) =>
        Assert.That(Run(1_000, steps).CpuUtilization, Is.EqualTo((0.2 + (0.2 * factor)) / 2).Within(0.2).Percent);

    // 2,500/s are 250 a pod: half of what a warm one does, and more than the 500 / 2.65 = 188.7 of a cold one after
    // 10.5 s. Its 320 places are full by then: 24.5 % of half of the requests are refused.
    [Test]
    public void Cold_pods_refuse_what_they_do_not_manage_while_warm_ones_have_room()
    {
        PoolStations pool = Run(2_500, steps: 1);
        pool.Advance(2_500, 10, new PoolState(10, default) { ColdStarts = 5 }, SimDuration.FromSeconds(1));
        Assert.That(pool.RefusedShare, Is.EqualTo(0.1226).Within(2).Percent);
    }

    // Half of the requests take 4 ms of CPU, half 11.333 ms; all 20 ms besides, and waits in both.
    [Test]
    public void A_request_meets_a_warm_pod_or_a_cold_one()
    {
        PoolStations pool = Run(100, steps: 1);
        var sojourn = new SojournDistribution();
        pool.AddTo(sojourn);
        double waits = (pool.Wait.Expected.TotalMilliseconds + pool.ColdWait.Expected.TotalMilliseconds) / 2;
        Assert.That(sojourn.MeanSeconds * 1_000, Is.EqualTo(20 + (4 / 2) + (11.33333 / 2) + waits).Within(0.1).Percent);
        Assert.That(pool.ToLoad().MeanSojourn.TotalMilliseconds, Is.EqualTo(sojourn.MeanSeconds * 1_000).Within(1e-3));
    }

    private static PoolStations Run(double arrivals, int steps)
    {
        PoolSpec pool = Services.Pool() with { WarmUp = new WarmUp(3, SimDuration.FromMinutes(1)) };
        var stations = new PoolStations(pool, Services.Api(), 0);
        for (int i = 0; i < steps; i++)
        {
            stations.Advance(arrivals, 10, new PoolState(10, default) { ColdStarts = 5 }, s_step);
        }
        return stations;
    }
}
