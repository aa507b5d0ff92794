using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;
using Sim.Core.Statistics.Fit;
using Judge = MathNet.Numerics.Distributions;

namespace Sim.Core.Tests.Randomness.Distributions;

/// <summary>What holds for every continuous distribution, with MathNet.Numerics as the judge.</summary>
[TestFixture]
public sealed class ContinuousDistributionLaws
{
    // The share of right samplers that a test of fit rejects. The seeds are fixed, so a test passes always or never.
    private const double Level = 0.001;
    private const int SampleSize = 100_000;

    private static readonly Case[] s_cases =
    [
        new("uniform", new Uniform(-2, 5), x => Judge.ContinuousUniform.CDF(-2, 5, x)),
        new("exponential", new Exponential(3), x => Judge.Exponential.CDF(1 / 3.0, x)),
        new("normal", new Normal(100, 15), x => Judge.Normal.CDF(100, 15, x)),
        new("lognormal", new Lognormal(18, 0.4), x => Judge.LogNormal.CDF(Math.Log(18), 0.4, x)),
        new("wide lognormal", new Lognormal(0.01, 3), x => Judge.LogNormal.CDF(Math.Log(0.01), 3, x)),
        new("Weibull of young failures", new Weibull(0.382, 1.46), x => Weibull(0.382, 1.46, x)),
        new("Weibull of old failures", new Weibull(2.5, 3), x => Weibull(2.5, 3, x)),
        new("Pareto of infinite variance", new Pareto(133_000, 1.1), x => Judge.Pareto.CDF(133_000, 1.1, x)),
        new("Pareto", new Pareto(1, 2.43), x => Judge.Pareto.CDF(1, 2.43, x)),
        new("bounded Pareto", new BoundedPareto(1, 1e6, 1.1), x => BoundedPareto(1, 1e6, 1.1, x)),
        new("narrow bounded Pareto", new BoundedPareto(5, 6, 3), x => BoundedPareto(5, 6, 3, x)),
        new("lognormal with a Pareto tail", LognormalParetoTail.WebFiles(1e9), WebFiles),
        new("empirical", new Empirical([1, 2, 5, 9], [0, 0.5, 0.9, 1]), Percentiles),
    ];

    /// <summary>From the least to the largest that a stream gives, every 1/4096 between.</summary>
    private static double[] Probabilities =>
        [Math.ScaleB(1, -54), .. Enumerable.Range(1, 4095).Select(i => i / 4096.0), 1 - Math.ScaleB(1, -53)];

    [TestCaseSource(nameof(s_cases))]
    public void Samples_fit(Case one)
    {
        var stream = new RandomStream(1);
        double[] sample = [.. Enumerable.Range(0, SampleSize).Select(_ => one.Distribution.Sample(stream))];
        Assert.That(KolmogorovSmirnov.Test(sample, one.Judge).PValue, Is.GreaterThan(Level));
    }

    // The test of the test: the sample would be told from a distribution with a median one percent further up.
    [TestCaseSource(nameof(s_cases))]
    public void Samples_of_a_shifted_distribution_do_not_fit(Case one)
    {
        var stream = new RandomStream(1);
        double shift = one.Distribution.Quantile(0.51) - one.Distribution.Quantile(0.5);
        double[] sample = [.. Enumerable.Range(0, SampleSize).Select(_ => one.Distribution.Sample(stream) + shift)];
        Assert.That(KolmogorovSmirnov.Test(sample, one.Judge).PValue, Is.LessThan(Level));
    }

    [TestCaseSource(nameof(s_cases))]
    public void Cumulative_probabilities_agree_with_the_judge(Case one)
    {
        foreach (double p in Probabilities)
        {
            double x = one.Distribution.Quantile(p);
            Assert.That(one.Distribution.CumulativeProbability(x), Is.EqualTo(one.Judge(x)).Within(1e-12), $"at {x:R}");
        }
    }

    // Where the quantile is that of the normal distribution, its error of 1.15e-9 times the density times z, at most
    // 0.242, is what the probability is off.
    [TestCaseSource(nameof(s_cases))]
    public void Quantiles_invert_cumulative_probabilities(Case one)
    {
        double error = one.Distribution is Normal or Lognormal or LognormalParetoTail ? 0.242 * 1.15e-9 : 1e-13;
        foreach (double p in Probabilities)
        {
            double x = one.Distribution.Quantile(p);
            Assert.That(one.Distribution.CumulativeProbability(x), Is.EqualTo(p).Within(error));
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void Quantiles_ascend_from_the_least_to_the_largest_value(Case one)
    {
        double[] quantiles = [.. Probabilities.Select(one.Distribution.Quantile)];
        Assert.That(quantiles, Is.Ordered);
        Assert.That(quantiles.Distinct().Count(), Is.EqualTo(quantiles.Length));
        Assert.That(quantiles[0], Is.GreaterThanOrEqualTo(one.Distribution.Minimum));
        Assert.That(
            quantiles[^1],
            Is.LessThanOrEqualTo(one.Distribution.Maximum).And.LessThan(double.PositiveInfinity)
        );
        Assert.That(one.Distribution.Quantile(0), Is.EqualTo(one.Distribution.Minimum));
        Assert.That(one.Distribution.Quantile(1), Is.EqualTo(one.Distribution.Maximum));
    }

    [TestCaseSource(nameof(s_cases))]
    public void Beyond_its_ends_a_distribution_has_no_probability(Case one)
    {
        Assert.That(one.Distribution.CumulativeProbability(double.NegativeInfinity), Is.Zero);
        Assert.That(one.Distribution.CumulativeProbability(Math.BitDecrement(one.Distribution.Minimum)), Is.Zero);
        Assert.That(one.Distribution.CumulativeProbability(one.Distribution.Maximum), Is.EqualTo(1));
        Assert.That(one.Distribution.CumulativeProbability(double.PositiveInfinity), Is.EqualTo(1));
        Assert.That(one.Distribution.CumulativeProbability(double.NaN), Is.NaN);
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
        var antithetic = new RandomStream(2, antithetic: true);
        for (int i = 0; i < 100; i++)
        {
            double p = same.NextProbability();
            Assert.That(one.Distribution.Sample(stream), Is.EqualTo(one.Distribution.Quantile(p)));
            Assert.That(
                one.Distribution.Sample(antithetic),
                Is.EqualTo(one.Distribution.Quantile(1 - Math.ScaleB(1, -53) - p))
            );
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void A_duration_is_so_many_units(Case one)
    {
        var unit = SimDuration.FromMilliseconds(0.001);
        Assert.That(
            one.Distribution.Sample(new RandomStream(3), unit),
            Is.EqualTo(unit * one.Distribution.Sample(new RandomStream(3)))
        );
    }

    [TestCaseSource(nameof(s_cases))]
    public void A_sample_allocates_nothing(Case one)
    {
        var stream = new RandomStream(4);
        ContinuousDistribution distribution = one.Distribution;
        distribution.Sample(stream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            distribution.Sample(stream);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static double WebFiles(double x)
    {
        double Body(double at) => Judge.LogNormal.CDF(9.357, 1.318, at);
        double rest = 1 - Body(133_000);
        return x < 133_000 ? Body(x) : Body(133_000) + (rest * BoundedPareto(133_000, 1e9, 1.1, x));
    }

    private static double BoundedPareto(double minimum, double maximum, double shape, double x) =>
        new Judge.TruncatedPareto(minimum, shape, maximum, new Random(1)).CumulativeDistribution(x);

    /// <summary>The definition: MathNet's is off by 1e-11.</summary>
    private static double Weibull(double shape, double scale, double x) => 1 - Math.Exp(-Math.Pow(x / scale, shape));

    /// <summary>Half of all up to 2, 90 % up to 5, all up to 9, and a line between.</summary>
    private static double Percentiles(double x) =>
        x < 2 ? 0.5 * (x - 1)
        : x < 5 ? 0.5 + (0.4 * (x - 2) / 3)
        : Math.Min(1, 0.9 + (0.1 * (x - 5) / 4));

    public sealed record Case(string Name, ContinuousDistribution Distribution, Func<double, double> Judge)
    {
        public override string ToString() => Name;
    }
}
