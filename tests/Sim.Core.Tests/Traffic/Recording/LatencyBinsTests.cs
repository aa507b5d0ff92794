using Sim.Core.Statistics;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Tests.Traffic.Recording;

[TestFixture]
public sealed class LatencyBinsTests
{
    // A bin is at most 1/128 wide and stands for its middle: half of 0.78 % is the largest error.
    [Law(MaxTest = 500)]
    public bool A_value_comes_back_within_four_tenths_of_a_percent(uint microseconds)
    {
        // Up to 2^32 us = 1.2 h, inside the range of 4.5 h; from 16 us on.
        double seconds = Math.Max(16, microseconds) / 1e6;
        var bins = new LatencyBins();
        bins.Add(seconds, 1);
        return Math.Abs(bins.Quantile(0.5) - seconds) <= 0.0039063 * seconds;
    }

    // 90 at 10 ms, 9 at 100 ms, 1 at 1 s.
    [TestCase(0.5, 0.010)]
    [TestCase(0.89, 0.010)]
    [TestCase(0.91, 0.100)]
    [TestCase(0.98, 0.100)]
    [TestCase(0.995, 1.0)]
    [TestCase(1, 1.0)]
    public void Quantiles_are_where_the_weights_say(double probability, double seconds)
    {
        var bins = new LatencyBins();
        bins.Add(1.0, 1);
        bins.Add(0.010, 45);
        bins.Add(0.100, 9);
        bins.Add(0.010, 45);
        Assert.That(bins.Quantile(probability), Is.EqualTo(seconds).Within(0.4).Percent);
    }

    [Test]
    public void Nothing_has_no_quantile()
    {
        var bins = new LatencyBins();
        Assert.That(bins.Quantile(0.5), Is.NaN);
        bins.Add(1, 5);
        bins.Clear();
        Assert.Multiple(() =>
        {
            Assert.That(bins.IsEmpty);
            Assert.That(bins.Quantile(0.99), Is.NaN);
        });
    }

    [TestCase(0, 1.53e-5)]
    [TestCase(1e-9, 1.53e-5)]
    [TestCase(1e6, 16384)]
    public void Values_outside_the_range_count_in_its_outermost_bins(double seconds, double shown)
    {
        var bins = new LatencyBins();
        bins.Add(seconds, 1);
        Assert.That(bins.Quantile(0.5), Is.EqualTo(shown).Within(0.8).Percent);
    }

    // (20 or 40 ms) + (5 ms or 105 ms at 10 %): means 30 and 15 ms, sum 45 ms; the largest tenth of 40 + 105 ms has 5
    // %.
    [Test]
    public void A_convolution_adds_the_means_and_multiplies_the_weights()
    {
        var path = new LatencyBins();
        path.Add(0.020, 500);
        path.Add(0.040, 500);
        var sum = new LatencyBins();
        sum.AddConvolved(path, [(0.005, 0.9), (0.105, 0.1)]);
        LatencyHistogram histogram = sum.Copy().Since(null)!;
        Assert.Multiple(() =>
        {
            Assert.That(histogram.Weight, Is.EqualTo(1000).Within(1e-3));
            // Twice half a bin and the histogram's own 1 %.
            Assert.That(histogram.Mean().TotalSeconds, Is.EqualTo(0.045).Within(1.8).Percent);
            Assert.That(sum.Quantile(0.96), Is.EqualTo(0.145).Within(0.8).Percent);
            Assert.That(sum.Quantile(0.94), Is.EqualTo(0.125).Within(0.8).Percent);
        });
    }
}
