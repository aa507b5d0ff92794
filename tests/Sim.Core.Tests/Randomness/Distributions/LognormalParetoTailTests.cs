using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

/// <summary>SURGE's file sizes up to 1 GB; expected values by mpmath 1.3.</summary>
[TestFixture]
public sealed class LognormalParetoTailTests
{
    private static readonly LognormalParetoTail s_files = LognormalParetoTail.WebFiles(1e9);

    // Phi((log 133,000 - 9.357) / 1.318) = 0.96799626151093184700.
    [Test]
    public void The_tail_has_what_the_body_has_above_the_cutoff() =>
        Assert.That(s_files.TailShare, Is.EqualTo(0.0320037384890681530).Within(1e-14));

    // Body: exp(9.357 + 1.318 z), z with a relative error of 1.2e-9 (Acklam); tail: 133,000 (1 - u (1 - r))^(-1/1.1)
    // with r = 0.000133^1.1 and u = (p - 0.968) / 0.032.
    [TestCase(0.5, 11579.5975889416587710)]
    [TestCase(0.9, 62698.0084769053374736)]
    [TestCase(0.95, 101206.380303157083208)]
    [TestCase(0.99, 382893.232607228128961)]
    [TestCase(0.999, 3101341.68181058036437)]
    public void Quantiles_are_those_of_the_body_and_then_of_the_tail(double p, double expected)
    {
        Assert.That(s_files.Quantile(p), Is.EqualTo(expected).Within(1e-8 * expected));
        Assert.That(s_files.CumulativeProbability(expected), Is.EqualTo(p).Within(1e-9));
    }

    // exp(k mu + k^2 sigma^2 / 2) Phi(z - k sigma) of the body plus 0.032 times the moment of the bounded tail.
    [Test]
    public void Moments_are_finite()
    {
        Assert.That(s_files.Mean, Is.EqualTo(47056.7190384618795).Within(1e-9).Percent);
        Assert.That(s_files.Variance, Is.EqualTo(2129167784930.98261530).Within(1e-9).Percent);
    }

    [Test]
    public void Values_end_at_the_limit()
    {
        Assert.That(s_files.Quantile(1), Is.EqualTo(1e9));
        Assert.That(s_files.CumulativeProbability(1e9), Is.EqualTo(1));
        Assert.That(() => LognormalParetoTail.WebFiles(100_000), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
