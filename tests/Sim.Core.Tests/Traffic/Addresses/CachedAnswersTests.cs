using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Addresses;

namespace Sim.Core.Tests.Traffic.Addresses;

[TestFixture]
public sealed class CachedAnswersTests
{
    private static readonly AnswerMix s_first = new(0, [1, 0, 0]);
    private static readonly SimDuration s_long = SimDuration.FromHours(1);
    private static readonly SimDuration s_ttl = SimDuration.FromMinutes(1);
    private static readonly AnswerMix s_second = new(1, [0, 1, 0]);
    private static readonly AnswerChange s_toSecond = new(0, 1, s_first, s_second, s_long, s_ttl);

    // All resolvers change at 103 s, clients keep 60 s: the second address holds (t - 103) / 60 until 163 s. Means over
    // steps: [100, 110]: 7 * 7 / 2 / 60 / 10 = 0.0408333; [110, 120]: (7 + 17) / 2 / 60 = 0.2; [160, 170]: (3 * 0.975 +
    // 7) / 10 = 0.9925.
    [TestCase(100, 0.0408333)]
    [TestCase(110, 0.2)]
    [TestCase(150, 0.8666667)]
    [TestCase(160, 0.9925)]
    [TestCase(170, 1)]
    public void A_change_at_the_resolver_is_a_linear_move_over_the_clients_keeping_time(int from, double share)
    {
        CachedAnswers answers = New(60);
        Assert.That(MeanAfter(answers, 103, from)[1], Is.EqualTo(share).Within(5e-8));
    }

    [Test]
    public void Without_a_cache_clients_follow_within_the_step()
    {
        CachedAnswers answers = New(0);
        // From 103 s on: 7 of the 10 s.
        Assert.That(MeanAfter(answers, 103, 100)[1], Is.EqualTo(0.7).Within(1e-12));
    }

    // There at 100 s and back at 120 s: the window of 60 s sees 20 s of the second answer. Its share rises to 1/3,
    // stays, and is gone at 180 s. The integral is what resolvers gave: 20 s.
    [Test]
    public void A_flap_reaches_the_share_of_the_window_that_it_lasted()
    {
        CachedAnswers answers = New(60);
        double integral = 0;
        double atTop = 0;
        double atEnd = 1;
        for (int from = 0; from < 300; from += 10)
        {
            if (from == 100)
            {
                answers.BeginMove(SimTime.FromSeconds(100), s_toSecond);
            }
            if (from == 120)
            {
                answers.BeginMove(SimTime.FromSeconds(120), s_toSecond with { Before = s_second, After = s_first });
            }
            double mean = StepOf(answers, from, from + 10)[1];
            integral += mean * 10;
            atTop = from == 140 ? mean : atTop;
            atEnd = from == 180 ? mean : atEnd;
        }
        Assert.Multiple(() =>
        {
            Assert.That(integral, Is.EqualTo(20).Within(1e-9));
            Assert.That(atTop, Is.EqualTo(1 / 3.0).Within(1e-12));
            Assert.That(atEnd, Is.Zero);
        });
    }

    // With F the share of resolvers that give the second answer, F = sum of d_i from t_i on, the mean over [a, b] of
    // the mean of F over the last C seconds is sum d_i ((b - t)^2 - (a - t)^2 - (b - C - t)^2 + (a - C - t)^2) / (2 C
    // (b - a)), squares of positive parts.
    [Law(MaxTest = 200)]
    public Property Several_resolvers_superpose() =>
        Prop.ForAll(
            (
                from keep in Gen.Elements(7, 30, 60)
                from step in Gen.Elements(3, 10)
                from changes in Gen.ListOf(Gen.Choose(0, 4).Zip(Gen.Choose(0, 2000)))
                select (keep, step, changes: changes.OrderBy(change => change.Item2).ToArray())
            ).ToArbitrary(),
            given =>
            {
                double[] shares = [0.4, 0.3, 0.15, 0.1, 0.05];
                bool[] onSecond = new bool[5];
                CachedAnswers answers = New(given.keep);
                var moves = new List<(double At, double Amount)>();
                int next = 0;
                for (int from = 0; from < 300; from += given.step)
                {
                    int to = from + given.step;
                    for (; next < given.changes.Length && given.changes[next].Item2 / 10.0 < to; next++)
                    {
                        (int resolver, int tenths) = given.changes[next];
                        AnswerMix before = onSecond[resolver] ? s_second : s_first;
                        AnswerMix after = onSecond[resolver] ? s_first : s_second;
                        AnswerChange change = new(0, shares[resolver], before, after, s_long, s_ttl);
                        answers.BeginMove(SimTime.FromSeconds(tenths / 10.0), change);
                        moves.Add((tenths / 10.0, onSecond[resolver] ? -shares[resolver] : shares[resolver]));
                        onSecond[resolver] = !onSecond[resolver];
                    }
                    double[] mean = StepOf(answers, from, to);
                    double expected = moves.Sum(move => move.Amount * Window(move.At, from, to, given.keep));
                    bool settled = Math.Abs(mean[1] - expected) < 1e-9 && Math.Abs(mean.Sum() - 1) < 1e-9;
                    if (!settled || mean.Any(share => share is < 0 or > 1))
                    {
                        return false;
                    }
                }
                return true;
            }
        );

    private static double Window(double t, double a, double b, double keep) =>
        (Square(b - t) - Square(a - t) - Square(b - keep - t) + Square(a - keep - t)) / (2 * keep * (b - a));

    private static double Square(double x) => x > 0 ? x * x : 0;

    private static CachedAnswers New(int keepSeconds)
    {
        var answers = new CachedAnswers(1, 3, [new ClientCache(1, SimDuration.FromSeconds(keepSeconds))]);
        answers.SetAll(0, s_first);
        return answers;
    }

    // Clients without a cache: an answer that changes at the very begin of a step holds for the whole of it.
    [Test]
    public void Without_a_client_cache_a_change_at_the_begin_of_a_step_counts_from_there()
    {
        var answers = new CachedAnswers(1, 3, [new ClientCache(1, SimDuration.Zero)]);
        answers.SetAll(0, s_first);
        StepOf(answers, 0, 10);
        answers.BeginMove(SimTime.FromSeconds(10), s_toSecond);
        answers.AdvanceTo(SimTime.FromSeconds(20));
        double[] mean = new double[3];
        bool changed = answers.TakeMean(0, SimTime.FromSeconds(10), SimTime.FromSeconds(20), mean);
        Assert.That(changed, Is.True);
        Assert.That(mean, Is.EqualTo(s_second.Shares));
    }

    // Kept for at least 15 s: where resolvers keep 10 s, it is asked for each 15 s, so that a third still holds the old
    // address 10 s after the change; where they keep 15 s or more, nobody does.
    [TestCase(10, 1 / 3.0)]
    [TestCase(15, 0)]
    [TestCase(60, 0)]
    public void Clients_with_a_least_time_lag_behind_a_resolver_that_keeps_less(int kept, double held)
    {
        ClientCache cache = new(1, SimDuration.Zero) { LeastTtl = SimDuration.FromSeconds(15) };
        var answers = new CachedAnswers(1, 3, [cache]);
        answers.SetAll(0, s_first);
        StepOf(answers, 0, 10);
        answers.BeginMove(SimTime.FromSeconds(10), s_toSecond with { Kept = SimDuration.FromSeconds(kept) });
        StepOf(answers, 10, 20);

        Assert.That(answers.ShareOf(0, 0), Is.EqualTo(held).Within(1e-12));
    }

    /// <summary>
    /// Lets all resolvers change at a moment; the mean shares of the step of 10 s that begins at <paramref
    /// name="from"/>.
    /// </summary>
    private static double[] MeanAfter(CachedAnswers answers, double change, int from)
    {
        double[] mean = [];
        for (int begin = 0; begin <= from; begin += 10)
        {
            if (begin <= change && change < begin + 10)
            {
                answers.BeginMove(SimTime.FromSeconds(change), s_toSecond);
            }
            mean = StepOf(answers, begin, begin + 10);
        }
        return mean;
    }

    private static double[] StepOf(CachedAnswers answers, int from, int to)
    {
        double[] mean = new double[3];
        answers.AdvanceTo(SimTime.FromSeconds(to));
        answers.TakeMean(0, SimTime.FromSeconds(from), SimTime.FromSeconds(to), mean);
        return mean;
    }
}
