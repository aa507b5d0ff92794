using Sim.Scenarios.Costs;

namespace Sim.Scenarios.Tests.Costs;

public sealed class Percentile95Tests
{
    // A day has 288 samples; 14 (a twentieth, rounded down) are free.
    [TestCase(14, 1)]
    [TestCase(15, 9)]
    public void A_twentieth_of_the_samples_is_free(int high, double billed)
    {
        double[] rates = [.. Enumerable.Repeat(9.0, high), .. Enumerable.Repeat(1.0, 288 - high)];

        Assert.That(Percentile95.Of(rates, 300), Is.EqualTo(billed));
    }

    // Minutes of 0, 0, 0, 0, 10 are samples of 2.
    [Test]
    public void Shorter_buckets_are_means_of_five_minutes() =>
        Assert.That(
            Percentile95.Of([.. Enumerable.Range(0, 100).Select(i => i % 5 == 4 ? 10.0 : 0)], 60),
            Is.EqualTo(2)
        );

    [Test]
    public void Longer_buckets_are_samples() => Assert.That(Percentile95.Of([1, 7], 600), Is.EqualTo(7));

    [Test]
    public void Nothing_costs_nothing() => Assert.That(Percentile95.Of([], 60), Is.Zero);
}
