using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class UniformTests
{
    [TestCase(0.25, ExpectedResult = -0.25)]
    [TestCase(0.5, ExpectedResult = 1.5)]
    public double Quantiles_lie_on_a_line(double p) => new Uniform(-2, 5).Quantile(p);

    // 7^2 / 12.
    [Test]
    public void Moments_are_those_of_the_definition()
    {
        var uniform = new Uniform(-2, 5);
        Assert.That(uniform.Mean, Is.EqualTo(1.5));
        Assert.That(uniform.Variance, Is.EqualTo(49 / 12.0));
    }

    [Test]
    public void With_equal_limits_it_is_a_constant()
    {
        var constant = new Uniform(3, 3);
        Assert.That(constant.Quantile(0.3), Is.EqualTo(3));
        Assert.That(constant.CumulativeProbability(3), Is.EqualTo(1));
        Assert.That(constant.Variance, Is.Zero);
    }

    [TestCase(1, 0.999)]
    [TestCase(double.NaN, 1)]
    [TestCase(0, double.NaN)]
    [TestCase(double.NegativeInfinity, 1)]
    [TestCase(0, double.PositiveInfinity)]
    public void Limits_that_are_none_are_refused(double minimum, double maximum) =>
        Assert.That(() => new Uniform(minimum, maximum), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
