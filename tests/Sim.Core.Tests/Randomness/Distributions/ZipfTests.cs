using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class ZipfTests
{
    // 1 + 1/2 + 1/3 = 11/6, so 6/11, 3/11 and 2/11; mean 18/11, variance 36/11 - (18/11)^2 = 72/121.
    [Test]
    public void Three_ranks_of_exponent_one_are_as_11_over_6()
    {
        var zipf = new Zipf(1, 3);
        Assert.That(
            Enumerable.Range(1, 3).Select(zipf.Probability),
            Is.EqualTo([6 / 11.0, 3 / 11.0, 2 / 11.0]).Within(2e-16)
        );
        Assert.That(zipf.Mean, Is.EqualTo(18 / 11.0).Within(1e-15));
        Assert.That(zipf.Variance, Is.EqualTo(72 / 121.0).Within(1e-15));
        Assert.That(new[] { 0, 0.54, 0.55, 0.81, 0.82, 1 }.Select(zipf.Quantile), Is.EqualTo([1, 1, 2, 2, 3, 3]));
    }

    // Generalized harmonic numbers by mpmath 1.3.
    [Test]
    public void A_thousand_web_objects_have_these_moments()
    {
        var zipf = new Zipf(0.8, 1_000);
        Assert.That(zipf.Probability(1), Is.EqualTo(0.06464203343751790648).Within(1e-15));
        Assert.That(zipf.CumulativeProbability(10), Is.EqualTo(0.2304563796328331391).Within(1e-15));
        Assert.That(zipf.Mean, Is.EqualTo(214.5598820234502934).Within(1e-10));
        Assert.That(zipf.Variance, Is.EqualTo(71067.55618876077766).Within(1e-7));
    }

    [Test]
    public void One_rank_is_always_drawn()
    {
        var zipf = new Zipf(1, 1);
        Assert.That(new[] { 0, 0.3, 1 }.Select(zipf.Quantile), Is.All.EqualTo(1));
        Assert.That(zipf.Variance, Is.Zero);
    }

    // 2^-1074 is the least double: from rank 2 on the weights are 0.
    [Test]
    public void Where_the_exponent_leaves_nothing_for_the_rest_the_first_rank_is_drawn()
    {
        var zipf = new Zipf(2_000, 5);
        Assert.That(zipf.Quantile(1 - Math.ScaleB(1, -53)), Is.EqualTo(1));
        Assert.That(zipf.Quantile(1), Is.EqualTo(5));
    }

    [TestCase(-0.1, 10)]
    [TestCase(double.NaN, 10)]
    [TestCase(double.PositiveInfinity, 10)]
    [TestCase(1, 0)]
    [TestCase(1, 10_000_001)]
    public void Parameters_that_are_none_are_refused(double exponent, int count) =>
        Assert.That(() => new Zipf(exponent, count), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
