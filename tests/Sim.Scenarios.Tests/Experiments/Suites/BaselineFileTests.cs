using System.Text;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Experiments.Suites;

/// <summary>What is written is read again, and is small.</summary>
[TestFixture]
public sealed class BaselineFileTests
{
    private static readonly BaselineCase s_case = new()
    {
        Id = "evening/none",
        Hash = "00ff",
        Replications = 3,
        Thresholds =
        [
            new ThresholdVerdict("errors: rate < 0.1%", true, "0.02 % (0.01 % to 0.03 %)", null),
            new ThresholdVerdict("latency{country=FR}: p(99) < 1s", false, "1 s", null) { Inconclusive = true },
        ],
        Measures = new Dictionary<MeasureKey, double[]>
        {
            [new("errorRatio")] = [0.000123456, 0.000123456, 0.000123456],
            [new("latencyP99Ms", "eu")] = [250, 251.5, double.NaN],
            [new("peakUtilizationRatio", Endpoint: "dc-par", Resource: "pod cpu")] = [0.5, 0.25, 0.125],
            [new("capacitySeconds", Resource: "incident 1 site/dc-par errors 30%, {all}")] = [12, 13, 14],
        },
        Latency = Bins((12, 3.5m), (1300, 1)),
    };

    [Test]
    public void What_is_written_is_read_again()
    {
        Baseline? read = Read(BaselineFile.Render(new Baseline("1.2.3", [s_case]), "hybrid.yaml"));

        BaselineCase one = read!.Cases.Single();
        Assert.That(read.Model, Is.EqualTo("1.2.3"));
        Assert.That((one.Id, one.Hash, one.Replications), Is.EqualTo((s_case.Id, s_case.Hash, s_case.Replications)));
        Assert.That(one.Thresholds, Is.EqualTo(s_case.Thresholds));
        Assert.That(one.Measures.Keys, Is.EquivalentTo(s_case.Measures.Keys));
        Assert.That(one.Measures, Is.EquivalentTo(s_case.Measures));
        Assert.That(one.Latency.Bins, Is.EqualTo(s_case.Latency.Bins));
    }

    [Test]
    public void A_review_shows_one_line_a_measure_sorted_by_name()
    {
        string text = Encoding.UTF8.GetString(BaselineFile.Render(new Baseline("1.2.3", [s_case]), "hybrid.yaml"));

        Assert.That(
            text,
            Does.Contain(
                """
                    measures:
                      "capacitySeconds{resource=incident 1 site/dc-par errors 30%, {all}}": [12, 13, 14]
                      "errorRatio": 0.000123456
                      "latencyP99Ms{region=eu}": [250, 251.5, ~]
                      "peakUtilizationRatio{endpoint=dc-par,resource=pod cpu}": [0.5, 0.25, 0.125]
                    latency: {12: 3.5, 1300: 1}

                """.ReplaceLineEndings("\n")
            )
        );
        Assert.That(text, Does.Contain("'sim check hybrid.yaml --update'"));
    }

    [Test]
    public void What_is_wrong_is_told_with_its_place()
    {
        var files = new MemoryFiles
        {
            ["b.yaml"] = """
                format: 2
                model: x
                cases:
                  a/none:
                    inputs: 00
                    replications: 2
                    thresholds: [{expression: e, verdict: hold, actual: ""}]
                    measures: {errorRatio: [1, 2, 3], "p99{": 1, latencyP99Ms: word}
                    latency: {12: many}
                """,
        };
        DiagnosticList found = [];

        Assert.That(BaselineReader.Read(files, "b.yaml", found), Is.Null);
        Assert.That(
            found.Sorted().Select(one => $"{one.Line}:{one.Column} {one.Code}"),
            Is.EqualTo(
                new[]
                {
                    "1:9 wrong-format",
                    "7:43 unknown-word",
                    "8:28 wrong-count",
                    "8:39 wrong-form",
                    "8:64 wrong-number",
                    "9:19 wrong-number",
                }
            )
        );
    }

    [TestCase(1_000_000, 1)]
    [TestCase(12_300_000, 12)]
    [TestCase(12_600_000, 13)]
    [TestCase(99_900, 0.1)]
    [TestCase(1_234_000_000, 1200)]
    [TestCase(100_000_000, 100)]
    public void Latencies_are_rounded_to_two_digits(long nanoseconds, double milliseconds)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(new SimDuration(nanoseconds), 2);
        LatencyBins bins = new();
        bins.Add(histogram);

        Assert.That(bins.Bins, Is.EqualTo(new[] { ((decimal)milliseconds, 2m) }));
    }

    [Test]
    public void Bins_merge_by_adding_and_know_their_quantiles()
    {
        LatencyBins bins = Bins((10, 98), (200, 1));
        bins.Add(Bins((200, 1)));

        Assert.That(bins.Bins, Is.EqualTo(new[] { (10m, 98m), (200m, 2m) }));
        Assert.That(bins.Quantile(0.98), Is.EqualTo(10));
        Assert.That(bins.Quantile(0.981), Is.EqualTo(200));
        Assert.That(new LatencyBins().Quantile(0.5), Is.Null);
    }

    private static LatencyBins Bins(params (decimal UpTo, decimal Requests)[] all)
    {
        LatencyBins bins = new();
        foreach ((decimal upTo, decimal requests) in all)
        {
            bins.Add(upTo, requests);
        }
        return bins;
    }

    private static Baseline? Read(byte[] content)
    {
        DiagnosticList found = [];
        Baseline? read = BaselineReader.Read(
            new MemoryFiles { ["b.yaml"] = Encoding.UTF8.GetString(content) },
            "b.yaml",
            found
        );
        Assert.That(found, Is.Empty);
        return read;
    }
}
