using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class WilsonIntervalTests
{
    // The examples of Newcombe (Statistics in Medicine 17, 1998, table I, method 3), there to four digits; to more by
    // R 4.2.2: prop.test(x, n, correct = FALSE).
    [TestCase(81, 263, 0.255288519878, 0.366209576983)]
    [TestCase(15, 148, 0.0623863995307, 0.160487241723)]
    [TestCase(0, 20, 0, 0.161125158053)]
    [TestCase(1, 29, 0.00611321429276, 0.171755218793)]
    [TestCase(29, 29, 0.8830302015, 1)]
    public void The_examples_of_Newcombe_come_out(long successes, long trials, double lower, double upper)
    {
        var proportion = WilsonInterval.OfProportion(successes, trials);

        Assert.That(proportion.Value, Is.EqualTo(successes / (double)trials));
        Assert.That(proportion.Interval.Lower, Is.EqualTo(lower).Within(1e-11));
        Assert.That(proportion.Interval.Upper, Is.EqualTo(upper).Within(1e-11));
        Assert.That(proportion.SampleSize, Is.EqualTo(trials));
    }

    // Of a billion one failed. The formula in R 4.2.2, with (1 + z^2 / 2 -+ z sqrt(1 - 1e-9 + z^2 / 4)) / (1e9 + z^2).
    [Test]
    public void A_rare_failure_among_many_keeps_its_digits()
    {
        var rare = WilsonInterval.OfProportion(1, 1_000_000_000);

        Assert.That(rare.Interval.Lower, Is.EqualTo(1.76524554957e-10).Within(1e-20));
        Assert.That(rare.Interval.Upper, Is.EqualTo(5.66493424330e-9).Within(1e-19));
    }

    [Law]
    public bool Failures_are_the_mirror_image_of_successes(ushort successes, ushort failures)
    {
        long trials = successes + failures + 1L;
        ConfidenceInterval one = WilsonInterval.OfProportion(successes, trials).Interval;
        ConfidenceInterval other = WilsonInterval.OfProportion(trials - successes, trials).Interval;
        return Math.Abs(one.Lower - (1 - other.Upper)) <= 1e-15
            && Math.Abs(one.Upper - (1 - other.Lower)) <= 1e-15
            && one.Lower >= 0
            && one.Upper <= 1
            && one.Contains(successes / (double)trials);
    }

    // The intervals of 1 to 9 successes in 50 hold 0.1 (R 4.2.2: prop.test), so for p = 0.1 the true level of the 95 %
    // interval is P(1 to 9) = 0.97030: it swings around the asked one from p to p.
    [Test]
    public void The_interval_holds_a_proportion_exactly_for_these_counts()
    {
        int[] holding =
        [
            .. Enumerable.Range(0, 51).Where(x => WilsonInterval.OfProportion(x, 50).Interval.Contains(0.1)),
        ];

        Assert.That(holding, Is.EqualTo(Enumerable.Range(1, 9)));
    }

    [Test]
    public void Impossible_counts_are_refused()
    {
        Assert.That(() => WilsonInterval.OfProportion(0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => WilsonInterval.OfProportion(-1, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => WilsonInterval.OfProportion(6, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
