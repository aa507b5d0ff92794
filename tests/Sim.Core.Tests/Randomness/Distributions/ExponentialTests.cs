using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class ExponentialTests
{
    // -3 log(1 - p) with 19 digits by mpmath 1.3; the last p is the largest that a stream gives.
    [TestCase(1e-20, 3e-20)]
    [TestCase(0.5, 2.079441541679835928)]
    [TestCase(0.99, 13.81551055796427144)]
    [TestCase(1 - (1.0 / (1L << 53)), 110.2104017090313042)]
    public void Quantiles_are_exact_to_the_last_place(double p, double expected) =>
        Assert.That(new Exponential(3).Quantile(p), Is.EqualTo(expected).Within(2).Ulps);

    // 1 - exp(-1e-20 / 3), without the digits that 1 - exp loses.
    [Test]
    public void Small_probabilities_keep_their_digits() =>
        Assert.That(new Exponential(3).CumulativeProbability(3e-20), Is.EqualTo(1e-20).Within(2).Ulps);

    [Test]
    public void Moments_are_those_of_the_definition()
    {
        Assert.That(new Exponential(3).Mean, Is.EqualTo(3));
        Assert.That(new Exponential(3).Variance, Is.EqualTo(9));
    }

    // Models may go from one to the other without changing a result.
    [Test]
    public void A_sample_is_the_draw_of_the_stream()
    {
        var first = new RandomStream(7);
        var second = new RandomStream(7);
        var exponential = new Exponential(3);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.That(exponential.Sample(first), Is.EqualTo(second.NextExponential(3)));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NaN)]
    public void A_mean_that_is_none_is_refused(double mean) =>
        Assert.That(() => new Exponential(mean), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
