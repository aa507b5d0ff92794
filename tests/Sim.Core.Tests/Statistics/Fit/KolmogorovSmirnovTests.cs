using Sim.Core.Randomness;
using Sim.Core.Statistics.Fit;

namespace Sim.Core.Tests.Statistics.Fit;

[TestFixture]
public sealed class KolmogorovSmirnovTests
{
    // Steps at 0.1, 0.2 and 0.9 against the diagonal: after the second, 2/3 stands over 0.2.
    [Test]
    public void The_distance_is_the_largest_between_the_steps_and_the_function()
    {
        var test = KolmogorovSmirnov.Test([0.9, 0.1, 0.2], x => x);
        Assert.That(test.SampleSize, Is.EqualTo(3));
        Assert.That(test.Distance, Is.EqualTo((2 / 3.0) - 0.2).Within(1e-15));
    }

    // Below the first step: 0.7 over 0.
    [Test]
    public void The_distance_below_a_step_counts_too() =>
        Assert.That(KolmogorovSmirnov.Test([0.7, 0.8], x => x).Distance, Is.EqualTo(0.7));

    // L. H. Miller, Table of percentage points of Kolmogorov statistics, J. Amer. Statist. Assoc. 51 (1956): critical
    // distances of the two-sided test with five decimals, whose rounding moves the level by less than 1e-5 (1e-4 from
    // 40 on, where the table rests on an approximation).
    [TestCase(1, 0.95, 0.1)]
    [TestCase(1, 0.975, 0.05)]
    [TestCase(5, 0.50945, 0.1)]
    [TestCase(5, 0.56328, 0.05)]
    [TestCase(5, 0.66853, 0.01)]
    [TestCase(10, 0.36866, 0.1)]
    [TestCase(10, 0.40925, 0.05)]
    [TestCase(10, 0.48893, 0.01)]
    [TestCase(20, 0.26473, 0.1)]
    [TestCase(20, 0.29408, 0.05)]
    [TestCase(20, 0.35241, 0.01)]
    [TestCase(40, 0.21012, 0.05)]
    [TestCase(40, 0.25205, 0.01)]
    [TestCase(100, 0.13403, 0.05)]
    [TestCase(100, 0.16081, 0.01)]
    public void The_published_critical_distances_have_their_level(int n, double distance, double level) =>
        Assert.That(
            KolmogorovDistribution.TailProbability(n, distance),
            Is.EqualTo(level).Within(n < 40 ? 1e-5 : 1e-4)
        );

    // Marsaglia, Tsang and Wang (2003) give 0.6284796154565 below 0.274 for 10 values. With 1 value, 1 - (2d - 1); with
    // 2, 1 - 2 (2d - 1/2)^2 up to 1/2 and 2 (1 - d)^2 above.
    [TestCase(10, 0.274, 1 - 0.628479615456504275)]
    [TestCase(1, 0.8, 0.4)]
    [TestCase(2, 0.3, 0.98)]
    [TestCase(2, 0.75, 0.125)]
    [TestCase(10, 0.05, 1)]
    [TestCase(10, 0, 1)]
    [TestCase(10, 1, 0)]
    [TestCase(100, 1, 0)]
    public void Tails_of_small_samples_are_exact(int n, double distance, double expected) =>
        Assert.That(KolmogorovDistribution.TailProbability(n, distance), Is.EqualTo(expected).Within(1e-12));

    // The exact values by the same matrix with 30 digits in mpmath 1.3 (n = 101, 200), and by R, pkolmogorov_two_exact
    // (n = 599, 10,000).
    [TestCase(101, 0.7, 0.6847968312644)]
    [TestCase(101, 0.9, 0.3707374899081)]
    [TestCase(101, 1.36, 0.0448839322158)]
    [TestCase(101, 1.95, 0.0008330340544)]
    [TestCase(200, 1, 0.2576531797792)]
    [TestCase(200, 1.63, 0.0090262338975)]
    [TestCase(599, 0.87373881109, 1 - 0.57975087884804655)] // 0.0357 sqrt(599)
    [TestCase(10_000, 1, 1 - 0.73178087203705255)]
    public void Tails_of_large_samples_have_an_error_below_2e_4(int n, double scaled, double expected) =>
        Assert.That(
            KolmogorovDistribution.TailProbability(n, scaled / Math.Sqrt(n)),
            Is.EqualTo(expected).Within(2e-4)
        );

    // Kolmogorov's series with 10 digits by mpmath 1.3.
    [TestCase(0.5, 0.03605475634)]
    [TestCase(0.83, 0.5038090046)]
    [TestCase(1, 0.7300003283)]
    [TestCase(1.95, 0.9990040892)]
    public void The_limit_is_Kolmogorovs(double x, double probability) =>
        Assert.That(1 - KolmogorovDistribution.LimitTail(x), Is.EqualTo(probability).Within(1e-10));

    // The critical values of large samples that textbooks give with five decimals; half a unit of the last one moves
    // the tail, about 2 exp(-2 x^2), by 4 x times that.
    [TestCase(1.22385, 0.1)]
    [TestCase(1.35810, 0.05)]
    [TestCase(1.62762, 0.01)]
    [TestCase(1.94947, 0.001)]
    public void The_critical_values_of_large_samples_have_their_level(double x, double level) =>
        Assert.That(KolmogorovDistribution.LimitTail(x), Is.EqualTo(level).Within(4 * x * level * 5e-6));

    [Test]
    public void The_two_series_of_the_limit_meet() =>
        Assert.That(
            KolmogorovDistribution.LimitTail(Math.BitDecrement(1.0)),
            Is.EqualTo(KolmogorovDistribution.LimitTail(1)).Within(1e-15)
        );

    // Of 1,000 samples a share of 5 % is rejected; its standard error is 0.0069, and 3.29 of them the 0.1 % level.
    [TestCase(20)]
    [TestCase(500)]
    public void The_level_is_the_share_of_right_samples_that_are_rejected(int n)
    {
        const int Samples = 1_000;
        const double Level = 0.05;
        var stream = new RandomStream(1);
        int rejected = 0;
        double[] sample = new double[n];
        for (int i = 0; i < Samples; i++)
        {
            foreach (ref double value in sample.AsSpan())
            {
                value = stream.NextDouble();
            }
            rejected += KolmogorovSmirnov.Test(sample, x => x).IsRejectedAt(Level) ? 1 : 0;
        }
        double error = Math.Sqrt(Level * (1 - Level) / Samples);
        Assert.That(rejected / (double)Samples, Is.EqualTo(Level).Within(3.29 * error));
    }

    [Test]
    public void What_cannot_be_tested_is_refused()
    {
        Assert.That(() => KolmogorovSmirnov.Test([], x => x), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => KolmogorovSmirnov.Test([0.5, 1.1], x => x), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => KolmogorovSmirnov.Test([double.NaN], x => x), Throws.InstanceOf<ArgumentException>());
    }
}
