using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Tests.Traffic.Stores;

// A call takes a round trip of 9 ms and 1 ms in the store; a look-up in the cache takes 0.5 ms.
[TestFixture]
public sealed class CallTimesTests
{
    // Five calls, two at once: rounds of 2, 2 and 1. At a hit ratio of 80 % a round of two misses with 1 - 0.64 = 0.36,
    // the last with 0.2: 3 * 0.5 + (0.36 + 0.36 + 0.2) * 10 = 10.7 ms, and connections are held for 5 * 0.2 * 10 ms.
    // The variances of the rounds are 0.36 * 0.64 * 100, twice, and 0.2 * 0.8 * 100 square milliseconds.
    [Test]
    public void A_round_takes_a_call_when_one_of_its_calls_misses()
    {
        CallTimes times = Of(Use(5, parallel: 2), default, 0.8);
        Assert.Multiple(() =>
        {
            Assert.That(times.MeanSeconds, Is.EqualTo(0.0107).Within(1e-12));
            Assert.That(times.HeldSeconds, Is.EqualTo(0.01).Within(1e-12));
            Assert.That(times.Variance * 1e6, Is.EqualTo(23.04 + 23.04 + 16).Within(1e-9));
            Assert.That(times.HeldVariance * 1e6, Is.EqualTo(5 * 0.2 * 0.8 * 100).Within(1e-9));
            Assert.That(times.FailedShare, Is.Zero);
        });
    }

    // A dead store, three calls: a miss costs 1 s, and the request. Of the requests 0.2 fail in the first round, 0.16
    // in the second, 0.128 in the third: 0.488, each for 1 s, with (1 + 0.8 + 0.64) * 0.5 ms of look-ups.
    [Test]
    public void A_dead_store_fails_each_request_that_misses_after_its_timeout()
    {
        CallTimes times = Of(Use(3), Impairment.AllBlackholed, 0.8);
        Assert.Multiple(() =>
        {
            Assert.That(times.FailedShare, Is.EqualTo(0.488).Within(1e-12));
            Assert.That(times.MeanSeconds, Is.EqualTo(0.488 + 0.00122).Within(1e-12));
        });
    }

    // The same with a fallback: all three rounds, each of which costs 1 s with 0.2.
    [Test]
    public void With_a_fallback_a_dead_store_costs_time_and_no_request()
    {
        CallTimes times = Of(Use(3) with { HasFallback = true }, Impairment.AllBlackholed, 0.8);
        Assert.Multiple(() =>
        {
            Assert.That(times.FailedShare, Is.Zero);
            Assert.That(times.MeanSeconds, Is.EqualTo(0.6 + 0.0015).Within(1e-12));
        });
    }

    // Refused after the round trip, an error after the answer, both of the half that the first does not hit.
    [Test]
    public void Refusals_and_errors_come_back_sooner_than_silence()
    {
        CallFate fate = Fate(new Impairment(0.5, 0, 0.5, 0, default));
        Assert.Multiple(() =>
        {
            Assert.That(fate.FailedShare, Is.EqualTo(0.75));
            Assert.That(fate.FailedSeconds, Is.EqualTo(((0.5 * 0.009) + (0.25 * 0.01)) / 0.75).Within(1e-12));
        });
    }

    // 0.99 s more are waited for, 0.991 s more are not: the call would take 1.001 s.
    [TestCase(990, 0, 1.0)]
    [TestCase(991, 1, 0.01)]
    public void A_call_that_takes_longer_than_its_timeout_fails(double delayMs, double failed, double answerSeconds)
    {
        CallFate fate = Fate(new Impairment(0, 0, 0, 1, SimDuration.FromMilliseconds(delayMs)));
        Assert.Multiple(() =>
        {
            Assert.That(fate.FailedShare, Is.EqualTo(failed));
            Assert.That(fate.Answer.TotalSeconds, Is.EqualTo(answerSeconds).Within(1e-12));
        });
    }

    [Test]
    public void A_store_that_is_farther_than_the_timeout_answers_nobody()
    {
        StoreUse hasty = Use(1) with { Timeout = SimDuration.FromMilliseconds(9) };
        CallFate fate = CallFate.Of(hasty, s_store, SimDuration.FromMilliseconds(9), default);
        Assert.That((fate.FailedShare, fate.FailedSeconds), Is.EqualTo((1.0, 0.009)));
    }

    [Law]
    public bool Shares_are_shares_and_a_warmer_cache_is_never_slower(byte calls, byte parallel, byte hit, byte broken)
    {
        StoreUse use = Use(1 + (calls % 20), 1 + (parallel % 5));
        var fault = new Impairment(0, broken / 255.0, 0, 0, default);
        CallTimes cold = Of(use, fault, hit / 512.0);
        CallTimes warm = Of(use, fault, hit / 255.0);
        return cold.FailedShare is >= 0 and <= 1
            && warm.FailedShare <= cold.FailedShare + 1e-12
            && cold.Variance >= -1e-12
            && (broken > 0 || warm.MeanSeconds <= cold.MeanSeconds + 1e-12);
    }

    private static readonly StoreSpec s_store = new("db", default, null, SimDuration.FromMilliseconds(1));

    private static CallTimes Of(StoreUse use, in Impairment fault, double hitRatio) =>
        CallTimes.Of(use, CallFate.Of(use, s_store, SimDuration.FromMilliseconds(9), fault), hitRatio);

    private static CallFate Fate(in Impairment fault) =>
        CallFate.Of(Use(1), s_store, SimDuration.FromMilliseconds(9), fault);

    private static StoreUse Use(int calls, int parallel = 1) =>
        new()
        {
            Store = 0,
            Calls = calls,
            Parallel = parallel,
            Connections = 10,
            Timeout = SimDuration.FromSeconds(1),
            Cache = new CacheSpec(new Ratio(1), SimDuration.FromMilliseconds(0.5), 1_000, SimDuration.FromHours(1)),
        };
}
