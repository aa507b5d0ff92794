using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

[TestFixture]
public sealed class CategoricalTests
{
    // Cumulative probabilities 0, 0.25, 0.25, 0.75, 1, 1.
    private static readonly Categorical s_categorical = new(0, 1, 0, 2, 1, 0);

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1e-300, ExpectedResult = 1)]
    [TestCase(0.25, ExpectedResult = 1)]
    [TestCase(0.25000000000000006, ExpectedResult = 3)]
    [TestCase(0.75, ExpectedResult = 3)]
    [TestCase(0.7500000000000001, ExpectedResult = 4)]
    [TestCase(0.9999999999999999, ExpectedResult = 4)]
    [TestCase(1, ExpectedResult = 4)]
    public int The_first_entry_that_reaches_the_probability_is_drawn(double p) => s_categorical.Quantile(p);

    // (1 + 2 * 3 + 4) / 4 = 2.75; (1.75^2 + 2 * 0.25^2 + 1.25^2) / 4 = 1.1875.
    [Test]
    public void Moments_are_those_of_the_index()
    {
        Assert.That(s_categorical.Mean, Is.EqualTo(2.75));
        Assert.That(s_categorical.Variance, Is.EqualTo(1.1875));
    }

    [TestCase(0, ExpectedResult = 0)]
    [TestCase(1, ExpectedResult = 0.25)]
    [TestCase(2, ExpectedResult = 0)]
    [TestCase(3, ExpectedResult = 0.5)]
    [TestCase(5, ExpectedResult = 0)]
    [TestCase(6, ExpectedResult = 0)]
    public double Probabilities_are_as_the_weights(int k) => s_categorical.Probability(k);

    // A guide of 1,024 cells over 1,000 entries of which nearly all lie in one cell.
    [Law]
    public bool The_guide_finds_what_a_walk_finds(ulong seed, byte skew)
    {
        var random = new RandomStream(seed);
        double[] weights = new double[1 + random.NextInt32(1_000)];
        foreach (ref double weight in weights.AsSpan())
        {
            weight = random.NextBernoulli(0.2) ? 0 : Math.Exp(-skew * random.NextDouble());
        }
        weights[^1] = 1;
        var categorical = new Categorical(weights);
        double p = random.NextProbability();
        int walk = 0;
        while (categorical.CumulativeProbability(walk) < p)
        {
            walk++;
        }
        return categorical.Quantile(p) == walk && weights[walk] > 0;
    }

    // With a plain sum, the rounding of ten million additions of 0.1 shifts the middle by 2e-10.
    [Test]
    public void A_long_table_is_as_exact_as_a_short_one()
    {
        double[] weights = new double[1_000_000];
        Array.Fill(weights, 0.1);
        var categorical = new Categorical(weights);
        Assert.That(categorical.CumulativeProbability(499_999), Is.EqualTo(0.5).Within(1).Ulps);
        Assert.That(categorical.CumulativeProbability(99_999), Is.EqualTo(0.1).Within(1).Ulps);
    }

    [TestCase(new double[0])]
    [TestCase(new double[] { 0, 0 })]
    [TestCase(new double[] { 1, -0.1 })]
    [TestCase(new double[] { 1, double.NaN })]
    [TestCase(new double[] { 1, double.PositiveInfinity })]
    [TestCase(new double[] { double.MaxValue, double.MaxValue })]
    public void Weights_that_are_none_are_refused(double[] weights) =>
        Assert.That(() => new Categorical(weights), Throws.InstanceOf<ArgumentException>());
}
