using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class AntitheticPairsTests
{
    // Pairs (1, 5), (2, 2), (3, 5): means 3, 2, 4, mean 3, standard error 1 / sqrt(3), t(2) at 95 % = 4.30265272974946.
    // Variances 1 and 3, so two independent runs have (1 + 3) / 4 = 1, and the pairs have 1.
    [Test]
    public void A_pair_is_one_observation()
    {
        var pairs = AntitheticPairs.Of([1, 2, 3], [5, 2, 5]);

        Assert.That(pairs.Mean.Value, Is.EqualTo(3));
        Assert.That(pairs.Mean.Interval.HalfWidth, Is.EqualTo(4.30265272974946 / Math.Sqrt(3)).Within(1e-12));
        Assert.That(pairs.Mean.SampleSize, Is.EqualTo(3));
        Assert.That(pairs.VarianceRatio, Is.EqualTo(1).Within(1e-15));
    }

    // u and 1 - u have mean 1/2 whatever u is. (u - 1/2)^2 is the same for both: the pair is one run, done twice.
    [Test]
    public void Monotone_results_gain_and_others_lose()
    {
        double[] uniforms = [0.0625, 0.25, 0.5, 0.875];
        double[] mirrored = [.. uniforms.Select(u => 1 - u)];
        var linear = AntitheticPairs.Of(uniforms, mirrored);
        var even = AntitheticPairs.Of(Squares(uniforms), Squares(mirrored));

        Assert.That(linear.Mean.Interval, Is.EqualTo(new ConfidenceInterval(0.5, 0.5, 0.95)));
        Assert.That(linear.VarianceRatio, Is.Zero);
        Assert.That(linear.Mean.Warnings, Is.Empty);
        Assert.That(even.VarianceRatio, Is.EqualTo(2).Within(1e-15));
        Assert.That(even.Mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.NoVarianceReduction));
    }

    // u^3 and (1 - u)^3: mean 1/4, variance 1/7 - 1/16 = 9/112, covariance 1/140 - 1/16 (the beta function B(4, 4) is
    // 1/140), so a pair varies 1 + cov / var = 14/45 times as much as two independent runs. The ratio over 500
    // experiments of 400 pairs, judged by its own t interval at 99.9 %; 1,000 intervals of 30 pairs at 95 %, region
    // 926 to 971.
    [Test]
    public void Cubes_of_uniforms_vary_as_theory_says()
    {
        double[] ratios = [.. Enumerable.Range(1, 500).Select(seed => Cubes(new((ulong)seed), 400).VarianceRatio)];
        int hits = Coverage.Count(1_000, 0.25, random => Cubes(random, 30).Mean);

        Assert.That(StudentInterval.OfMean(ratios, 0.999).Interval.Contains(14 / 45.0));
        Assert.That(hits, Is.InRange(926, 971));
    }

    [Test]
    public void A_run_without_its_partner_is_refused() =>
        Assert.That(() => AntitheticPairs.Of([1, 2], [1]), Throws.ArgumentException);

    private static AntitheticPairs Cubes(Sim.Core.Randomness.RandomStream random, int count)
    {
        double[] uniforms = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
        return AntitheticPairs.Of(
            [.. uniforms.Select(u => u * u * u)],
            [.. uniforms.Select(u => (1 - u) * (1 - u) * (1 - u))]
        );
    }

    private static double[] Squares(double[] uniforms) => [.. uniforms.Select(u => (u - 0.5) * (u - 0.5))];
}
