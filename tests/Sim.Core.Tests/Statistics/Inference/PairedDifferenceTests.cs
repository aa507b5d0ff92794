using Sim.Core.Randomness;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class PairedDifferenceTests
{
    // The data of Student (Biometrika 6, 1908): hours of sleep gained by ten patients with two drugs. R 4.2.2:
    // t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE), and var(a - b) / (var(a) + var(b)).
    [Test]
    public void The_data_of_Student_come_out()
    {
        var difference = PairedDifference.Of(
            [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
            [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
        );

        Assert.That(difference.Mean.Value, Is.EqualTo(-1.58).Within(1e-14));
        Assert.That(difference.Mean.Interval.Lower, Is.EqualTo(-2.459885763276982).Within(1e-13));
        Assert.That(difference.Mean.Interval.Upper, Is.EqualTo(-0.700114236723018).Within(1e-13));
        Assert.That(difference.PValue, Is.EqualTo(0.00283289019738427).Within(1e-14));
        Assert.That(difference.VarianceRatio, Is.EqualTo(0.209844958850908).Within(1e-13));
    }

    // Both differences have mean 1. In step, nothing of the variance is left; in opposite step it is (2 + 2)^2 times
    // the sign over 4 + 4: twice that of independent runs.
    [Test]
    public void The_variance_ratio_tells_whether_the_pairs_share_their_chance()
    {
        double[] a = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? 3.0 : -1)];
        var inStep = PairedDifference.Of(a, [.. a.Select(value => value - 1)]);
        var opposite = PairedDifference.Of(a, [.. a.Select(value => 1 - value)]);

        Assert.That((inStep.VarianceRatio, inStep.PValue), Is.EqualTo((0, 0)));
        Assert.That(inStep.Mean.Interval, Is.EqualTo(new ConfidenceInterval(1, 1, 0.95)));
        Assert.That(inStep.Mean.Warnings, Is.Empty);
        Assert.That(opposite.VarianceRatio, Is.EqualTo(2).Within(1e-14));
        Assert.That(opposite.Mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.NoVarianceReduction));
    }

    [Test]
    public void Identical_results_differ_by_exactly_nothing()
    {
        var difference = PairedDifference.Of([0.1, 0.2, 0.7], [0.1, 0.2, 0.7]);

        Assert.That(difference.Mean.Interval, Is.EqualTo(new ConfidenceInterval(0, 0, 0.95)));
        Assert.That((difference.PValue, difference.VarianceRatio), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_single_pair_tells_nothing_and_no_pair_is_refused()
    {
        var difference = PairedDifference.Of([3], [1]);

        Assert.That((difference.Mean.Value, difference.PValue), Is.EqualTo((2, 1)));
        Assert.That(difference.VarianceRatio, Is.NaN);
        Assert.That(difference.Mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.TooFewObservations));
        Assert.That(() => PairedDifference.Of([], []), Throws.ArgumentException);
        Assert.That(() => PairedDifference.Of([1, 2], [1]), Throws.ArgumentException);
    }

    // A = c + e and B = c + f - 0.3 with a common c of standard deviation 3 and own e, f of 1: the variance of A - B
    // is 2, and 20 apart, a ratio of 0.1. 1,000 experiments of ten pairs at 95 %, region 926 to 971. The ratio from
    // 100,000 pairs has a relative standard deviation of about sqrt(2 / 100,000 x (1 + 0.9^2)) = 0.6 %, and 2 % are
    // 3.3 of them.
    [Test]
    public void The_interval_holds_the_difference_of_correlated_systems()
    {
        int hits = Coverage.Count(1_000, 0.3, random => Pairs(random, 10).Mean);

        Assert.That(hits, Is.InRange(926, 971));
        Assert.That(Pairs(new RandomStream(1), 100_000).VarianceRatio, Is.EqualTo(0.1).Within(2).Percent);
    }

    private static PairedDifference Pairs(RandomStream random, int count)
    {
        double[] a = new double[count];
        double[] b = new double[count];
        for (int i = 0; i < count; i++)
        {
            double common = 3 * random.NextNormal();
            a[i] = common + random.NextNormal();
            b[i] = common + random.NextNormal() - 0.3;
        }
        return PairedDifference.Of(a, b);
    }
}
