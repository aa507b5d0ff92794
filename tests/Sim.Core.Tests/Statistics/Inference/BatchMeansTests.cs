using Sim.Core.Randomness;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class BatchMeansTests
{
    // 1, -1, 1, -1, ...: neighbors have a correlation of -79/80, pairs have mean 0 and none. 80 observations make 20
    // batches of 4.
    [Test]
    public void Batches_grow_until_neighbors_are_uncorrelated_and_on_to_20()
    {
        double[] series = [.. Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        var batches = BatchMeans.Of(series);

        Assert.That(BatchMeans.Lag1(series), Is.EqualTo(-79 / 80.0));
        Assert.That((batches.UncorrelatedBatchSize, batches.BatchSize), Is.EqualTo((2, 4)));
        Assert.That(batches.Lag1Correlation, Is.Zero);
        Assert.That(batches.Mean.Interval, Is.EqualTo(new ConfidenceInterval(0, 0, 0.95)));
        Assert.That(batches.Mean.SampleSize, Is.EqualTo(20));
        Assert.That(batches.Mean.Warnings, Is.Empty);
    }

    // 20 ones and 20 minus ones, so the mean is 0 and r1 = (equal neighbors - unequal ones) / 40. 18 runs have 17
    // changes: (22 - 17) / 40 = 0.125, too much for single observations. 19 runs: (21 - 18) / 40 = 0.075.
    [TestCase(new[] { 4, 2, 2, 2, 2, 2, 2, 2, 2 }, new[] { 2, 2, 2, 2, 2, 2, 2, 2, 4 }, 0.125, false)]
    [TestCase(new[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 }, new[] { 2, 2, 2, 2, 2, 2, 2, 2, 4 }, 0.075, true)]
    public void The_limit_of_the_correlation_is_a_tenth(int[] ups, int[] downs, double correlation, bool uncorrelated)
    {
        double[] series =
        [
            .. Enumerable
                .Range(0, ups.Length)
                .SelectMany(run =>
                    Enumerable
                        .Repeat(1.0, ups[run])
                        .Concat(Enumerable.Repeat(-1.0, run < downs.Length ? downs[run] : 0))
                ),
        ];

        Assert.That(BatchMeans.Lag1(series), Is.EqualTo(correlation));
        Assert.That(BatchMeans.Of(series).UncorrelatedBatchSize == 1, Is.EqualTo(uncorrelated));
    }

    // 39 observations make 39 batches of one; 41 make 20 of two, and the first is left over.
    [Test]
    public void What_fills_no_batch_is_dropped_at_the_begin()
    {
        Assert.That(BatchMeans.Of([1e6, .. Enumerable.Repeat(5.0, 40)]).Mean.Value, Is.EqualTo(5));
        Assert.That(BatchMeans.Of([.. Enumerable.Repeat(5.0, 39)]).Mean.SampleSize, Is.EqualTo(39));
        Assert.That(() => BatchMeans.Of([.. Enumerable.Repeat(5.0, 19)]), Throws.ArgumentException);
    }

    // A ramp is as correlated in 20 batches as in 1,280: batch k has the mean k, and with 20 of them r1 is 0.85.
    [Test]
    public void A_series_that_never_settles_has_too_few_batches()
    {
        var batches = BatchMeans.Of([.. Enumerable.Range(0, 1_280).Select(i => (double)i)]);

        Assert.That(batches.UncorrelatedBatchSize, Is.Null);
        Assert.That(batches.Lag1Correlation, Is.EqualTo(0.85).Within(1e-12));
        Assert.That(batches.Mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.TooFewBatches));
        Assert.That(
            batches.Mean.Warnings.Single().Message,
            Is.EqualTo("20 batches of 64 are still correlated (0.85); a longer series is needed.")
        );
    }

    // (-1)^i plus a step from 1 to -1 in the middle: the fast part hides the slow one from single observations (r1 =
    // 0 but for the ends), and in batches of 32 only the step is left: r1 = (9 - 1 + 9 + ...) / 20 = 17 / 20.
    [Test]
    public void A_slow_part_that_comes_back_in_long_batches_is_noticed()
    {
        double[] series = [.. Enumerable.Range(0, 640).Select(i => (i % 2 == 0 ? 1.0 : -1.0) + (i < 320 ? 1 : -1))];
        var batches = BatchMeans.Of(series);

        Assert.That(batches.UncorrelatedBatchSize, Is.EqualTo(1));
        Assert.That(batches.Lag1Correlation, Is.EqualTo(17 / 20.0));
        Assert.That(batches.Mean.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.CorrelatedBatches));
    }

    // X(i) = 0.8 X(i - 1) + e: the correlation of neighbors dies out within tens of observations, a batch has 128 to
    // 255. 1,000 series of 4,096 at 95 %, region 926 to 971.
    [Test]
    public void The_interval_holds_the_mean_of_an_autoregressive_series()
    {
        int hits = Coverage.Count(
            1_000,
            0,
            random => BatchMeans.Of(random.Autoregressive(4_096, 0.8, random.NextNormal() / 0.6)).Mean
        );

        Assert.That(hits, Is.InRange(926, 971));
    }

    // M/M/1 at half load and a mean service time of 1: the waiting time in the queue has mean rho / (1 - rho) = 1.
    // Started in its steady state: 0 with probability 1 - rho, else exponential with mean 1 / (1 - rho).
    [Test]
    public void The_interval_holds_the_mean_wait_of_an_MM1_queue()
    {
        int hits = Coverage.Count(1_000, 1, random => BatchMeans.Of(Waits(random, 8_192)).Mean);

        Assert.That(hits, Is.InRange(926, 971));
    }

    /// <summary>Lindley's recursion: W' = max(0, W + service - time between arrivals).</summary>
    private static double[] Waits(RandomStream random, int count)
    {
        double[] waits = new double[count];
        double wait = random.NextDouble() < 0.5 ? 0 : random.NextExponential(2);
        for (int i = 0; i < count; i++)
        {
            waits[i] = wait;
            wait = Math.Max(0, wait + random.NextExponential(1) - random.NextExponential(2));
        }
        return waits;
    }
}
