using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Queues;

[TestFixture]
public sealed class ReplicationIntervalTests
{
    // 1 to 5: mean 3, variance 10 / 4 = 2.5; the tables have t = 8.610 for 4 degrees of freedom at 99.9 %, so the
    // half-width is 8.610 sqrt(2.5 / 5) = 6.088.
    [Test]
    public void Five_numbers_have_the_interval_of_the_tables()
    {
        ReplicationInterval interval = ReplicationInterval.Of([1, 2, 3, 4, 5], 0.999);
        Assert.Multiple(() =>
        {
            Assert.That(interval.Mean, Is.EqualTo(3));
            Assert.That(interval.Variance, Is.EqualTo(2.5));
            Assert.That(interval.HalfWidth, Is.EqualTo(6.088).Within(5e-4));
            Assert.That(interval.Covers(9.08));
            Assert.That(interval.Covers(-3.1), Is.False);
        });
    }

    // 5,000 intervals at 99 % of 8 normal numbers each: misses are binomial with mean 50 and standard deviation 7.04;
    // 3.29 of them hold with 99.9 %.
    [Test]
    public void Intervals_miss_as_often_as_they_say()
    {
        var stream = new RandomStream(7);
        int misses = 0;
        for (int i = 0; i < 5_000; i++)
        {
            double[] sample = [.. Enumerable.Range(0, 8).Select(_ => NormalQuantile.At(1 - stream.NextDouble()))];
            misses += ReplicationInterval.Of(sample, 0.99).Covers(0) ? 0 : 1;
        }
        Assert.That(misses, Is.InRange(50 - 23, 50 + 23));
    }
}
