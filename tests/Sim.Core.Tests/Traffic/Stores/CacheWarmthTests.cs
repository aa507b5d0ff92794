using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Tests.Traffic.Stores;

// 90 % when warm, 100,000 requests to 63 % of that, answers kept for 1,000 s.
[TestFixture]
public sealed class CacheWarmthTests
{
    private static readonly CacheSpec s_spec = new(
        new Ratio(0.9),
        SimDuration.FromMilliseconds(0.5),
        100_000,
        SimDuration.FromSeconds(1_000)
    );

    // 100/s for ever: 100 * 1,000 = 100,000 are remembered, 0.9 * (1 - 1/e) = 0.568909.
    [Test]
    public void Constant_traffic_keeps_it_as_warm_as_what_it_remembers()
    {
        var cache = new CacheWarmth(s_spec);
        cache.Begin(100);
        cache.Advance(100, 5_000);
        Assert.That(cache.HitRatio, Is.EqualTo(0.568909).Within(1e-6));
    }

    // Cold, then 2,000/s for 100 s: 2,000,000 (1 - exp(-0.1)) = 190,325 are remembered, 0.9 (1 - exp(-1.90325)) =
    // 0.765831. Then nobody comes for 1,000 s: 190,325 / e = 70,016, 0.9 (1 - exp(-0.700166)) = 0.453148.
    [Test]
    public void It_warms_with_requests_and_cools_with_time()
    {
        var cache = new CacheWarmth(s_spec);
        Assert.That(cache.HitRatio, Is.Zero);
        cache.Advance(2_000, 100);
        Assert.That(cache.HitRatio, Is.EqualTo(0.765831).Within(1e-5));
        cache.Advance(0, 1_000);
        Assert.That(cache.HitRatio, Is.EqualTo(0.453148).Within(1e-5));
    }

    [Law]
    public bool One_step_is_as_good_as_two(ushort rate, ushort first, ushort second)
    {
        var once = new CacheWarmth(s_spec);
        var twice = new CacheWarmth(s_spec);
        once.Advance(rate, first + (double)second);
        twice.Advance(rate, first);
        twice.Advance(rate, second);
        return Math.Abs(once.HitRatio - twice.HitRatio) < 1e-9 && once.HitRatio is >= 0 and <= 0.9;
    }

    [Test]
    public void Without_a_cache_every_call_is_a_miss()
    {
        var none = new CacheWarmth(null);
        none.Begin(1e6);
        none.Advance(1e6, 1e6);
        Assert.That(none.HitRatio, Is.Zero);
    }
}
