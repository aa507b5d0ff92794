using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Tests.Experiments;

/// <summary>Verdicts on series whose numbers are given.</summary>
[TestFixture]
public sealed class ScenarioComparisonTests
{
    // The margin is 5 % of 100 ms. Differences of 10 in the mean, with a standard deviation of 1 over 4 pairs, are
    // between 8.4 and 11.6 for sure; those of 6 +- 5 are not told from 5.
    [TestCase(110, 111, 109, 110, DifferenceVerdict.Worse)]
    [TestCase(90, 91, 89, 90, DifferenceVerdict.Better)]
    [TestCase(101, 102, 100, 101, DifferenceVerdict.Same)]
    [TestCase(101, 111, 106, 106, DifferenceVerdict.Inconclusive)]
    public void A_verdict_stands_when_the_interval_is_on_one_side_of_the_margin(
        double first,
        double second,
        double third,
        double fourth,
        DifferenceVerdict verdict
    )
    {
        MeasuredDifference found = Compare("latencyP99Ms", [100, 100, 100, 100], [first, second, third, fourth])
            .Differences.Single();

        Assert.That(found.Verdict, Is.EqualTo(verdict));
        Assert.That(found.Comparison.Margin, Is.EqualTo(5).Within(1e-12));
        Assert.That(found.Baseline, Is.EqualTo(100));
    }

    [Test]
    public void What_should_go_neither_way_is_only_changed() =>
        Assert.That(
            Compare("maxPods", [10, 10], [20, 20]).Differences.Single().Verdict,
            Is.EqualTo(DifferenceVerdict.Changed)
        );

    // 0.01 % of requests is the floor: twice as many errors of nearly none do not matter.
    [TestCase(0.00004, 0.00008, DifferenceVerdict.Same)]
    [TestCase(0.00004, 0.00020, DifferenceVerdict.Worse)]
    public void Small_numbers_matter_from_a_floor_on(double before, double after, DifferenceVerdict verdict) =>
        Assert.That(
            Compare("errorRatio", [before, before], [after, after]).Differences.Single().Verdict,
            Is.EqualTo(verdict)
        );

    [Test]
    public void A_single_pair_tells_nothing() =>
        Assert.That(
            Compare("latencyP99Ms", [100], [200]).Differences.Single().Verdict,
            Is.EqualTo(DifferenceVerdict.Inconclusive)
        );

    // Two-sided p of t = 4 with 3 degrees of freedom is 0.028: alone it stands at 5 %, one of ten it does not (Holm:
    // 10 * 0.028).
    [Test]
    public void Verdicts_of_many_measures_are_corrected_for_their_number()
    {
        double[] before = [100, 100, 100, 100];
        double[] after = [105 + 2.5, 105 + 2.5, 105 + 7.5, 105 + 7.5];
        var alone = new Dictionary<string, (double[], double[])> { ["latencyP99Ms"] = (before, after) };
        Dictionary<string, (double[], double[])> many = new(alone);
        for (int i = 0; i < 9; i++)
        {
            many[$"latencyP{i}Ms"] = ([100, 100, 100, 100], [100, 100 + (2 * i), 110, 110 - i]);
        }

        Assert.That(Compare(alone).Differences.Single().Verdict, Is.EqualTo(DifferenceVerdict.Worse));
        Assert.That(
            Compare(many).Differences.Single(one => one.Key.Measure == "latencyP99Ms").Verdict,
            Is.EqualTo(DifferenceVerdict.Inconclusive)
        );
    }

    [Test]
    public void The_most_harmful_comes_first_and_what_one_side_lacks_is_named()
    {
        var before = new Dictionary<string, double[]>
        {
            ["latencyP50Ms"] = [100, 100],
            ["latencyP99Ms"] = [100, 100],
            ["errorRatio"] = [0.1, 0.1],
            ["latencyP90Ms"] = [100, 100],
            ["resets"] = [1, 1],
        };
        var after = new Dictionary<string, double[]>
        {
            ["latencyP50Ms"] = [120, 120],
            ["latencyP99Ms"] = [200, 200],
            ["errorRatio"] = [0.01, 0.01],
            ["latencyP90Ms"] = [80, 80],
            ["costUsd"] = [1, 1],
        };
        ScenarioComparison found = ScenarioComparison.Of(Series("a", before), Series("b", after), new());

        Assert.That(
            found.Differences.Select(one => one.Key.Measure),
            Is.EqualTo(new[] { "latencyP99Ms", "latencyP50Ms", "errorRatio", "latencyP90Ms" }),
            "100 ms worse and 20 ms worse over 5 ms; 0.09 better over 0.005, and 20 ms better over 5 ms"
        );
        Assert.That(found.OnlyInBaseline.Single().Measure, Is.EqualTo("resets"));
        Assert.That(found.OnlyInCandidate.Single().Measure, Is.EqualTo("costUsd"));
        Assert.That(found.Differences[0].Relative, Is.EqualTo(1));
        Assert.That(found.Differences[0].Harm, Is.EqualTo(20).Within(1e-9), "100 ms over a margin of 5 ms");
    }

    // Only pairs that have the measure count; more replications on one side are left out.
    [Test]
    public void Only_pairs_count()
    {
        MeasuredDifference found = Compare("returnedSeconds", [60, double.NaN, 60], [90, 90, 90, 1_000])
            .Differences.Single();

        Assert.That(found.Pairs, Is.EqualTo(2));
        Assert.That(found.Candidate, Is.EqualTo(90));
    }

    [Test]
    public void An_open_comparison_says_how_many_more_would_settle_it()
    {
        ScenarioComparison found = Compare("latencyP99Ms", [100, 100, 100, 100], [101, 111, 107, 105]);

        Assert.That(found.MoreReplications, Is.GreaterThan(0));
        Assert.That(Compare("latencyP99Ms", [100, 100], [100, 100]).MoreReplications, Is.Null);
    }

    [Test]
    public void The_same_numbers_of_several_subjects_are_one_difference()
    {
        MeasureKey[] keys = [new("failed", "eu", "FR"), new("failed"), new("failed", "eu"), new("failed", "na")];
        double[] values = [5, 5, 5, 7];
        ReplicationSeries Of(string name, double factor)
        {
            var series = new ReplicationSeries(name);
            series.Add(
                Enumerable
                    .Range(0, 2)
                    .Select(i => new Replicate(
                        i,
                        keys.Index().ToDictionary(one => one.Item, one => values[one.Index] * factor),
                        [],
                        0
                    ))
            );
            return series;
        }

        IReadOnlyList<DistinctDifference> found = DistinctDifference.Of(
            ScenarioComparison.Of(Of("a", 1), Of("b", 10), new()).Differences
        );
        Assert.That(found.Select(one => one.Subject), Is.EqualTo(new[] { "na", "all = eu = eu FR" }));
    }

    private static ScenarioComparison Compare(string measure, double[] before, double[] after) =>
        Compare(new Dictionary<string, (double[], double[])> { [measure] = (before, after) });

    private static ScenarioComparison Compare(Dictionary<string, (double[] Before, double[] After)> measures) =>
        ScenarioComparison.Of(
            Series("a", measures.ToDictionary(one => one.Key, one => one.Value.Before)),
            Series("b", measures.ToDictionary(one => one.Key, one => one.Value.After)),
            new ComparisonSettings()
        );

    private static ReplicationSeries Series(string name, Dictionary<string, double[]> measures)
    {
        var series = new ReplicationSeries(name);
        int count = measures.Values.Max(values => values.Length);
        series.Add(
            Enumerable
                .Range(0, count)
                .Select(i => new Replicate(
                    i,
                    measures
                        .Where(one => i < one.Value.Length && double.IsFinite(one.Value[i]))
                        .ToDictionary(one => new MeasureKey(one.Key), one => one.Value[i]),
                    [],
                    0
                ))
        );
        return series;
    }
}
