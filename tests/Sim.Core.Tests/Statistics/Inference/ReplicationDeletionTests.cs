using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class ReplicationDeletionTests
{
    // Two replications: 10 for 30 observations, then 3 and 5. What is left has the means 3 and 5: mean 4, standard
    // error 1, t(1) at 95 % = tan(0.475 pi) = 12.7062.
    [Test]
    public void The_warm_up_goes_and_the_rest_is_averaged()
    {
        double[] one = [.. Enumerable.Repeat(10.0, 30), .. Enumerable.Repeat(3.0, 90)];
        double[] other = [.. Enumerable.Repeat(10.0, 30), .. Enumerable.Repeat(5.0, 90)];
        var result = ReplicationDeletion.Of([one, other]);

        Assert.That(result.WarmUp.Observations, Is.EqualTo(30));
        Assert.That(result.Mean.Value, Is.EqualTo(4));
        Assert.That(result.Mean.Interval.HalfWidth, Is.EqualTo(12.7062047361747).Within(1e-12));
        Assert.That(result.Mean.SampleSize, Is.EqualTo(2));
        Assert.That(result.Mean.Warnings, Is.Empty);
    }

    [Test]
    public void A_warm_up_that_is_not_over_reaches_the_estimate()
    {
        double[] ramp = [.. Enumerable.Range(0, 100).Select(i => (double)i)];

        Assert.That(
            ReplicationDeletion.Of([ramp, ramp]).Mean.Warnings.Select(warning => warning.Assumption),
            Does.Contain(FailedAssumption.WarmUpNotOver)
        );
    }

    // X(i) = 0.9 X(i - 1) + e from 50, ten replications of 1,000. Undeleted, the start adds about 50 x 10 / 1,000 =
    // 0.45 to the mean of each, four standard errors of their mean (10 / sqrt(1,000) / sqrt(10) = 0.1). 500
    // experiments at 95 %, region 458 to 489.
    [Test]
    public void Deletion_restores_the_level_that_the_start_destroys()
    {
        int deleted = Coverage.Count(500, 0, random => ReplicationDeletion.Of(Replications(random)).Mean);
        int whole = Coverage.Count(
            500,
            0,
            random => StudentInterval.OfMean([.. Replications(random).Select(one => new SampleMoments(one).Mean)])
        );

        Assert.That(deleted, Is.InRange(458, 489));
        Assert.That(whole, Is.LessThan(50));
    }

    private static List<double[]> Replications(Sim.Core.Randomness.RandomStream random) =>
        [.. Enumerable.Range(0, 10).Select(_ => random.Autoregressive(1_000, 0.9, 50))];
}
