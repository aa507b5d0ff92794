using MathNet.Numerics.Distributions;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class NormalQuantileTests
{
    // Solutions of Phi(z) = p with 30 digits.
    [TestCase(1e-300, -37.0470962993611992)]
    [TestCase(1e-9, -5.99780701500768687)]
    [TestCase(0.02425, -1.97296105131188485)]
    [TestCase(0.1, -1.28155156554460047)]
    [TestCase(0.5, 0)]
    [TestCase(0.6, 0.253347103135799799)]
    [TestCase(0.975, 1.95996398454005424)]
    [TestCase(0.999, 3.09023230616781354)]
    public void The_relative_error_is_below_1_15e_9(double p, double z) =>
        Assert.That(NormalQuantile.At(p), Is.EqualTo(z).Within(1.15e-9 * Math.Abs(z)));

    [Law(MaxTest = 2_000)]
    public bool The_relative_error_is_below_1_15e_9_everywhere(uint numerator)
    {
        double p = (numerator + 0.5) / (1L << 32);
        double expected = Normal.InvCDF(0, 1, p);
        return Math.Abs(NormalQuantile.At(p) - expected) <= 1.15e-9 * Math.Abs(expected);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void What_is_no_inner_probability_is_refused(double p) =>
        Assert.That(() => NormalQuantile.At(p), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
