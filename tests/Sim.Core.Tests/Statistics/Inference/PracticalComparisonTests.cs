using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class PracticalComparisonTests
{
    // Ten differences of 1.1 and 0.9 by turns. R 4.2.2, t.test: 95 % interval 0.92459 to 1.07541.
    private static readonly double[] s_baseline = [5, 5, 6, 6, 7, 7, 8, 8, 9, 9];
    private static readonly double[] s_candidate = [6.1, 5.9, 7.1, 6.9, 8.1, 7.9, 9.1, 8.9, 10.1, 9.9];

    [TestCase(0, ComparisonVerdict.Worse)]
    [TestCase(0.92, ComparisonVerdict.Worse)]
    [TestCase(0.93, ComparisonVerdict.Inconclusive)]
    [TestCase(1.07, ComparisonVerdict.Inconclusive)]
    [TestCase(1.08, ComparisonVerdict.Same)]
    public void The_interval_against_the_margin_is_the_verdict(double margin, ComparisonVerdict expected)
    {
        var comparison = PracticalComparison.Of(s_candidate, s_baseline, margin);

        Assert.That(comparison.Verdict, Is.EqualTo(expected));
        Assert.That(comparison.Difference.Mean.Interval.Lower, Is.EqualTo(0.92459476124006).Within(1e-12));
        Assert.That(comparison.MoreReplications is null, Is.EqualTo(expected != ComparisonVerdict.Inconclusive));
    }

    [Test]
    public void What_is_better_depends_on_the_measure()
    {
        Assert.That(
            PracticalComparison.Of(s_candidate, s_baseline, 0.5, lowerIsBetter: false).Verdict,
            Is.EqualTo(ComparisonVerdict.Better)
        );
        Assert.That(PracticalComparison.Of(s_baseline, s_candidate, 0.5).Verdict, Is.EqualTo(ComparisonVerdict.Better));
        Assert.That(
            PracticalComparison.Of(s_baseline, s_candidate, 0.5, lowerIsBetter: false).Verdict,
            Is.EqualTo(ComparisonVerdict.Worse)
        );
    }

    // The larger p-value is that of the nearer limit: t = (1 - 0.5) / 0.0333 = 15 (R 4.2.2: 2 * pt(-15, 9)).
    [Test]
    public void The_p_value_is_that_of_the_nearer_limit() =>
        Assert.That(
            PracticalComparison.Of(s_candidate, s_baseline, 0.5).PValue,
            Is.EqualTo(1.12810221084906e-07).Within(1e-19)
        );

    // The mean is 0.1 standard deviations above the margin: s = 0.105409 and a margin of 0.9894591. R 4.2.2: the
    // least n with (qt(0.975, n - 1) + qt(0.8, n - 1)) / sqrt(n) <= 0.1 is 787, and there are 10.
    [Test]
    public void An_open_comparison_says_how_many_more_replications_would_settle_it()
    {
        var comparison = PracticalComparison.Of(s_candidate, s_baseline, 1 - (0.1 * 0.105409255338946));

        Assert.That(comparison.Verdict, Is.EqualTo(ComparisonVerdict.Inconclusive));
        Assert.That(comparison.MoreReplications, Is.EqualTo(777));
    }

    [Test]
    public void Results_without_any_variation_are_settled()
    {
        double[] shifted = [.. s_baseline.Select(value => value + 1)];

        Assert.That(PracticalComparison.Of(s_baseline, s_baseline, 0).Verdict, Is.EqualTo(ComparisonVerdict.Same));
        Assert.That(PracticalComparison.Of(shifted, s_baseline, 1).Verdict, Is.EqualTo(ComparisonVerdict.Same));
        Assert.That(PracticalComparison.Of(shifted, s_baseline, 0.5).Verdict, Is.EqualTo(ComparisonVerdict.Worse));
    }

    [Test]
    public void A_single_pair_settles_nothing()
    {
        var comparison = PracticalComparison.Of([9], [1], 0.1);

        Assert.That(comparison.Verdict, Is.EqualTo(ComparisonVerdict.Inconclusive));
        Assert.That((comparison.PValue, comparison.MoreReplications), Is.EqualTo((1, default(int?))));
    }

    // t = 2.5 at 9 degrees of freedom has p = 0.0339 (R 4.2.2): a verdict alone, not one of two (0.0677). The limit
    // is then 2.5 standard errors of 0.0333 below the mean.
    [Test]
    public void Several_comparisons_are_judged_together()
    {
        var weak = PracticalComparison.Of(s_candidate, s_baseline, 1 - (2.5 / 30));
        var strong = PracticalComparison.Of(s_candidate, s_baseline, 0.5);

        Assert.That(weak.PValue, Is.EqualTo(0.0338618276829857).Within(1e-12));
        Assert.That(
            PracticalComparison.Together([weak, strong]).Select(one => one.Verdict),
            Is.EqualTo(new[] { ComparisonVerdict.Worse, ComparisonVerdict.Worse })
        );
        Assert.That(
            PracticalComparison.Together([weak, weak, strong]).Select(one => one.Verdict),
            Is.EqualTo(
                new[] { ComparisonVerdict.Inconclusive, ComparisonVerdict.Inconclusive, ComparisonVerdict.Worse }
            )
        );
    }

    [Law]
    public bool A_verdict_stands_when_no_limit_lies_inside_the_interval((byte A, byte B)[] pairs, byte margin)
    {
        if (pairs.Length < 2)
        {
            return true;
        }
        // Odd eighths: a limit never falls on an end by chance.
        double limit = (margin / 8.0) + (1 / 64.0);
        var comparison = PracticalComparison.Of(
            [.. pairs.Select(pair => (double)pair.A)],
            [.. pairs.Select(pair => (double)pair.B)],
            limit
        );
        ConfidenceInterval interval = comparison.Difference.Mean.Interval;
        ComparisonVerdict expected =
            interval.Lower > limit ? ComparisonVerdict.Worse
            : interval.Upper < -limit ? ComparisonVerdict.Better
            : interval.Lower > -limit && interval.Upper < limit ? ComparisonVerdict.Same
            : ComparisonVerdict.Inconclusive;
        return comparison.Verdict == expected;
    }

    // True difference exactly at the limit, where a verdict is wrong whichever it is: at most 5 % of 2,000
    // experiments, region of the wrong ones 2,000 - 1,931 = 69 to 133.
    [Test]
    public void A_difference_at_the_limit_is_judged_wrongly_no_more_often_than_the_level_allows()
    {
        int wrong = Enumerable
            .Range(1, 2_000)
            .Select(seed => new Sim.Core.Randomness.RandomStream((ulong)seed))
            .Count(random =>
                PracticalComparison
                    .Of([.. Enumerable.Range(0, 20).Select(_ => 2 + random.NextNormal())], new double[20], 2)
                    .Verdict != ComparisonVerdict.Inconclusive
            );

        Assert.That(wrong, Is.InRange(69, 133));
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_margin_is_a_finite_number(double margin) =>
        Assert.That(
            () => PracticalComparison.Of([1, 2], [1, 2], margin),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
}
