using System.Globalization;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Inference;
using static System.FormattableString;

namespace Sim.Core.Tests.Statistics;

/// <summary>The example of Sim.Core/Statistics/README.md prints what stands there.</summary>
[TestFixture]
public sealed class ReadmeExampleTests
{
    [Test]
    public void The_output_of_the_example_is_that_of_the_readme()
    {
        string readme = File.ReadAllText(Repository.PathOf("Sim.Core/Statistics/README.md"));
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Run(output);

        Assert.That(readme, Does.Contain("```\n" + output + "```"));
    }

    private static void Run(StringWriter output)
    {
        double[] before = [.. Enumerable.Range(0, 20).Select(i => MeanWait(replication: i, serviceSeconds: 0.80))];
        double[] after = [.. Enumerable.Range(0, 20).Select(i => MeanWait(replication: i, serviceSeconds: 0.75))];

        Estimate wait = StudentInterval.OfMean(before);
        PracticalComparison change = PracticalComparison.Of(after, before, margin: 0.1);

        ConfidenceInterval interval = wait.Interval;
        PairedDifference difference = change.Difference;
        output.WriteLine(
            Invariant($"wait {wait.Value:0.000} s, 95 % {interval.Lower:0.000} to {interval.Upper:0.000} s")
        );
        output.WriteLine(
            Invariant($"change {difference.Mean.Value:0.000} s, {change.Verdict}, p = {change.PValue:0.0e-0}")
        );
        output.WriteLine(Invariant($"common random numbers leave {difference.VarianceRatio:0.0 %} of the variance"));
    }

    private static double MeanWait(int replication, double serviceSeconds)
    {
        var streams = new RandomStreams(Seed: 7, replication);
        RandomStream arrivals = streams.For("users", "arrivals");
        RandomStream services = streams.For("server", "service");
        var waits = new SampleMoments();
        double wait = 0;
        for (int customer = 0; customer < 21_000; customer++)
        {
            if (customer >= 1_000)
            {
                waits.Add(wait);
            }
            wait = Math.Max(0, wait + services.NextExponential(serviceSeconds) - arrivals.NextExponential(1));
        }
        return waits.Mean;
    }
}
