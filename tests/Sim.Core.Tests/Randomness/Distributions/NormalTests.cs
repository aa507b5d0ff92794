using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class NormalTests
{
    // 100 + 15 z with z = -3.090232306167813535, 0 and 1.959963984540053856 by mpmath 1.3.
    [TestCase(0.001, 53.64651540748279697)]
    [TestCase(0.5, 100)]
    [TestCase(0.975, 129.3994597681008078)]
    public void Quantiles_have_the_error_of_the_standard_normal_quantile(double p, double expected) =>
        Assert.That(new Normal(100, 15).Quantile(p), Is.EqualTo(expected).Within(1.2e-9 * Math.Abs(expected - 100)));

    [Test]
    public void Moments_are_the_parameters()
    {
        Assert.That(new Normal(100, 15).Mean, Is.EqualTo(100));
        Assert.That(new Normal(100, 15).Variance, Is.EqualTo(225));
    }

    [Test]
    public void Without_deviation_it_is_its_mean()
    {
        var constant = new Normal(100, 0);
        Assert.That(new[] { 0, 0.3, 1 }.Select(constant.Quantile), Is.All.EqualTo(100));
        Assert.That(constant.CumulativeProbability(99.9), Is.Zero);
        Assert.That(constant.CumulativeProbability(100), Is.EqualTo(1));
    }

    [TestCase(double.NaN, 1)]
    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(0, -1)]
    [TestCase(0, double.NaN)]
    [TestCase(0, double.PositiveInfinity)]
    public void Parameters_that_are_none_are_refused(double mean, double deviation) =>
        Assert.That(() => new Normal(mean, deviation), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
