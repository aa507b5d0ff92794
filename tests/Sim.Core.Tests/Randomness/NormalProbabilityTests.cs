using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class NormalProbabilityTests
{
    // erfc(-z / sqrt 2) / 2 with 20 digits by mpmath 1.3.
    [TestCase(-37, 5.7255712225245768227e-300)]
    [TestCase(-20.5, 1.0764673258790960335e-93)]
    [TestCase(-8, 6.2209605742717841235e-16)]
    [TestCase(-3.3, 4.834241423837775071e-4)]
    [TestCase(-2, 0.0227501319481792072)]
    [TestCase(-1.9999, 0.022755531584767186476)]
    [TestCase(-1, 0.15865525393145705141)]
    [TestCase(-0.1, 0.46017216272297101633)]
    [TestCase(0, 0.5)]
    [TestCase(0.5, 0.69146246127401310364)]
    [TestCase(1.96, 0.97500210485177956379)]
    [TestCase(2, 0.9772498680518207928)]
    [TestCase(4, 0.99996832875816688008)]
    [TestCase(8.2, 0.99999999999999987981)]
    [TestCase(9, 1)]
    public void The_relative_error_is_below_2e_13(double z, double probability) =>
        Assert.That(NormalProbability.At(z), Is.EqualTo(probability).Within(2e-13 * probability));

    [TestCase(double.NegativeInfinity, ExpectedResult = 0)]
    [TestCase(-40, ExpectedResult = 0)]
    [TestCase(double.PositiveInfinity, ExpectedResult = 1)]
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    public double Beyond_the_range_it_is_0_or_1(double z) => NormalProbability.At(z);

    [Law(MaxTest = 1_000)]
    public bool It_is_what_the_quantile_function_inverts(uint numerator)
    {
        double p = (numerator + 0.5) / (1L << 32);
        double z = NormalQuantile.At(p);
        // The quantile's relative error of 1.15e-9 shifts the probability by the density times z, at most 0.242.
        return Math.Abs(NormalProbability.At(z) - p) <= 0.242 * 1.15e-9;
    }
}
