using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;
using Sim.Core.Statistics.Fit;
using Judge = MathNet.Numerics.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

/// <summary>What holds for every discrete distribution, with MathNet.Numerics as the judge.</summary>
[TestFixture]
public sealed class DiscreteDistributionLaws
{
    // The share of right samplers that a test of fit rejects. The seeds are fixed, so a test passes always or never.
    private const double Level = 0.001;
    private const int SampleSize = 100_000;

    /// <summary>Values from 0 to here have a cell each in the test of fit, those above one together.</summary>
    private const int LargestCell = 1_300;

    private static readonly double[] s_weights = [3, 0, 1, 0.5, 0, 7];

    private static readonly Case[] s_cases =
    [
        new("categorical", new Categorical(s_weights), k => k < 6 ? s_weights[k] / 11.5 : 0),
        new(
            "Zipf of web objects",
            new Zipf(0.8, 1_000),
            k => k is > 0 and <= 1_000 ? Judge.Zipf.PMF(0.8, 1_000, k) : 0
        ),
        new("steep Zipf", new Zipf(2.2, 50), k => k is > 0 and <= 50 ? Judge.Zipf.PMF(2.2, 50, k) : 0),
        new("Zipf of equals", new Zipf(0, 10), k => k is > 0 and <= 10 ? 0.1 : 0),
        // The judge counts the success as well.
        new("geometric", new Geometric(0.1), k => Judge.Geometric.PMF(0.1, k + 1)),
        new("geometric of rare success", new Geometric(0.01), k => Judge.Geometric.PMF(0.01, k + 1)),
        new("Poisson of rare events", new Poisson(0.3), k => Judge.Poisson.PMF(0.3, k)),
        new("Poisson", new Poisson(12.7), k => Judge.Poisson.PMF(12.7, k)),
        new("Poisson of many events", new Poisson(1_000), k => Judge.Poisson.PMF(1_000, k)),
    ];

    private static double[] Probabilities =>
        [Math.ScaleB(1, -54), .. Enumerable.Range(1, 4095).Select(i => i / 4096.0), 1 - Math.ScaleB(1, -53)];

    [TestCaseSource(nameof(s_cases))]
    public void Samples_fit(Case one) =>
        Assert.That(Fit(one, new RandomStream(1).NextProbability).PValue, Is.GreaterThan(Level));

    // The test of the test: uniform numbers that are pushed up by 0.03 in their middle are told apart.
    [TestCaseSource(nameof(s_cases))]
    public void Samples_of_skewed_numbers_do_not_fit(Case one)
    {
        var stream = new RandomStream(1);
        Assert.That(Fit(one, () => Skew(stream.NextProbability())).PValue, Is.LessThan(Level));

        static double Skew(double p) => p + (0.12 * p * (1 - p));
    }

    [TestCaseSource(nameof(s_cases))]
    public void Probabilities_agree_with_the_judge(Case one)
    {
        double sum = 0;
        for (int k = 0; k <= LargestCell; k++)
        {
            sum += one.Judge(k);
            Assert.That(one.Distribution.Probability(k), Is.EqualTo(one.Judge(k)).Within(1e-12), $"of {k}");
            Assert.That(one.Distribution.CumulativeProbability(k), Is.EqualTo(sum).Within(1e-11), $"up to {k}");
        }
        Assert.That(one.Distribution.Probability(-1), Is.Zero);
        Assert.That(one.Distribution.CumulativeProbability(-1), Is.Zero);
        Assert.That(one.Distribution.CumulativeProbability(int.MaxValue), Is.EqualTo(1));
    }

    // Where a probability is met to the last bit, rounding may decide for either side.
    [TestCaseSource(nameof(s_cases))]
    public void A_quantile_is_the_first_value_that_reaches_the_probability(Case one)
    {
        foreach (double p in Probabilities)
        {
            int k = one.Distribution.Quantile(p);
            Assert.That(one.Distribution.CumulativeProbability(k), Is.GreaterThanOrEqualTo(p - 1e-15));
            Assert.That(one.Distribution.CumulativeProbability(k - 1), Is.LessThan(p + 1e-15));
            Assert.That(one.Distribution.Probability(k), Is.Positive);
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void Quantiles_ascend_from_the_least_to_the_largest_value(Case one)
    {
        Assert.That(Probabilities.Select(one.Distribution.Quantile), Is.Ordered);
        Assert.That(one.Distribution.Quantile(0), Is.EqualTo(one.Distribution.Minimum));
        Assert.That(one.Distribution.Quantile(1), Is.EqualTo(one.Distribution.Maximum));
    }

    // Moments are sums over the judge's probabilities. Beyond the cells is 0.99^1300 = 2e-6 of the geometric
    // distribution of rare success, which is less than 1e-3 of its variance, and nothing of the others.
    [TestCaseSource(nameof(s_cases))]
    public void Mean_and_variance_are_those_of_the_probabilities(Case one)
    {
        double mean = Enumerable.Range(0, LargestCell).Sum(k => k * one.Judge(k));
        double variance = Enumerable.Range(0, LargestCell).Sum(k => (k - mean) * (k - mean) * one.Judge(k));
        double tail = one.Distribution is Geometric { Success: 0.01 } ? 1e-3 : 1e-10;
        Assert.That(one.Distribution.Mean, Is.EqualTo(mean).Within(tail * mean));
        Assert.That(one.Distribution.Variance, Is.EqualTo(variance).Within(tail * variance));
    }

    [TestCaseSource(nameof(s_cases))]
    public void What_is_no_probability_has_no_quantile(Case one)
    {
        foreach (double p in new[] { -double.Epsilon, Math.BitIncrement(1.0), double.NaN })
        {
            Assert.That(() => one.Distribution.Quantile(p), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void A_sample_takes_one_number_of_the_stream_and_is_its_quantile(Case one)
    {
        var stream = new RandomStream(2);
        var same = new RandomStream(2);
        for (int i = 0; i < 100; i++)
        {
            Assert.That(one.Distribution.Sample(stream), Is.EqualTo(one.Distribution.Quantile(same.NextProbability())));
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void A_sample_allocates_nothing(Case one)
    {
        var stream = new RandomStream(4);
        DiscreteDistribution distribution = one.Distribution;
        distribution.Sample(stream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            distribution.Sample(stream);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static ChiSquare Fit(Case one, Func<double> probability)
    {
        long[] counts = new long[LargestCell + 2];
        for (int i = 0; i < SampleSize; i++)
        {
            counts[Math.Min(one.Distribution.Quantile(probability()), LargestCell + 1)]++;
        }
        double[] probabilities = [.. Enumerable.Range(0, LargestCell + 1).Select(one.Judge), 0];
        probabilities[^1] = Math.Max(0, 1 - probabilities.Sum());
        return ChiSquare.Test(counts, probabilities);
    }

    public sealed record Case(string Name, DiscreteDistribution Distribution, Func<int, double> Judge)
    {
        public override string ToString() => Name;
    }
}
