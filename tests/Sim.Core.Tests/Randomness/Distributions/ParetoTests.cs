using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class ParetoTests
{
    // 133,000 (1 - p)^(-1 / 1.1) with 19 digits by mpmath 1.3.
    [TestCase(1e-10, 133000.0000120909091)]
    [TestCase(0.5, 249755.6222360138765)]
    [TestCase(0.99, 8750511.887945644274)]
    [TestCase(1 - (1.0 / (1L << 53)), 4.2464318572087134e19)]
    public void Quantiles_have_a_relative_error_below_5e_15(double p, double expected) =>
        Assert.That(new Pareto(133_000, 1.1).Quantile(p), Is.EqualTo(expected).Within(5e-15 * expected));

    // shape minimum / (shape - 1), and mean^2 / (shape (shape - 2)): 3 * 2 / 2 = 3, 9 / 3 = 3.
    [TestCase(2, 3, 3, 3)]
    [TestCase(1, 1.5, 3, double.PositiveInfinity)]
    [TestCase(1, 2, 2, double.PositiveInfinity)]
    [TestCase(1, 1, double.PositiveInfinity, double.PositiveInfinity)]
    [TestCase(1, 0.5, double.PositiveInfinity, double.PositiveInfinity)]
    public void Moments_may_be_infinite(double minimum, double shape, double mean, double variance)
    {
        Assert.That(new Pareto(minimum, shape).Mean, Is.EqualTo(mean));
        Assert.That(new Pareto(minimum, shape).Variance, Is.EqualTo(variance));
    }

    // 1 - (1 + e)^-2 = 2e - 3e^2 + ... with e = 5 steps of 2^-52.
    [Test]
    public void Small_probabilities_keep_their_digits()
    {
        double e = Math.ScaleB(5, -52);
        Assert.That(new Pareto(1, 2).CumulativeProbability(1 + e), Is.EqualTo((2 * e) - (3 * e * e)).Within(2).Ulps);
    }

    // The least p with (1 - p)^-2 seconds above 292 years is about 1 - 1e-5: seed 1 gets there within a million draws.
    [Test]
    public void A_tail_that_leaves_the_range_of_durations_throws()
    {
        var pareto = new Pareto(1, 0.5);
        var stream = new RandomStream(1);
        Assert.That(
            () =>
            {
                for (int i = 0; i < 1_000_000; i++)
                {
                    pareto.Sample(stream, SimDuration.FromSeconds(1));
                }
            },
            Throws.InstanceOf<OverflowException>()
        );
    }

    [TestCase(0, 1)]
    [TestCase(-1, 1)]
    [TestCase(double.NaN, 1)]
    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(1, 0)]
    [TestCase(1, -1)]
    [TestCase(1, double.NaN)]
    [TestCase(1, double.PositiveInfinity)]
    public void Parameters_that_are_none_are_refused(double minimum, double shape) =>
        Assert.That(() => new Pareto(minimum, shape), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
