using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class EmpiricalTests
{
    // Half of all between 1 and 2, 40 % between 2 and 5, 10 % between 5 and 9.
    private static readonly Empirical s_percentiles = new([1, 2, 5, 9], [0, 0.5, 0.9, 1]);

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(0.25, ExpectedResult = 1.5)]
    [TestCase(0.5, ExpectedResult = 2)]
    [TestCase(0.75, ExpectedResult = 3.875)] // 2 + 3 * 0.25 / 0.4
    [TestCase(0.9, ExpectedResult = 5)]
    [TestCase(1, ExpectedResult = 9)]
    public double Quantiles_meet_the_points_and_are_linear_between(double p) => s_percentiles.Quantile(p);

    [TestCase(0.9, ExpectedResult = 0)]
    [TestCase(1, ExpectedResult = 0)]
    [TestCase(1.5, ExpectedResult = 0.25)]
    [TestCase(2, ExpectedResult = 0.5)]
    [TestCase(9, ExpectedResult = 1)]
    public double Cumulative_probabilities_meet_the_points_too(double x) => s_percentiles.CumulativeProbability(x);

    // 0.5 * 1.5 + 0.4 * 3.5 + 0.1 * 7 = 2.85; second moments of the parts (a^2 + ab + b^2) / 3: 7/3, 13, 151/3, so
    // 0.5 * 7/3 + 0.4 * 13 + 0.1 * 151/3 - 2.85^2 = 3.2775.
    [Test]
    public void Moments_are_those_of_the_line()
    {
        Assert.That(s_percentiles.Mean, Is.EqualTo(2.85).Within(1e-15));
        Assert.That(s_percentiles.Variance, Is.EqualTo(3.2775).Within(1e-14));
    }

    // Four values at 0, 1/3, 2/3 and 1.
    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1 / 6.0, ExpectedResult = 1.5)]
    [TestCase(0.5, ExpectedResult = 3)]
    [TestCase(1, ExpectedResult = 8)]
    public double A_sample_is_spread_from_its_least_to_its_largest_value(double p) =>
        Empirical.FromSample([8, 2, 4, 1]).Quantile(p);

    // 30 % are exactly 2.
    [Test]
    public void Equal_neighbors_are_a_lump()
    {
        var lump = new Empirical([1, 2, 2, 3], [0, 0.4, 0.7, 1]);
        Assert.That(new[] { 0.4, 0.5, 0.7 }.Select(lump.Quantile), Is.All.EqualTo(2));
        Assert.That(lump.CumulativeProbability(1.999999999), Is.EqualTo(0.4).Within(1e-8));
        Assert.That(lump.CumulativeProbability(2), Is.EqualTo(0.7));
        Assert.That(lump.Quantile(0.85), Is.EqualTo(2.5).Within(1e-15));
    }

    // No value from 2 to 5, and none outside of 1 to 6.
    [Test]
    public void A_gap_is_never_drawn()
    {
        var gap = new Empirical([0, 1, 2, 5, 6, 7], [0, 0, 0.5, 0.5, 1, 1]);
        Assert.That((gap.Minimum, gap.Maximum), Is.EqualTo((1.0, 6.0)));
        Assert.That(gap.Quantile(0.5), Is.EqualTo(2));
        Assert.That(gap.Quantile(0.5000001), Is.EqualTo(5).Within(1e-6));
        Assert.That(gap.CumulativeProbability(3), Is.EqualTo(0.5));
    }

    [TestCase(new double[] { 1 }, new double[] { 1 }, TestName = "One point is refused")]
    [TestCase(new double[] { 1, 2, 3 }, new double[] { 0, 1 }, TestName = "Too few probabilities are refused")]
    [TestCase(new double[] { 2, 1 }, new double[] { 0, 1 }, TestName = "Values that fall are refused")]
    [TestCase(new double[] { 1, double.NaN }, new double[] { 0, 1 }, TestName = "Values that are none are refused")]
    [TestCase(new double[] { 1, 2, 3 }, new double[] { 0, 1, 0.5 }, TestName = "Probabilities that fall are refused")]
    [TestCase(new double[] { 1, 2 }, new double[] { 0.1, 1 }, TestName = "Probabilities above 0 are refused")]
    [TestCase(new double[] { 1, 2 }, new double[] { 0, 0.9 }, TestName = "Probabilities below 1 are refused")]
    public void Points_that_are_no_distribution_are_refused(double[] values, double[] probabilities) =>
        Assert.That(() => new Empirical(values, probabilities), Throws.InstanceOf<ArgumentException>());

    [TestCase(new double[0])]
    [TestCase(new double[] { 1 })]
    [TestCase(new double[] { 1, double.PositiveInfinity })]
    public void A_sample_that_is_none_is_refused(double[] sample) =>
        Assert.That(() => Empirical.FromSample(sample), Throws.InstanceOf<ArgumentException>());
}
