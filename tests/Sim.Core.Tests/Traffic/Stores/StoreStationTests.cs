using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Stores;

/// <summary>What data stores make of pods in the flow plane; what there is, see <see cref="StoreBench"/>.</summary>
[TestFixture]
public sealed class StoreStationTests
{
    // 10 calls are 100 ms more: 124 ms in a slot. 10 pods at 1,000/s have 12.4 slots busy, and 0.4 of 2 cores, before
    // which requests wait for 4 ms * 0.2^2 / (1 - 0.2^2) = 0.16667 ms.
    [Test]
    public void Calls_take_slots_and_no_core()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(10)), 1_000);
        Assert.Multiple(() =>
        {
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.2).Within(1e-9));
            Assert.That(pool.ConcurrencyUtilization, Is.EqualTo(12.4 / 64).Within(1e-3));
            Assert.That(pool.ToLoad().MeanSojourn.TotalMilliseconds, Is.EqualTo(124.16667).Within(1e-4));
            // 64 slots / 124 ms = 516/s, more than the 500/s of the CPU.
            Assert.That(pool.PodsNeeded, Is.EqualTo(2).Within(1e-9));
        });
    }

    // 20 calls: 224 ms, 64 / 0.224 = 285.7/s a pod, less than the CPU's 500.
    [Test]
    public void Many_remote_calls_make_slots_scarcer_than_the_cpu()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(20)), 2_000);
        Assert.Multiple(() =>
        {
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.4).Within(1e-6));
            Assert.That(pool.PodsNeeded, Is.EqualTo(2_000 * 0.224 / 64).Within(1e-9));
            Assert.That(pool.ConcurrencyUtilization, Is.EqualTo(0.7).Within(0.01));
        });
    }

    // Little: 10 calls of 10 ms keep 0.1 connections for each request per second; 8 connections carry 80/s a pod. At
    // 100/s a fifth is too much: it waits in the places of the pods, 320 less what is in work, and is refused then.
    [Test]
    public void Connections_bound_what_a_pod_can_ask()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(10, connections: 8)), 1_000);
        Assert.Multiple(() =>
        {
            Assert.That(pool.PodsNeeded, Is.EqualTo(12.5).Within(1e-9));
            Assert.That(pool.RefusedShare, Is.EqualTo(0.2).Within(0.005));
            Assert.That(pool.CpuUtilization, Is.EqualTo(0.16).Within(0.001));
        });
    }

    // Five calls in rounds of 2, 2 and 1, without a cache: 30 ms for each request, whoever it is.
    [Test]
    public void The_time_of_answered_requests_has_the_rounds_in_it()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(5, parallel: 2)), 100);
        var sojourn = new SojournDistribution();
        pool.AddTo(sojourn);
        Assert.Multiple(() =>
        {
            Assert.That(sojourn.MeanSeconds, Is.EqualTo(0.054).Within(1e-5));
            Assert.That(sojourn.Pieces[0].Seconds, Is.GreaterThan(0.05));
        });
    }

    // Nobody came, so the cache is cold: 4 calls are 4 * 10.5 ms. 1,000/s for 100 s are 100,000 requests, as many as
    // warm it to 1 - 1/e of 90 %, 0.5689 (kept for so long that nothing is lost): 4 * (0.5 + 0.4311 * 10) = 19.24 ms.
    // A step counts with the middle of it, so the next, of 1 ms, tells.
    [Test]
    public void A_cold_cache_warms_with_what_is_served()
    {
        var cache = new CacheSpec(
            new Ratio(0.9),
            SimDuration.FromMilliseconds(0.5),
            100_000,
            SimDuration.FromHours(1_000_000)
        );
        PoolStations pool = StoreBench.Station(StoreBench.Use(4, cache: cache));
        pool.Advance(0, 10, SimDuration.FromMilliseconds(1), [default]);
        pool.Advance(1_000, 10, SimDuration.FromMilliseconds(1), [default]);
        Assert.That(pool.StoreTime.TotalMilliseconds, Is.EqualTo(42).Within(0.01));
        for (int i = 0; i < 10; i++)
        {
            pool.Advance(1_000, 10, SimDuration.FromSeconds(10), [default]);
        }
        pool.Advance(1_000, 10, SimDuration.FromMilliseconds(1), [default]);
        Assert.That(pool.StoreTime.TotalMilliseconds, Is.EqualTo(19.24).Within(0.01));
    }

    // A pod asks a dead store for 1 s and answers with an error then. With 64 slots of 1.024 s it takes 62.5
    // requests/s: of 1,000/s at 10 pods 37.5 % find no place.
    [Test]
    public void A_dead_store_fills_the_slots_with_requests_that_wait()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(10)), 1_000, Impairment.AllBlackholed);
        Assert.Multiple(() =>
        {
            Assert.That(pool.StoreFailures, Is.EqualTo((1.0, 0.0)));
            Assert.That(pool.RefusedShare, Is.EqualTo(0.375).Within(0.005));
        });
    }

    // 44.805 of the 64 slots are taken, 20 calls away from the store. When it refuses, requests have failed after 4, 20
    // and 9 ms, and cores are scarcest: of 200/s a pod 5.8 are in their wait or their call, so 39.005 are before two
    // cores that have 0.952 in them at such a load: (39.005 - 0.952) / 500 = 76.1 ms of work.
    [Test]
    public void Requests_are_kept_when_something_else_becomes_the_scarcest()
    {
        PoolStations pool = Run(StoreBench.Station(StoreBench.Use(20)), 2_000);
        Assert.That(pool.ConcurrencyUtilization * 64, Is.EqualTo(44.805).Within(0.001));
        pool.Advance(2_000, 10, new SimDuration(1), [Impairment.AllRefused]);
        Assert.That(pool.Wait.Backlog.TotalMilliseconds, Is.EqualTo(76.1).Within(0.1));
    }

    private static PoolStations Run(PoolStations pool, double arrivals, Impairment fault = default)
    {
        for (int i = 0; i < 60; i++)
        {
            pool.Advance(arrivals, 10, SimDuration.FromSeconds(10), [fault]);
        }
        return pool;
    }
}
