using Sim.Core.Randomness;
using Sim.Core.Statistics.Fit;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class CounterBasedStreamTests
{
    private const double Level = 0.001;

    // The first two words of Philox4x32-10 with the counter (item low, item high, draw, 0), from a second
    // implementation in Python.
    [TestCase(0, 0, ExpectedResult = 14234946361472590382UL)]
    [TestCase(4711, 3, ExpectedResult = 8540308291176810166UL)]
    [TestCase(-1, -1, ExpectedResult = 1885530626280448997UL)]
    [TestCase(1L << 40, 7, ExpectedResult = 3767047235572493618UL)]
    public ulong A_number_is_fixed_by_its_place(long item, int draw) =>
        new CounterBasedStream(0x0123456789abcdef).UInt64At(item, draw);

    [Test]
    public void Numbers_of_successive_items_and_of_successive_draws_are_uniform()
    {
        const int Count = 100_000;
        var stream = new CounterBasedStream(1);
        double[] items = [.. Enumerable.Range(0, Count).Select(i => stream.DoubleAt(i, 0))];
        double[] draws = [.. Enumerable.Range(0, Count).Select(i => stream.DoubleAt(4711, i))];
        Assert.That(KolmogorovSmirnov.Test(items, x => x).PValue, Is.GreaterThan(Level));
        Assert.That(KolmogorovSmirnov.Test(draws, x => x).PValue, Is.GreaterThan(Level));
    }

    // Pairs of neighbors in 100 cells of the unit square; 99 degrees of freedom.
    [Test]
    public void Neighboring_draws_are_independent()
    {
        const int Pairs = 100_000;
        var stream = new CounterBasedStream(2);
        long[] counts = new long[100];
        for (int i = 0; i < Pairs; i++)
        {
            counts[((int)(10 * stream.DoubleAt(i, 0)) * 10) + (int)(10 * stream.DoubleAt(i, 1))]++;
        }
        Assert.That(ChiSquare.Test(counts, [.. counts.Select(_ => 0.01)]).PValue, Is.GreaterThan(Level));
    }

    [Law]
    public bool The_antithetic_stream_mirrors_every_number(ulong seed, long item, int draw)
    {
        var stream = new CounterBasedStream(seed);
        var antithetic = new CounterBasedStream(seed, antithetic: true);
        return stream.UInt64At(item, draw) == ~antithetic.UInt64At(item, draw)
            && stream.DoubleAt(item, draw) + antithetic.DoubleAt(item, draw) == 1 - Math.ScaleB(1, -53);
    }

    [Law]
    public bool A_probability_is_never_0_or_1(ulong seed, long item, int draw) =>
        new CounterBasedStream(seed).ProbabilityAt(item, draw) is > 0 and < 1;

    [Test]
    public void The_default_is_the_stream_of_seed_zero() =>
        Assert.That(default(CounterBasedStream).UInt64At(5, 6), Is.EqualTo(new CounterBasedStream(0).UInt64At(5, 6)));
}
