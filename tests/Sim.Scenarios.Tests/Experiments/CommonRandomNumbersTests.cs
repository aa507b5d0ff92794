using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Experiments;

/// <summary>What it is worth to give two variants the same chance, on the example.</summary>
[TestFixture]
public sealed class CommonRandomNumbersTests
{
    private const int Pairs = 8;

    private static readonly string[] s_outage =
    [
        "start=2018-10-15T18:30:00Z",
        "duration=30m",
        "faults=[{at: 5m, fail: site/dc-par, how: blackhole, for: 15m}]",
    ];

    private static readonly string[] s_slowPods = [.. s_outage, "pools.gke-eu.pod.start=25s"];

    // Both variants lose Paris. How many requests fail until users have moved depends on when probes fall and when
    // caches end, and that is the same in both: what is left is what ten seconds of every pod's start cost.
    [Test]
    public void It_narrows_the_interval_of_failed_requests_at_least_threefold()
    {
        double[] before = Failed(s_outage, 0);
        double[] same = Failed(s_slowPods, 0);
        double[] other = Failed(s_slowPods, Pairs);

        Assert.That(WidthOf(same, before), Is.LessThan(WidthOf(other, before) / 3));
    }

    private static double WidthOf(double[] candidate, double[] baseline)
    {
        ConfidenceInterval interval = PairedDifference.Of(candidate, baseline).Mean.Interval;
        return interval.Upper - interval.Lower;
    }

    private static double[] Failed(string[] changes, int first)
    {
        DiagnosticList found = [];
        FieldOverride[] fields = [.. changes.Select(text => FieldOverride.Read("--set", text, found)!)];
        ScenarioInputs inputs = ScenarioLoader
            .Load(Repository.PathOf("data/scenarios/hybrid-2018/scenario.yaml"), null, new(null, fields))
            .Inputs!;
        return
        [
            .. ReplicationRunner
                .Run(inputs, "1", first, Pairs, Environment.ProcessorCount)
                .Select(one => one.Measures[new MeasureKey("failed")]),
        ];
    }
}
