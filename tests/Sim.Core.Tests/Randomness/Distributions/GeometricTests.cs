using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class GeometricTests
{
    // Probabilities 1/2, 1/4, 1/8, ...
    [TestCase(0, ExpectedResult = 0)]
    [TestCase(0.5, ExpectedResult = 0)]
    [TestCase(0.5000000000000001, ExpectedResult = 1)]
    [TestCase(0.75, ExpectedResult = 1)]
    [TestCase(0.875, ExpectedResult = 2)]
    [TestCase(0.9, ExpectedResult = 3)]
    [TestCase(1, ExpectedResult = int.MaxValue)]
    public int Failures_of_a_fair_coin(double p) => new Geometric(0.5).Quantile(p);

    // 1 - 0.9^(k + 1) by mpmath 1.3.
    [TestCase(0, 0.1)]
    [TestCase(9, 0.6513215599)]
    [TestCase(21, 0.9015229097816388233)]
    public void Cumulative_probabilities_are_those_of_the_definition(int k, double expected) =>
        Assert.That(new Geometric(0.1).CumulativeProbability(k), Is.EqualTo(expected).Within(1e-15));

    // (1 - p) / p and (1 - p) / p^2.
    [Test]
    public void Moments_are_those_of_the_definition()
    {
        Assert.That(new Geometric(0.25).Mean, Is.EqualTo(3));
        Assert.That(new Geometric(0.25).Variance, Is.EqualTo(12));
    }

    [Test]
    public void A_sure_success_has_no_failures()
    {
        var sure = new Geometric(1);
        Assert.That(new[] { 0, 0.3, 1 - Math.ScaleB(1, -53), 1 }.Select(sure.Quantile), Is.All.Zero);
        Assert.That(sure.CumulativeProbability(0), Is.EqualTo(1));
        Assert.That(sure.Mean, Is.Zero);
    }

    // -53 log 2 / log(1 - 1e-7) = 367,367,987.3, rounded up, minus 1.
    [Test]
    public void The_largest_draw_of_the_rarest_success_fits() =>
        Assert.That(new Geometric(1e-7).Quantile(1 - Math.ScaleB(1, -53)), Is.EqualTo(367_367_987));

    [TestCase(0)]
    [TestCase(0.99e-7)]
    [TestCase(1.001)]
    [TestCase(double.NaN)]
    public void What_is_no_probability_of_success_is_refused(double success) =>
        Assert.That(() => new Geometric(success), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
