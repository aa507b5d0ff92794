using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Core.Tests.Randomness;

/// <summary>A queue on antithetic streams: what the pairs are for.</summary>
[TestFixture]
public sealed class AntitheticReplicationTests
{
    private const int Pairs = 400;

    // M/M/1 at 50 %, 200 customers from empty: the mean wait grows with every service time and shrinks with every gap.
    // Were the replications of a pair independent, their correlation would be normal with deviation 1 / sqrt(400) =
    // 0.05; 3.09 deviations below 0 are the 0.1 % level.
    [Test]
    public void The_mean_wait_of_a_pair_varies_less_than_that_of_two_replications()
    {
        (double[] first, double[] second) = Run(MeanWait);
        Assert.That(Correlation(first, second), Is.LessThan(-3.09 / Math.Sqrt(Pairs)));
    }

    // The distance of a uniform number from 1/2 is the same for u and for 1 - u: the pair says the same thing twice.
    [Test]
    public void An_output_that_is_not_monotone_gains_nothing()
    {
        (double[] first, double[] second) = Run(streams =>
            Math.Abs(streams.For("server", "service").NextDouble() - 0.5)
        );
        Assert.That(Correlation(first, second), Is.GreaterThan(0.999));
    }

    private static (double[] First, double[] Second) Run(Func<RandomStreams, double> output)
    {
        RandomStreams[] replications = [.. Enumerable.Range(0, Pairs).Select(index => new RandomStreams(1, index))];
        return (
            [.. replications.Select(output)],
            [.. replications.Select(replication => output(replication.Antithetic()))]
        );
    }

    /// <summary>Lindley's recursion.</summary>
    private static double MeanWait(RandomStreams streams)
    {
        const int Customers = 200;
        RandomStream arrivals = streams.For("source", "arrivals");
        RandomStream services = streams.For("server", "service");
        var gap = new Exponential(2);
        var service = new Exponential(1);
        double wait = 0;
        double sum = 0;
        for (int i = 0; i < Customers; i++)
        {
            sum += wait;
            wait = Math.Max(0, wait + service.Sample(services) - gap.Sample(arrivals));
        }
        return sum / Customers;
    }

    private static double Correlation(double[] a, double[] b) => MathNet.Numerics.Statistics.Correlation.Pearson(a, b);
}
