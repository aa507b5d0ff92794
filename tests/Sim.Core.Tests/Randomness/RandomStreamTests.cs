using MathNet.Numerics.Distributions;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class RandomStreamTests
{
    // Critical values at the 0.1 % level: chi-square with 9 degrees of freedom; Kolmogorov-Smirnov statistic D sqrt(n)
    // for large n. The seeds are fixed, so a test passes always or never.
    private const double ChiSquare9 = 27.877;
    private const double Kolmogorov = 1.9495;

    // The reference vector of xoshiro256** from the state (1, 2, 3, 4), as published with several implementations.
    [Test]
    public void The_generator_is_xoshiro256_starstar()
    {
        var stream = new RandomStream(1, 2, 3, 4);
        ulong[] expected =
        [
            11520,
            0,
            1509978240,
            1215971899390074240,
            1216172134540287360,
            607988272756665600,
            16172922978634559625,
            8476171486693032832,
            10595114339597558777,
            2904607092377533576,
        ];
        Assert.That(Draw(10, stream.NextUInt64), Is.EqualTo(expected));
    }

    // SplitMix64 from seed 0: e220a8397b1dcdaf 6e789e6aa1b965f4 06c45d188009454f f88bb8a8724c81ec.
    [Test]
    public void A_seed_is_spread_over_the_state_by_SplitMix64()
    {
        var fromSeed = new RandomStream(0);
        var fromState = new RandomStream(
            0xe220a8397b1dcdaf,
            0x6e789e6aa1b965f4,
            0x06c45d188009454f,
            0xf88bb8a8724c81ec
        );
        Assert.That(Draw(5, fromSeed.NextUInt64), Is.EqualTo(Draw(5, fromState.NextUInt64)));
    }

    // From a second implementation, written apart.
    [Test]
    public void Seed_42_begins_like_this()
    {
        Assert.That(
            Draw(3, new RandomStream(42).NextUInt64),
            Is.EqualTo(new ulong[] { 1546998764402558742, 6990951692964543102, 12544586762248559009 })
        );
    }

    [TestCase(10)]
    [TestCase(1_000_000_000)]
    public void Whole_numbers_are_uniform(int bound)
    {
        const int Draws = 1_000_000;
        var stream = new RandomStream(1);
        int[] tenths = new int[10];
        for (int i = 0; i < Draws; i++)
        {
            tenths[(int)(10L * stream.NextInt32(bound) / bound)]++;
        }
        Assert.That(tenths.Sum(n => Math.Pow(n - (Draws / 10.0), 2) / (Draws / 10.0)), Is.LessThan(ChiSquare9));
    }

    [Test]
    public void Uniform_numbers_are_uniform()
    {
        Assert.That(DistanceTo(x => x, new RandomStream(2).NextDouble), Is.LessThan(Kolmogorov));
    }

    [Test]
    public void Durations_are_uniform_below_their_bound()
    {
        var stream = new RandomStream(3);
        var bound = SimDuration.FromHours(1);
        Assert.That(DistanceTo(x => x, () => stream.NextDuration(bound) / bound), Is.LessThan(Kolmogorov));
        Assert.That(stream.NextDuration(SimDuration.Zero), Is.EqualTo(SimDuration.Zero));
        Assert.That(() => stream.NextDuration(new SimDuration(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Exponential_numbers_have_the_exponential_distribution()
    {
        var stream = new RandomStream(4);
        Assert.That(DistanceTo(x => 1 - Math.Exp(-x / 3), () => stream.NextExponential(3)), Is.LessThan(Kolmogorov));
    }

    [Test]
    public void Lognormal_numbers_have_the_lognormal_distribution()
    {
        var stream = new RandomStream(5);
        double distance = DistanceTo(x => LogNormal.CDF(Math.Log(18), 0.4, x), () => stream.NextLognormal(18, 0.4));
        Assert.That(distance, Is.LessThan(Kolmogorov));
    }

    [Test]
    public void Without_spread_a_lognormal_number_is_its_median()
    {
        Assert.That(new RandomStream(6).NextLognormal(18, 0), Is.EqualTo(18));
    }

    // The test of the tests: a wrong mean must fail.
    [Test]
    public void The_distance_tells_a_mean_that_is_two_percent_off()
    {
        var stream = new RandomStream(4);
        Assert.That(
            DistanceTo(x => 1 - Math.Exp(-x / 3), () => stream.NextExponential(3.06)),
            Is.GreaterThan(Kolmogorov)
        );
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_bound_below_one_is_refused(int bound)
    {
        Assert.That(() => new RandomStream(1).NextInt32(bound), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>
    /// The largest distance between the sample's and the given distribution function, times the root of the sample
    /// size.
    /// </summary>
    private static double DistanceTo(Func<double, double> distribution, Func<double> draw)
    {
        double[] sample = [.. Draw(100_000, draw).Order()];
        double n = sample.Length;
        double distance = sample
            .Select((x, i) => Math.Max(distribution(x) - (i / n), ((i + 1) / n) - distribution(x)))
            .Max();
        return distance * Math.Sqrt(n);
    }

    private static T[] Draw<T>(int count, Func<T> draw)
    {
        var numbers = new T[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = draw();
        }
        return numbers;
    }
}
