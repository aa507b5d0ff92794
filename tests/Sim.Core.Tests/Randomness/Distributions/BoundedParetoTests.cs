using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class BoundedParetoTests
{
    // (1 - p (1 - r))^(-1 / 1.1) with r = 1e-6^1.1, 19 digits by mpmath 1.3.
    [TestCase(1e-10, 1.000000000090909068)]
    [TestCase(0.5, 1.877861392507549129)]
    [TestCase(0.99, 65.79183511287662089)]
    [TestCase(0.999999, 232311.2634578289177)]
    [TestCase(1 - (1.0 / (1L << 53)), 999999.9995981930584)]
    public void Quantiles_keep_their_digits_up_to_the_limit(double p, double expected) =>
        Assert.That(new BoundedPareto(1, 1e6, 1.1).Quantile(p), Is.EqualTo(expected).Within(5e-15 * expected));

    // (1 - x^-1.1) / (1 - 1e6^-1.1) by mpmath 1.3.
    [TestCase(1.0001, 0.0001099884788212223327)]
    [TestCase(2, 0.5334836382366275526)]
    [TestCase(100, 0.9936906761590107262)]
    [TestCase(999999, 0.9999999999997236921)]
    public void Cumulative_probabilities_are_those_of_the_definition(double x, double expected) =>
        Assert.That(
            new BoundedPareto(1, 1e6, 1.1).CumulativeProbability(x),
            Is.EqualTo(expected).Within(1e-15 * expected)
        );

    // shape / (1 - q^-shape) (q^(k - shape) - 1) / (k - shape), log q where k is the shape, by mpmath 1.3.
    [TestCase(1.1, 8.236926994361974065, 306939.3495571368197)]
    [TestCase(1, 13.81552437348864759, 999809.1312862855411)]
    [TestCase(2, 1.999998000001999998, 23.63102911594417925)]
    [TestCase(0.5, 1000, 332667000)]
    public void Moments_are_finite_for_every_shape(double shape, double mean, double variance)
    {
        Assert.That(new BoundedPareto(1, 1e6, shape).Mean, Is.EqualTo(mean).Within(1e-14 * mean));
        Assert.That(new BoundedPareto(1, 1e6, shape).Variance, Is.EqualTo(variance).Within(1e-13 * variance));
        Assert.That(new BoundedPareto(3, 3e6, shape).Mean, Is.EqualTo(3 * mean).Within(3e-14 * mean));
    }

    [Law]
    public bool No_quantile_leaves_the_limits(ulong bits, FsCheck.PositiveInt shape)
    {
        var pareto = new BoundedPareto(0.3, 0.7, shape.Get / 7.0);
        double x = pareto.Quantile((bits >> 11) * Math.ScaleB(1, -53));
        return x is >= 0.3 and <= 0.7;
    }

    [TestCase(1, 1, 1)]
    [TestCase(2, 1, 1)]
    [TestCase(0, 1, 1)]
    [TestCase(double.NaN, 1, 1)]
    [TestCase(1, double.PositiveInfinity, 1)]
    [TestCase(1, double.NaN, 1)]
    [TestCase(1, 2, 0)]
    [TestCase(1, 2, double.NaN)]
    public void Parameters_that_are_none_are_refused(double minimum, double maximum, double shape) =>
        Assert.That(() => new BoundedPareto(minimum, maximum, shape), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
