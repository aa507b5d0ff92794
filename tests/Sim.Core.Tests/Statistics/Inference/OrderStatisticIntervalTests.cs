using Sim.Core.Quantities;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class OrderStatisticIntervalTests
{
    // The ranks l and u and the probability attained, from the binomial distribution by R 4.2.2 (pbinom). For the
    // median of ten: P(at most 1 of 10 heads) = 11 / 1024 on either side, so 1 - 22 / 1024 between the second and the
    // ninth.
    [TestCase(6, 0.5, 1, 6, 0.96875)]
    [TestCase(10, 0.5, 2, 9, 0.978515625)]
    [TestCase(20, 0.5, 6, 15, 0.958610534668)]
    [TestCase(25, 0.5, 8, 18, 0.956714749336)]
    [TestCase(100, 0.5, 40, 61, 0.964799799782)]
    [TestCase(100, 0.9, 84, 96, 0.955690107191)]
    public void The_interval_lies_between_the_ranks_of_the_binomial(
        int count,
        double probability,
        int lower,
        int upper,
        double attained
    )
    {
        // The i-th smallest of them is i; given in falling order.
        double[] observations = [.. Enumerable.Range(1, count).Reverse().Select(rank => (double)rank)];
        var quantile = OrderStatisticInterval.OfQuantile(observations, probability);

        Assert.That((quantile.Interval.Lower, quantile.Interval.Upper), Is.EqualTo((lower, upper)));
        Assert.That(quantile.Interval.Level, Is.EqualTo(attained).Within(1e-12));
        Assert.That(quantile.Value, Is.EqualTo(Math.Ceiling(count * probability)));
        Assert.That(quantile.Warnings, Is.Empty);
    }

    // Ten observations are all below the 90 % quantile with probability 0.9^10 = 0.35: no upper end. 0.9^35 = 0.0250
    // is a little above 0.025, 0.9^36 = 0.0225 is below.
    [Test]
    public void An_end_that_cannot_be_had_is_infinite_and_says_what_is_missing()
    {
        var quantile = OrderStatisticInterval.OfQuantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9);

        Assert.That((quantile.Interval.Lower, quantile.Interval.Upper), Is.EqualTo((7, double.PositiveInfinity)));
        Assert.That(quantile.Interval.Level, Is.EqualTo(0.9872048016).Within(1e-12));
        Assert.That(quantile.Value, Is.EqualTo(9));
        Assert.That(quantile.Warnings.Single().Assumption, Is.EqualTo(FailedAssumption.TooFewObservations));
        Assert.That(
            quantile.Warnings.Single().Message,
            Is.EqualTo("10 observations do not bound the 0.9 quantile on both sides: at least 36 are needed.")
        );
    }

    // log(0.025) / log(p): 5.32 for the median, 367.04 for the 99 % and the 1 % quantile.
    [TestCase(0.5, 6)]
    [TestCase(0.99, 368)]
    [TestCase(0.01, 368)]
    public void So_many_observations_bound_a_quantile(double probability, int expected)
    {
        Assert.That(OrderStatisticInterval.ObservationsNeeded(probability), Is.EqualTo(expected));
        double[] observations = [.. Enumerable.Range(0, expected).Select(i => (double)i)];
        Assert.That(OrderStatisticInterval.OfQuantile(observations, probability).Warnings, Is.Empty);
        Assert.That(OrderStatisticInterval.OfQuantile(observations.AsSpan(1), probability).Warnings, Is.Not.Empty);
    }

    // Exact for any continuous distribution; here the skewed exponential, whose median is ln 2. Ten observations attain
    // 0.978515625; of 2,000 intervals 1934 to 1977 hold.
    [Test]
    public void The_interval_holds_the_median_of_a_skewed_distribution_as_often_as_it_says()
    {
        int hits = Coverage.Count(
            2_000,
            DeterministicMath.Log(2),
            random =>
                OrderStatisticInterval.OfQuantile(
                    [.. Enumerable.Range(0, 10).Select(_ => random.NextExponential(1))],
                    0.5
                )
        );

        Assert.That(hits, Is.InRange(1_934, 1_977));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void A_probability_is_strictly_between_0_and_1(double probability)
    {
        Assert.That(
            () => OrderStatisticInterval.OfQuantile([1, 2], probability),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(
            () => OrderStatisticInterval.ObservationsNeeded(probability),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void Observations_are_numbers_and_there_is_one()
    {
        Assert.That(() => OrderStatisticInterval.OfQuantile([], 0.5), Throws.ArgumentException);
        Assert.That(
            () => OrderStatisticInterval.OfQuantile([1, double.NaN], 0.5),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
