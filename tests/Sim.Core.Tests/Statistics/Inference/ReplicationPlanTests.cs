using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class ReplicationPlanTests
{
    // R 4.2.2: the least n with qt(1 - (1 - level) / 2, n - 1) * s / sqrt(n) <= h, tried one by one from 2.
    [TestCase(10, 2, 0.95, 99)]
    [TestCase(1, 1, 0.95, 7)]
    [TestCase(3, 0.1, 0.99, 5_976)]
    [TestCase(1, 100, 0.95, 2)]
    [TestCase(0, 1, 0.95, 2)]
    public void The_plan_for_a_half_width(double deviation, double halfWidth, double level, int expected) =>
        Assert.That(ReplicationPlan.ForHalfWidth(deviation, halfWidth, level), Is.EqualTo(expected));

    // R 4.2.2, with the quantile of the power added. The exact power by the noncentral t distribution, power.t.test,
    // asks for 33.4 and 1052.7 in the first two.
    [TestCase(10, 5, 0.95, 0.8, 34)]
    [TestCase(1, 0.1, 0.95, 0.9, 1_053)]
    [TestCase(1, 0.1, 0.95, 0.5, 387)]
    public void The_plan_for_a_threshold(double deviation, double distance, double level, double power, int expected) =>
        Assert.That(ReplicationPlan.ForThreshold(deviation, distance, level, power), Is.EqualTo(expected));

    [Test]
    public void What_no_number_of_replications_can_do_has_no_plan()
    {
        Assert.That(ReplicationPlan.ForHalfWidth(1, 1e-6), Is.Null);
        Assert.That(ReplicationPlan.ForThreshold(1, 0), Is.Null);
    }

    [Law]
    public bool The_plan_is_the_least_that_suffices(ushort deviation, ushort halfWidth)
    {
        double s = 1 + deviation;
        double h = (1 + halfWidth) / 10.0;
        int n = ReplicationPlan.ForHalfWidth(s, h)!.Value;
        return Width(n) <= h && (n == 2 || Width(n - 1) > h);

        double Width(int count) => StudentDistribution.CriticalValue(0.95, count - 1) * s / Math.Sqrt(count);
    }

    // At the planned 34, tests of a mean of 5 with standard deviation 10 reject 0 with a probability of 0.8078
    // (power.t.test); 2,000 experiments, region qbinom(c(0.0005, 0.9995), 2000, 0.8078) = 1557 to 1672.
    [Test]
    public void The_planned_replications_settle_it_as_often_as_promised()
    {
        int settled = Enumerable
            .Range(1, 2_000)
            .Select(seed => new Sim.Core.Randomness.RandomStream((ulong)seed))
            .Count(random =>
                !StudentInterval
                    .OfMean([.. Enumerable.Range(0, 34).Select(_ => 5 + (10 * random.NextNormal()))])
                    .Interval.Contains(0)
            );

        Assert.That(settled, Is.InRange(1_557, 1_672));
    }

    [Test]
    public void Impossible_aims_are_refused()
    {
        Assert.That(() => ReplicationPlan.ForHalfWidth(-1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => ReplicationPlan.ForHalfWidth(double.NaN, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(() => ReplicationPlan.ForHalfWidth(1, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => ReplicationPlan.ForThreshold(1, 1, 0.95, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
