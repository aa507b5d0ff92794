using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;
using Sim.Core.Statistics.Fit;

namespace Sim.Core.Tests.Randomness;

/// <summary>The code in the README of the folder compiles and does what the text says.</summary>
[TestFixture]
public sealed partial class ReadmeSampleTests
{
    [Test]
    public void The_samples_are_the_code_of_these_tests()
    {
        string code = Squeeze(
            File.ReadAllText(Repository.PathOf("tests/Sim.Core.Tests/Randomness/ReadmeSampleTests.cs"))
        );
        string readme = File.ReadAllText(Repository.PathOf("Sim.Core/Randomness/README.md"));
        string[] samples = [.. SamplePattern().Matches(readme).Select(match => Squeeze(match.Groups["code"].Value))];
        Assert.That(samples, Has.Length.EqualTo(5));
        Assert.That(samples, Has.All.Matches<string>(sample => code.Contains(sample!, StringComparison.Ordinal)));
    }

    [Test]
    public void They_run()
    {
        var streams = new RandomStreams(Seed: 7, Replication: 0);
        RandomStream services = streams.For("site/dc-par", "service");

        var service = new Lognormal(median: 18, sigma: 0.4);
        double number = service.Sample(services);
        SimDuration time = service.Sample(services, unit: SimDuration.FromMilliseconds(1));

        Assert.That(number, Is.InRange(1, 100));
        Assert.That(time.TotalMilliseconds, Is.InRange(1, 100));

        double pair = (MeanWait(streams) + MeanWait(streams.Antithetic())) / 2;

        // What the first replication has too much, the other has too little.
        Assert.That(Math.Abs(pair - 0.5), Is.LessThan(Math.Abs(MeanWait(streams) - 0.5)));

        CounterBasedStream work = streams.CounterBased("customer", "work");
        double ofCustomer4711 = service.Quantile(work.ProbabilityAt(item: 4711, draw: 0));

        Assert.That(ofCustomer4711, Is.InRange(1, 100));

        double[] sample = [.. Enumerable.Range(0, 10_000).Select(_ => service.Sample(services))];
        KolmogorovSmirnov test = KolmogorovSmirnov.Test(sample, service.CumulativeProbability);
        bool rejected = test.IsRejectedAt(0.001);

        Assert.That(rejected, Is.False);
    }

    /// <summary>A stand-in for a run: the next uniform number.</summary>
    private static double MeanWait(RandomStreams streams) => streams.For("server", "wait").NextDouble();

    private static string Squeeze(string text) => SpacePattern().Replace(text, " ").Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SamplePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
