using FsCheck;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class StudentIntervalTests
{
    // Law, Simulation Modeling and Analysis, example in section 4.5: ten observations, 90 % interval 1.34 +- 0.24. To
    // more digits by R 4.2.2: t.test(x, conf.level = 0.9).
    [Test]
    public void The_example_of_the_textbook_comes_out()
    {
        var mean = StudentInterval.OfMean([1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09], 0.9);

        Assert.That(mean.Value, Is.EqualTo(1.343).Within(1e-14));
        Assert.That(mean.Interval.Lower, Is.EqualTo(1.1057465855106).Within(1e-12));
        Assert.That(mean.Interval.Upper, Is.EqualTo(1.5802534144894).Within(1e-12));
        Assert.That(mean.Interval.Level, Is.EqualTo(0.9));
        Assert.That(mean.RelativeHalfWidth, Is.EqualTo(0.2372534144894 / 1.343).Within(1e-12));
        Assert.That(mean.SampleSize, Is.EqualTo(10));
        Assert.That(mean.Warnings, Is.Empty);
    }

    // A billion above the example: its digits beyond 1e-7 are lost in storing it, and no more.
    [Test]
    public void A_large_offset_moves_the_interval_and_does_not_widen_it()
    {
        double[] sample = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09];
        var mean = StudentInterval.OfMean([.. sample.Select(value => value + 1e9)], 0.9);

        Assert.That(mean.Interval.Lower - 1e9, Is.EqualTo(1.1057465855106).Within(1e-6));
        Assert.That(mean.Interval.Upper - 1e9, Is.EqualTo(1.5802534144894).Within(1e-6));
    }

    [Test]
    public void A_constant_is_known_exactly()
    {
        var mean = StudentInterval.OfMean([0.1, 0.1, 0.1, 0.1]);

        Assert.That(mean.Interval, Is.EqualTo(new ConfidenceInterval(0.1, 0.1, 0.95)));
        Assert.That(mean.RelativeHalfWidth, Is.Zero);
    }

    [Test]
    public void A_single_observation_bounds_nothing_and_says_so()
    {
        var mean = StudentInterval.OfMean([7]);

        Assert.That(mean.Value, Is.EqualTo(7));
        Assert.That(mean.Interval.Lower, Is.EqualTo(double.NegativeInfinity));
        Assert.That(mean.Interval.Upper, Is.EqualTo(double.PositiveInfinity));
        Assert.That(mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.TooFewObservations));
        Assert.That(() => StudentInterval.OfMean([]), Throws.ArgumentException);
    }

    // 28 zeros and two ones: G1 = 3.65999869 (R 4.2.2 with the adjustment sqrt(n (n - 1)) / (n - 2)), and Cochran
    // asks for 25 x G1^2 = 334.89 observations.
    [Test]
    public void Skewed_observations_are_called_too_few()
    {
        double[] sample = [.. Enumerable.Repeat(0.0, 28), 1, 1];
        AssumptionWarning warning = StudentInterval.OfMean(sample).Warnings.Single();

        Assert.That(warning.Assumption, Is.EqualTo(FailedAssumption.Skewed));
        Assert.That(
            warning.Message,
            Is.EqualTo("With a skewness of 3.66 the mean is nearly normal from 335 observations on, and there are 30.")
        );
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.5)]
    [TestCase(double.NaN)]
    public void A_level_is_between_0_and_1(double level) =>
        Assert.That(() => StudentInterval.OfMean([1, 2], level), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // Exact for normal observations, however few: 2,000 intervals from 5 observations each at 95 %, region 1867 to
    // 1931.
    [Test]
    public void The_interval_holds_the_mean_of_normal_observations_as_often_as_its_level_says()
    {
        int hits = Coverage.Count(
            2_000,
            3,
            random => StudentInterval.OfMean([.. Enumerable.Range(0, 5).Select(_ => 3 + (2 * random.NextNormal()))])
        );

        Assert.That(hits, Is.InRange(1_867, 1_931));
    }

    [Law]
    public bool A_higher_level_gives_a_wider_interval_around_the_same_mean(NonEmptyArray<short> sample, byte a, byte b)
    {
        double[] observations = [.. sample.Item.Select(value => (double)value)];
        var narrow = StudentInterval.OfMean(observations, (1 + Math.Min(a, b)) / 257.0);
        var wide = StudentInterval.OfMean(observations, (1 + Math.Max(a, b)) / 257.0);
        return narrow.Value == wide.Value
            && wide.Interval.Lower <= narrow.Interval.Lower
            && narrow.Interval.Upper <= wide.Interval.Upper
            && narrow.Interval.Contains(narrow.Value);
    }
}
