using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Core.Traffic;

namespace Sim.Core.Tests.Network;

public class LatencyDistributionTest
{
    // Quantiles of a lognormal with a median of 100 ms: 100 * exp(sigma * z), with z = 0, 1.2815516, 1.6448536,
    // 2.3263479, 3.0902323 at 0.5, 0.9, 0.95, 0.99, 0.999.
    [TestCase(0.5, 0.4, 100.000, 1.0)]
    [TestCase(0.9, 0.4, 166.966, 1.0)]
    [TestCase(0.95, 0.4, 193.081, 1.0)]
    [TestCase(0.99, 0.4, 253.588, 1.0)]
    [TestCase(0.999, 0.4, 344.214, 1.5)]
    [TestCase(0.5, 0.5, 100.000, 1.0)]
    [TestCase(0.9, 0.5, 189.795, 1.0)]
    [TestCase(0.95, 0.5, 227.602, 1.0)]
    [TestCase(0.99, 0.5, 320.007, 1.0)]
    [TestCase(0.999, 0.5, 468.852, 1.5)]
    public void The_usual_percentiles_of_a_lognormal_are_kept(double p, double sigma, double expected, double percent)
    {
        LatencyDistribution distribution = Lognormal(100, sigma);

        Assert.That(distribution.Quantile(p).TotalMilliseconds, Is.EqualTo(expected).Within(percent).Percent);
    }

    // exp(sigma^2 / 2): 100 * exp(0.08) = 108.3287, 100 * exp(0.125) = 113.3148.
    [TestCase(0.4, 108.3287)]
    [TestCase(0.5, 113.3148)]
    public void The_mean_of_a_lognormal_is_kept(double sigma, double expected)
    {
        Assert.That(Lognormal(100, sigma).Mean.TotalMilliseconds, Is.EqualTo(expected).Within(0.1).Percent);
    }

    [Test]
    public void A_histogram_shows_the_percentiles_of_what_it_was_given()
    {
        LatencyHistogram histogram = new();

        Lognormal(100, 0.5).RecordInto(histogram, 1_000);

        // The lumps err by 1 % at most, the histogram by another 1 %.
        Assert.That(histogram.Weight, Is.EqualTo(1_000).Within(1e-3));
        Assert.That(histogram.Quantile(0.5).TotalMilliseconds, Is.EqualTo(100).Within(2).Percent);
        Assert.That(histogram.Quantile(0.95).TotalMilliseconds, Is.EqualTo(227.602).Within(2).Percent);
        Assert.That(histogram.Quantile(0.99).TotalMilliseconds, Is.EqualTo(320.007).Within(2).Percent);
    }

    [Test]
    public void Weights_add_up_to_one_in_at_most_32_lumps()
    {
        Assert.That(LatencyDistribution.LumpCount, Is.LessThanOrEqualTo(32));
        Assert.That(
            Enumerable.Range(0, LatencyDistribution.LumpCount).Sum(LatencyDistribution.WeightOf),
            Is.EqualTo(1).Within(1e-12)
        );
    }

    // Three round trips over the same access are three times as long at every percentile; the path adds 3 * 20 ms to
    // each.
    [Test]
    public void Round_trips_over_the_same_access_scale_it()
    {
        LatencyDistribution handshake = Lognormal(100, 0.5).Shift(Milliseconds(20)).Scale(3);

        Assert.That(handshake.Quantile(0.5).TotalMilliseconds, Is.EqualTo(360).Within(1).Percent);
        Assert.That(handshake.Quantile(0.99).TotalMilliseconds, Is.EqualTo(1020.022).Within(1).Percent);
    }

    // Half at 10 ms and half at 30 ms, and the same again, independent: a quarter at 20, half at 40, a quarter at
    // 60 ms.
    [Test]
    public void Independent_latencies_are_convolved()
    {
        LatencyDistribution coin = LatencyDistribution.Mixture(
            (LatencyDistribution.Constant(Milliseconds(10)), new Ratio(1)),
            (LatencyDistribution.Constant(Milliseconds(30)), new Ratio(1))
        );

        LatencyDistribution two = coin.Convolve(coin);

        Assert.That(two.Quantile(0.2), Is.EqualTo(Milliseconds(20)));
        Assert.That(two.Quantile(0.5), Is.EqualTo(Milliseconds(40)));
        Assert.That(two.Quantile(0.95), Is.EqualTo(Milliseconds(60)));
        Assert.That(two.Mean.TotalMilliseconds, Is.EqualTo(40).Within(1e-6));
    }

    // The sum of two independent normals of mean 500 ms and deviation 30 ms is normal with mean 1,000 ms and deviation
    // 30 * sqrt(2) = 42.4264 ms: 1,000 + 1.6448536 * 42.4264 = 1069.785, 1,000 + 2.3263479 * 42.4264 = 1098.699.
    [Test]
    public void A_sum_of_normals_is_normal()
    {
        LatencyDistribution normal = LatencyDistribution.FromQuantiles(p =>
            Milliseconds(500 + (30 * Sim.Core.Randomness.NormalQuantile.At(p)))
        );

        LatencyDistribution sum = normal.Convolve(normal);

        Assert.That(sum.Quantile(0.5).TotalMilliseconds, Is.EqualTo(1_000).Within(0.2).Percent);
        Assert.That(sum.Quantile(0.95).TotalMilliseconds, Is.EqualTo(1069.785).Within(0.2).Percent);
        Assert.That(sum.Quantile(0.99).TotalMilliseconds, Is.EqualTo(1098.699).Within(0.2).Percent);
    }

    // 40 % lognormal (8 ms, 0.5) and 60 % lognormal (45 ms, 0.5). The percentile x of the mixture solves
    // 0.4 Phi(ln(x/8)/0.5) + 0.6 Phi(ln(x/45)/0.5) = p: by bisection.
    [TestCase(0.5, 27.969)]
    [TestCase(0.95, 89.852)]
    [TestCase(0.99, 130.41)]
    public void A_mixture_has_the_percentiles_of_the_whole_population(double p, double expected)
    {
        LatencyDistribution mixture = LatencyDistribution.Mixture(
            (Lognormal(8, 0.5), new Ratio(0.4)),
            (Lognormal(45, 0.5), new Ratio(0.6))
        );

        Assert.That(mixture.Quantile(p).TotalMilliseconds, Is.EqualTo(expected).Within(3).Percent);
    }

    [Law]
    public bool Mixing_and_adding_keep_means(FsCheck.PositiveInt a, FsCheck.PositiveInt b, byte share)
    {
        LatencyDistribution first = Lognormal(1 + (a.Get % 500), 0.4);
        LatencyDistribution second = Lognormal(1 + (b.Get % 500), 0.7);
        double q = share / 255.0;
        double mixed = ((1 - q) * first.Mean.TotalMilliseconds) + (q * second.Mean.TotalMilliseconds);
        double added = first.Mean.TotalMilliseconds + second.Mean.TotalMilliseconds;

        LatencyDistribution mixture = LatencyDistribution.Mixture((first, new Ratio(1 - q)), (second, new Ratio(q)));

        // Both are rounded to nanoseconds.
        return Math.Abs(mixture.Mean.TotalMilliseconds - mixed) < 1e-5
            && Math.Abs(first.Convolve(second).Mean.TotalMilliseconds - added) < 1e-5;
    }

    [Law]
    public bool Values_ascend_after_every_operation(FsCheck.PositiveInt a, FsCheck.PositiveInt b)
    {
        LatencyDistribution sum = LatencyDistribution
            .Mixture((Lognormal(a.Get, 0.4), new Ratio(0.3)), (Lognormal(b.Get, 1), new Ratio(0.7)))
            .Convolve(Lognormal(b.Get, 0.2));

        return Enumerable.Range(1, LatencyDistribution.LumpCount - 1).All(i => sum.ValueOf(i) >= sum.ValueOf(i - 1));
    }

    [Test]
    public void Latencies_do_not_become_negative()
    {
        LatencyDistribution ten = LatencyDistribution.Constant(Milliseconds(10));

        Assert.That(() => ten.Shift(Milliseconds(-11)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => LatencyDistribution.Constant(Milliseconds(-1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(
            () => LatencyDistribution.FromQuantiles(p => Milliseconds(1 - p)),
            Throws.ArgumentException.With.Message.Contains("ascend")
        );
    }

    private static LatencyDistribution Lognormal(double medianMilliseconds, double sigma) =>
        LatencyDistribution.Lognormal(Milliseconds(medianMilliseconds), sigma);

    private static SimDuration Milliseconds(double milliseconds) => SimDuration.FromMilliseconds(milliseconds);
}
