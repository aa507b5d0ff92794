using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Tests.Models;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Stores;

/// <summary>Single requests and their calls; what there is, see <see cref="StoreBench"/>.</summary>
[TestFixture]
public sealed class StoreCallsTests
{
    private const long Millisecond = 1_000_000;

    // 4 ms of CPU, 20 ms of waiting, and rounds of 10 ms: five calls one by one, or in rounds of 2, 2 and 1.
    [TestCase(1, 74)]
    [TestCase(2, 54)]
    [TestCase(5, 34)]
    public void Rounds_come_one_after_the_other(int parallel, long milliseconds)
    {
        PodQueues pods = StoreBench.Queues(StoreBench.Use(5, parallel));
        Assert.That(Enter(pods, 0), Is.EqualTo(milliseconds * Millisecond));
    }

    // One connection: the second request begins its calls when the first, at 24 + 30 ms, has ended its own.
    [Test]
    public void A_request_waits_for_a_connection()
    {
        PodQueues pods = StoreBench.Queues(StoreBench.Use(3, connections: 1));
        Assert.That(Enter(pods, 0), Is.EqualTo(54 * Millisecond));
        Assert.That(Enter(pods, 0), Is.EqualTo(84 * Millisecond));
    }

    // Two at once on two connections, each for two rounds; a third connection serves one of the next two.
    [Test]
    public void Calls_at_once_take_a_connection_each()
    {
        PodQueues pods = StoreBench.Queues(StoreBench.Use(4, parallel: 2, connections: 3));
        Assert.That(Enter(pods, 0), Is.EqualTo(44 * Millisecond));
        Assert.That(Enter(pods, 0), Is.EqualTo(64 * Millisecond));
    }

    // Two slots: the third request has to wait until the first has its answers, then for 24 + 100 ms of its own.
    [Test]
    public void A_request_keeps_its_slot_until_it_has_its_answers()
    {
        PodQueues pods = StoreBench.Queues(StoreBench.Use(10), concurrency: 2);
        long[] served = [.. Enumerable.Range(0, 3).Select(_ => Enter(pods, 0))];
        Assert.That(served, Is.EqualTo(new[] { 124 * Millisecond, 124 * Millisecond, 248 * Millisecond }));
    }

    // Silence costs the timeout, a refusal one round trip; without a fallback the first call is the last.
    [TestCase(1, 0, false, true, 24 + 1_000)]
    [TestCase(0, 1, false, true, 24 + 9)]
    [TestCase(1, 0, true, false, 24 + 3_000)]
    public void A_dead_store_fails_requests_or_makes_them_late(
        double silent,
        double refusing,
        bool fallback,
        bool fails,
        long milliseconds
    )
    {
        PodQueues pods = StoreBench.Queues(StoreBench.Use(3) with { HasFallback = fallback });
        pods.See([new Impairment(refusing, silent, 0, 0, default)]);
        Assert.That(pods.TryEnter(0, 0, 4 * Millisecond, out long served, out bool failed), Is.True);
        Assert.That((failed, served), Is.EqualTo((fails, milliseconds * Millisecond)));
    }

    // 200 requests, 3 calls each, of which half hit: 3 * (0.5 + 0.5 * 10) = 16.5 ms in the mean, with a standard error
    // of sqrt(3 * 0.25 * 100 / 200) = 0.61 ms.
    [Test]
    public void What_the_cache_answers_takes_a_look_up()
    {
        var cache = new CacheSpec(new Ratio(0.5), SimDuration.FromMilliseconds(0.5), 1, SimDuration.FromHours(1));
        PodQueues pods = StoreBench.Queues(StoreBench.Use(3, cache: cache));
        pods.Begin(1_000);
        double sum = 0;
        for (int i = 0; i < 200; i++)
        {
            long now = i * 1_000 * Millisecond;
            sum += (Enter(pods, now) - now - (24 * Millisecond)) / 1e6;
        }
        Assert.That(sum / 200, Is.EqualTo(16.5).Within(3 * 0.61));
    }

    // 1,000 requests in a second warm a cold cache to 1 - exp(-1) of 90 %; 500 of a half of the users do so, too.
    [TestCase(1, 1_000)]
    [TestCase(0.5, 500)]
    public void A_step_warms_the_cache_and_is_told(double sampling, int requests)
    {
        var cache = new CacheSpec(new Ratio(0.9), SimDuration.Zero, 1_000, SimDuration.FromHours(1_000_000));
        StoreUse use = StoreBench.Use(1, cache: cache);
        PodQueues pods = StoreBench.Queues(use, 10_000, sampling, pods: 100);
        PlatformSpec platform = SmallPlatform.Create();
        var board = new TelemetryBoard(platform with { Pools = [Services.Pool() with { Stores = [use] }] });
        for (int i = 0; i < requests; i++)
        {
            _ = pods.TryEnter(i % pods.Count, 0, Millisecond, out _, out _);
        }
        pods.EndStoreStep(board, 0, SimDuration.FromSeconds(1));
        StoreLoad cold = board.Store(0, 0);
        pods.EndStoreStep(board, 0, SimDuration.FromSeconds(1));
        StoreLoad warm = board.Store(0, 0);
        Assert.Multiple(() =>
        {
            Assert.That(cold, Is.EqualTo(new StoreLoad(0, SimDuration.FromMilliseconds(10), 0)));
            Assert.That(warm.HitRatio, Is.EqualTo(0.568909).Within(1e-5));
            // Nobody asks: what one would take.
            Assert.That(warm.MeanTime.TotalMilliseconds, Is.EqualTo(4.31091).Within(1e-4));
        });
    }

    private static long Enter(PodQueues pods, long now)
    {
        Assert.That(pods.TryEnter(0, now, 4 * Millisecond, out long served, out bool fails), Is.True);
        Assert.That(fails, Is.False);
        return served;
    }
}
