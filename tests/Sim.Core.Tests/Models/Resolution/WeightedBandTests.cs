using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

public sealed class WeightedBandTests
{
    private const double Ttl = 60;

    // Four caches with a quarter each, p = 1/2: variance 1/4 * 4/16 = 1/16.
    [Test]
    public void At_a_moment_the_variance_is_that_of_so_many_draws()
    {
        WeightedBand band = Band(0.5, [0.25, 0.25, 0.25, 0.25], 0);

        Assert.That(band.StandardDeviation, Is.EqualTo(0.25).Within(1e-12));
        Assert.That(band.Low, Is.EqualTo(0.5 - (1.644854 * 0.25)).Within(1e-6));
        Assert.That(band.High, Is.EqualTo(0.5 + (1.644854 * 0.25)).Within(1e-6));
    }

    // A half, a third and a sixth: 1/4 + 1/9 + 1/36 = 7/18, times 0.1 * 0.9.
    [Test]
    public void Large_caches_count_for_more()
    {
        WeightedBand band = Band(0.1, [1 / 2.0, 1 / 3.0, 1 / 6.0], 0);

        Assert.That(band.StandardDeviation, Is.EqualTo(Math.Sqrt(0.09 * 7 / 18)).Within(1e-12));
        Assert.That(band.Low, Is.Zero, "A share is not negative.");
    }

    // The mean over a TTL has 2/3 of the variance, over four TTLs 1/4 - 1/48 = 11/48.
    [TestCase(60, 2 / 3.0)]
    [TestCase(240, 11 / 48.0)]
    public void Time_evens_out(double window, double left)
    {
        WeightedBand band = Band(0.5, [1], window);

        Assert.That(band.StandardDeviation, Is.EqualTo(Math.Sqrt(0.25 * left)).Within(1e-12));
    }

    // Twenty caches with sizes as 1 / sqrt(rank), weights 30 to 70. Windows lie 247 s apart, so that no draw is in two
    // of them. Of 4,000 values the mean has the standard error sigma / sqrt(4000), the variance about
    // sigma^2 sqrt(2 / 4000), each times 3.29 (99.9 %).
    [TestCase(0)]
    [TestCase(30)]
    [TestCase(150)]
    public void Simulated_caches_stay_within_it(double window)
    {
        const int Windows = 4_000;
        const double Apart = 247;
        RecordSet first = Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(30), "a");
        RecordSet second = Zones.Leaf("www.example.com", "198.51.100.10", new WeightedRouting(70), "b");
        ResolverSpec spec = ResolverBench.Resolvers(20);
        var bench = new ResolverBench(Zones.Compile(first, second), spec);
        bench.RunTo((Windows + 2) * Apart);

        double[] shares = [.. Means(bench.Moves, Apart, window, Windows)];
        WeightedBand band = Band(0.3, spec.CacheShares(default, 1), window);
        double mean = shares.Average();
        double variance = shares.Sum(share => (share - mean) * (share - mean)) / (Windows - 1);
        double expected = band.StandardDeviation * band.StandardDeviation;
        Assert.Multiple(() =>
        {
            Assert.That(mean, Is.EqualTo(0.3).Within(Samples.HalfWidth(band.StandardDeviation, Windows)));
            Assert.That(variance, Is.EqualTo(expected).Within(Samples.Quantile * expected * Math.Sqrt(2.0 / Windows)));
        });
    }

    [Test]
    public void Small_caches_hold_the_exact_mix_and_cost_nothing()
    {
        RecordSet first = Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(30), "a");
        RecordSet second = Zones.Leaf("www.example.com", "198.51.100.10", new WeightedRouting(70), "b");
        ResolverSpec spec = ResolverBench.Resolvers(20) with { DrawingShare = 1 };
        var bench = new ResolverBench(Zones.Compile(first, second), spec);
        bench.RunTo(86_400);

        Assert.That(bench.Kernel.EventsRun, Is.Zero);
    }

    private static WeightedBand Band(double probability, double[] shares, double window) =>
        WeightedBand.Of(probability, shares, SimDuration.FromSeconds(Ttl), SimDuration.FromSeconds(window));

    /// <summary>Mean share of the first address over each window, or its value where that has no length.</summary>
    private static IEnumerable<double> Means(List<ResolverMove> moves, double apart, double window, int count)
    {
        double share = 0;
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            double from = (i + 2) * apart;
            for (; next < moves.Count && moves[next].At <= from; next++)
            {
                share += Change(moves[next]);
            }
            double area = share * window;
            for (int ahead = next; ahead < moves.Count && moves[ahead].At < from + window; ahead++)
            {
                area += Change(moves[ahead]) * (from + window - moves[ahead].At);
            }
            yield return window > 0 ? area / window : share;
        }
    }

    private static double Change(ResolverMove move) =>
        (move.To == 0 ? move.Share : 0) - (move.From == 0 ? move.Share : 0);
}
