using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class PoissonTests
{
    // The regularized incomplete gamma function of (k + 1, mean) by mpmath 1.3.
    [TestCase(3, 0, 0.04978706836786394298)] // exp(-3)
    [TestCase(3, 5, 0.9160820579686965508)]
    [TestCase(0.1, 1, 0.99532115983955553)]
    [TestCase(3.7, 10, 0.9984278189990823147)]
    [TestCase(1_000, 900, 0.0006977673277963067821)]
    [TestCase(1_000, 1_000, 0.5084093671685059912)]
    [TestCase(1_000_000, 998_000, 0.02275012293967757995)]
    [TestCase(1_000_000, 1_000_000, 0.5002659614862836528)]
    [TestCase(1_000_000, 1_003_000, 0.9986464098708987508)]
    public void Cumulative_probabilities_have_an_error_below_1e_13(double mean, int k, double expected) =>
        Assert.That(new Poisson(mean).CumulativeProbability(k), Is.EqualTo(expected).Within(1e-13));

    // Cumulative probabilities 0.0498, 0.1991, 0.4232, 0.6472.
    [TestCase(0, ExpectedResult = 0)]
    [TestCase(0.0497, ExpectedResult = 0)]
    [TestCase(0.0498, ExpectedResult = 1)]
    [TestCase(0.42, ExpectedResult = 2)]
    [TestCase(0.5, ExpectedResult = 3)]
    [TestCase(1, ExpectedResult = int.MaxValue)]
    public int Quantiles_of_mean_three(double p) => new Poisson(3).Quantile(p);

    [Test]
    public void Mean_and_variance_are_the_same()
    {
        Assert.That(new Poisson(3.7).Mean, Is.EqualTo(3.7));
        Assert.That(new Poisson(3.7).Variance, Is.EqualTo(3.7));
    }

    [Test]
    public void Without_events_it_is_zero()
    {
        var none = new Poisson(0);
        Assert.That(new[] { 0, 0.3, 1 }.Select(none.Quantile), Is.All.Zero);
        Assert.That(none.CumulativeProbability(0), Is.EqualTo(1));
    }

    [TestCase(-0.1)]
    [TestCase(1_000_001)]
    [TestCase(double.NaN)]
    public void A_mean_that_is_none_is_refused(double mean) =>
        Assert.That(() => new Poisson(mean), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
