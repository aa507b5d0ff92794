using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class WeibullTests
{
    // scale (-log(1 - p))^(1 / shape) with 19 digits by mpmath 1.3.
    [TestCase(0.382, 1.46, 1e-10, 9.690415182282482984e-27)]
    [TestCase(0.382, 1.46, 0.5, 0.5593267383072779092)]
    [TestCase(0.382, 1.46, 0.99, 79.54229233777937688)]
    [TestCase(0.382, 1.46, 1 - (1.0 / (1L << 53)), 18258.99030396495462)]
    [TestCase(2, 3, 1e-10, 0.00003000000000075000055)]
    [TestCase(2, 3, 0.5, 2.497663833473093269)]
    [TestCase(2, 3, 0.99, 6.437898078868041098)]
    public void Quantiles_have_a_relative_error_below_5e_15(double shape, double scale, double p, double expected) =>
        Assert.That(new Weibull(shape, scale).Quantile(p), Is.EqualTo(expected).Within(5e-15 * expected));

    // scale gamma(1 + 1 / shape), and scale^2 (gamma(1 + 2 / shape) - gamma(1 + 1 / shape)^2), by mpmath 1.3.
    [TestCase(0.382, 1.46, 5.537960642086630685, 353.5804567222366744, 1e-14)]
    [TestCase(2, 3, 2.658680776358274041, 1.931416529422965213, 1e-13)]
    [TestCase(1, 7, 7, 49, 1e-15)]
    [TestCase(1_000, 1, 0.999423772484595, 1.640642681484991074e-6, 1e-8)]
    public void Moments_are_those_of_the_definition(
        double shape,
        double scale,
        double mean,
        double variance,
        double error
    )
    {
        Assert.That(new Weibull(shape, scale).Mean, Is.EqualTo(mean).Within(1e-12 * mean));
        Assert.That(new Weibull(shape, scale).Variance, Is.EqualTo(variance).Within(error * variance));
    }

    [Test]
    public void It_can_be_given_by_its_mean()
    {
        var weibull = Weibull.FromMean(0.382, 5.537960642086630685);
        Assert.That(weibull.Scale, Is.EqualTo(1.46).Within(1e-14));
        Assert.That(weibull.Shape, Is.EqualTo(0.382));
    }

    [Law]
    public bool A_shape_of_one_is_the_exponential_distribution(uint numerator)
    {
        double p = (numerator + 0.5) / (1L << 32);
        double expected = new Exponential(3).Quantile(p);
        return Math.Abs(new Weibull(1, 3).Quantile(p) - expected) <= 4e-16 * expected;
    }

    [TestCase(0.019, 1)]
    [TestCase(1_001, 1)]
    [TestCase(double.NaN, 1)]
    [TestCase(1, 0)]
    [TestCase(1, -1)]
    [TestCase(1, double.NaN)]
    [TestCase(1, double.PositiveInfinity)]
    public void Parameters_that_are_none_are_refused(double shape, double second)
    {
        Assert.That(() => new Weibull(shape, second), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Weibull.FromMean(shape, second), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
