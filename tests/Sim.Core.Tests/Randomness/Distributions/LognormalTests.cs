using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class LognormalTests
{
    // 18 exp(0.4 z) by mpmath 1.3; the error of z, 1.15e-9 relative, is 0.4 z times that of the result.
    [TestCase(0.05, 9.322495096783347913)]
    [TestCase(0.5, 18)]
    [TestCase(0.95, 34.75464418445160099)]
    public void Quantiles_are_those_of_the_normal_distribution_exponentiated(double p, double expected) =>
        Assert.That(new Lognormal(18, 0.4).Quantile(p), Is.EqualTo(expected).Within(0.4 * 1.65 * 1.15e-9 * expected));

    // 18 exp(0.08), and its square times exp(0.16) - 1, by mpmath 1.3.
    [Test]
    public void Moments_are_those_of_the_definition()
    {
        Assert.That(new Lognormal(18, 0.4).Mean, Is.EqualTo(19.49916721814925415).Within(4).Ulps);
        Assert.That(new Lognormal(18, 0.4).Variance, Is.EqualTo(65.97187344350358834).Within(8).Ulps);
    }

    // sigma = sqrt(log(1 + 1.5^2)), median = 2 / sqrt(1 + 1.5^2), by mpmath 1.3.
    [Test]
    public void It_can_be_given_by_its_mean_and_variation()
    {
        var lognormal = Lognormal.FromMean(2, 1.5);
        Assert.That(lognormal.Median, Is.EqualTo(1.109400392450458244).Within(2).Ulps);
        Assert.That(lognormal.Sigma, Is.EqualTo(1.08565878449061799).Within(2).Ulps);
        Assert.That(lognormal.Mean, Is.EqualTo(2).Within(8).Ulps);
        Assert.That(lognormal.Variance, Is.EqualTo(9).Within(16).Ulps);
    }

    [Test]
    public void Without_spread_it_is_its_median()
    {
        var constant = new Lognormal(18, 0);
        Assert.That(new[] { 0, 0.3, 1 }.Select(constant.Quantile), Is.All.EqualTo(18));
        Assert.That(constant.CumulativeProbability(17.9), Is.Zero);
        Assert.That(constant.CumulativeProbability(18), Is.EqualTo(1));
        Assert.That(constant.Variance, Is.Zero);
    }

    [Test]
    public void A_sample_is_the_draw_of_the_stream()
    {
        var first = new RandomStream(7);
        var second = new RandomStream(7);
        var lognormal = new Lognormal(18, 0.4);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.That(lognormal.Sample(first), Is.EqualTo(second.NextLognormal(18, 0.4)));
        }
    }

    [TestCase(0, 1)]
    [TestCase(-1, 1)]
    [TestCase(double.NaN, 1)]
    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(1, -0.1)]
    [TestCase(1, double.NaN)]
    [TestCase(1, double.PositiveInfinity)]
    public void Parameters_that_are_none_are_refused(double first, double second)
    {
        Assert.That(() => new Lognormal(first, second), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Lognormal.FromMean(first, second), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
