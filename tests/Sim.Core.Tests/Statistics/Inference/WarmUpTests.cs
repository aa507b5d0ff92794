using Sim.Core.Randomness;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class WarmUpTests
{
    // Batches of 5 with means 9, 1, -1, 1, -1, ... (13). Squared differences over the squared number of batches kept:
    // d = 0: (81 + 12 - 81/13) / 169 = 0.513; d = 1: 12 / 144 = 0.0833; d = 2: (11 - 1/11) / 121 = 0.0902; d = 3: 10
    // / 100; rising from there to d = 6: (7 - 1/7) / 49 = 0.140.
    [Test]
    public void The_cut_has_the_least_standard_error()
    {
        var warmUp = WarmUp.ByMser5(Batches([9, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1]));

        Assert.That(warmUp.Observations, Is.EqualTo(5));
        Assert.That(warmUp.IsOver);
    }

    [Test]
    public void A_constant_has_no_warm_up()
    {
        var warmUp = WarmUp.ByMser5([.. Enumerable.Repeat(0.1, 100)]);

        Assert.That((warmUp.Observations, warmUp.IsOver), Is.EqualTo((0, true)));
    }

    // A ramp of k batches has squared differences k (k^2 - 1) / 12, so MSER = (k - 1/k) / 12: less with every batch
    // that goes. The search ends at half of the 20 batches.
    [Test]
    public void A_series_that_still_drifts_is_reported_and_not_cut_silently()
    {
        var warmUp = WarmUp.ByMser5([.. Enumerable.Range(0, 100).Select(i => (double)i)]);

        Assert.That(warmUp.Observations, Is.EqualTo(50));
        Assert.That(warmUp.IsOver, Is.False);
        Assert.That(warmUp.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.WarmUpNotOver));
        Assert.That(
            warmUp.Warnings.Single().Message,
            Is.EqualTo("The standard error still falls at observation 50 of 100: the run is too short.")
        );
    }

    // Of 200 batches the search tries the cuts 0 to 100, and the right end is its last twentieth: 96 to 100.
    [TestCase(475, true)]
    [TestCase(480, false)]
    public void The_right_end_is_the_last_twentieth_of_the_search(int step, bool isOver)
    {
        var warmUp = WarmUp.ByMser5([.. Enumerable.Range(0, 1_000).Select(i => i < step ? 10.0 : 0)]);

        Assert.That((warmUp.Observations, warmUp.IsOver), Is.EqualTo((step, isOver)));
    }

    // 9 batches of 5; the tenth has only four observations.
    [Test]
    public void A_handful_of_batches_proves_nothing()
    {
        var warmUp = WarmUp.ByMser5([.. Enumerable.Repeat(1.0, 49)]);

        Assert.That(warmUp.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.TooFewBatches));
        Assert.That(WarmUp.ByMser5([.. Enumerable.Repeat(1.0, 50)]).IsOver);
        Assert.That(() => WarmUp.ByMser5([.. Enumerable.Repeat(1.0, 9)]), Throws.ArgumentException);
    }

    // Two replications whose fluctuations cancel: their mean is 10 for 30 observations and 0 for 90. Alone, neither
    // shows where the step is as clearly.
    [Test]
    public void Replications_are_judged_by_their_mean()
    {
        double[] step = [.. Enumerable.Range(0, 120).Select(i => i < 30 ? 10.0 : 0)];
        double[] noise = [.. Enumerable.Range(0, 120).Select(i => Math.Floor(i / 20.0) % 2 == 0 ? 8.0 : -8)];
        double[] up = [.. step.Zip(noise, (a, b) => a + b)];
        double[] down = [.. step.Zip(noise, (a, b) => a - b)];

        Assert.That(WarmUp.ByMser5([up, down]).Observations, Is.EqualTo(30));
        Assert.That(() => WarmUp.ByMser5([up, down[1..]]), Throws.ArgumentException);
        Assert.That(() => WarmUp.ByMser5(Array.Empty<double[]>()), Throws.ArgumentException);
    }

    // Normal noise of standard deviation 1, and 10 on top of the first 100 of 1,000 observations. A batch mean of the
    // noise has a variance of 0.2, all 180 unbiased ones a sum of squares of about 36; one biased batch more adds
    // about 100, so no cut before 100 can have the least error. Where behind it the cut falls is chance.
    [Test]
    public void An_initial_bias_is_cut_off_whole()
    {
        int[] cuts =
        [
            .. Enumerable
                .Range(1, 100)
                .Select(seed => new RandomStream((ulong)seed))
                .Select(random =>
                    WarmUp.ByMser5([
                        .. Enumerable.Range(0, 1_000).Select(i => (i < 100 ? 10 : 0) + random.NextNormal()),
                    ])
                )
                .Select(warmUp => warmUp.Observations),
        ];

        Assert.That(cuts, Has.All.AtLeast(100));
        Assert.That(cuts.Order().ElementAt(50), Is.LessThan(200));
    }

    private static double[] Batches(double[] means) => [.. means.SelectMany(mean => Enumerable.Repeat(mean, 5))];
}
