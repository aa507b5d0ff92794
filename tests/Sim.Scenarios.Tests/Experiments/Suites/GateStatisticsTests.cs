using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Experiments.Suites;

/// <summary>
/// How often comparisons and the gate are wrong, on M/M/1 queues whose difference is known: mean times of 20 ms and 21
/// ms, and so 5 % between all quantiles as well.
/// </summary>
[TestFixture]
public sealed class GateStatisticsTests
{
    private const string Write = "SIM_WRITE_POWER";
    private const string Begin = "<!-- power: begin -->";
    private const string End = "<!-- power: end -->";
    private const int Experiments = 1000;
    private const int Customers = 2000;
    private const double Chance = 0.001;

    private static readonly StationaryQueue s_before = new(Arrivals: 50, Services: 100);

    /// <summary>1 / (mu - 50) is 21 ms.</summary>
    private static readonly StationaryQueue s_slower = new(Arrivals: 50, Services: 50 + (1 / 0.021));

    private static readonly MeasureKey s_mean = new("latencyMeanMs");

    [Test]
    public void The_queues_have_the_means_that_theory_says()
    {
        Assert.That(s_before.MeanMilliseconds, Is.EqualTo(20).Within(1e-9));
        Assert.That(s_slower.MeanMilliseconds, Is.EqualTo(21).Within(1e-9));
        double[] means = [.. Enumerable.Range(0, 2000).Select(i => s_before.Run(1, i, Customers).Measures[s_mean])];
        ConfidenceInterval interval = StudentInterval.OfMean(means, 1 - Chance).Interval;
        Assert.That(interval.Lower, Is.LessThan(20));
        Assert.That(interval.Upper, Is.GreaterThan(20));
    }

    // With common random numbers and without. Of 1,000 intervals at 95 %, between 927 and 973 cover what is true, but
    // for a chance of 0.1 % (950 +- 3.29 * sqrt(1000 * 0.95 * 0.05)).
    [TestCase(true)]
    [TestCase(false)]
    public void Intervals_of_a_comparison_cover_the_true_difference_at_their_level(bool common)
    {
        int covered = 0;
        for (ulong i = 0; i < Experiments; i++)
        {
            ReplicationSeries before = Series(s_before, 2 * i, 10);
            ReplicationSeries after = Series(s_slower, common ? 2 * i : (2 * i) + 1, 10);
            ConfidenceInterval interval = ScenarioComparison
                .Of(before, after, new ComparisonSettings())
                .Differences.Single(one => one.Key == s_mean)
                .Comparison.Difference.Mean.Interval;
            covered += interval.Lower <= 1 && 1 <= interval.Upper ? 1 : 0;
        }

        Assert.That(covered, Is.InRange(927, 973));
    }

    // Two equal queues with disjoint seeds: every regression is a false alarm. At most 5 % are allowed over the whole
    // suite; 1,000 experiments would show 50 + 3.09 * sqrt(1000 * 0.05 * 0.95) = 71 with a chance of 0.1 %.
    [TestCase(0.0)]
    [TestCase(0.05)]
    public void False_alarms_are_as_rare_as_the_level_says(double practical)
    {
        int alarms = 0;
        for (ulong i = 0; i < Experiments; i++)
        {
            alarms += Judge(s_before, 2 * i, s_before, (2 * i) + 1, 10, practical) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{alarms} false alarms in {Experiments}, practical share {practical}");
        Assert.That(alarms, Is.LessThanOrEqualTo(71));
    }

    /// <summary>
    /// The table of the README: written anew with <c>SIM_WRITE_POWER=1</c>.
    /// </summary>
    [Test]
    public void The_power_to_see_a_shift_of_5_percent_is_what_the_README_says()
    {
        string path = Repository.PathOf("Sim.Scenarios/Experiments/README.md");
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string table = PowerTable();
        if (Environment.GetEnvironmentVariable(Write) is not null)
        {
            File.WriteAllText(path, text[..begin] + "\n" + table + text[end..]);
            return;
        }

        Assert.That(text[begin..end].Trim(), Is.EqualTo(table.Trim()));
    }

    private static string PowerTable()
    {
        const int trials = 200;
        string table = "| replications | same seeds | other seeds |\n|---:|---:|---:|\n";
        foreach (int replications in (int[])[3, 5, 10, 20, 40])
        {
            int same = 0;
            int other = 0;
            for (ulong i = 0; i < trials; i++)
            {
                same += Judge(s_before, 2 * i, s_slower, 2 * i, replications, 0.01) ? 1 : 0;
                other += Judge(s_before, 2 * i, s_slower, (2 * i) + 1, replications, 0.01) ? 1 : 0;
            }
            table += string.Create(
                CultureInfo.InvariantCulture,
                $"| {replications} | {100.0 * same / trials:0} % | {100.0 * other / trials:0} % |\n"
            );
        }
        return table;
    }

    /// <summary>Whether the gate says that the candidate is worse.</summary>
    private static bool Judge(
        StationaryQueue before,
        ulong seedBefore,
        StationaryQueue now,
        ulong seedNow,
        int replications,
        double practical
    )
    {
        var suite = new Suite
        {
            Format = 1,
            Name = "queues",
            Practical = new Core.Quantities.Ratio(practical),
            Scenarios = [],
        };
        var one = new SuiteCase("queue/none", new SourceText("s", "").Start, "q", ScenarioOverrides.None, null!);
        var loaded = new LoadedSuite(suite, "s", "b", [one], []);
        var accepted = new Baseline("1", [RunOf(one, before, seedBefore, replications).ToBaseline()]);
        SuiteReport report = SuiteJudge.Judge(loaded, "1", accepted, [RunOf(one, now, seedNow, replications)]);
        return report.Outcome == CaseOutcome.Regressed;
    }

    private static CaseRun RunOf(SuiteCase one, StationaryQueue queue, ulong seed, int replications) =>
        new(one, "", false, Series(queue, seed, replications).Replicates, [], new LatencyBins(), []);

    private static ReplicationSeries Series(StationaryQueue queue, ulong seed, int replications)
    {
        var series = new ReplicationSeries("queue");
        series.Add(Enumerable.Range(0, replications).Select(i => queue.Run(seed, i, Customers)));
        return series;
    }
}
