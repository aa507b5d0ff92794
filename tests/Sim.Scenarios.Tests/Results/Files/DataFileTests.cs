using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.Results.Files;

public sealed class DataFileTests
{
    private static readonly RunResult s_run = SyntheticRun.Outage;

    [Test]
    public void The_manifest_says_how_to_run_again()
    {
        JsonElement manifest = Json(
            ManifestFile.Render(s_run.Identity, ["run", "outage.yaml", "--set", "faults[0].how=errors 30%"])
        );
        Assert.That(
            manifest.GetProperty("command").GetString(),
            Is.EqualTo("sim run outage.yaml --set 'faults[0].how=errors 30%'"),
            "what a shell would take apart is quoted"
        );
        Assert.That(manifest.GetProperty("start").GetString(), Is.EqualTo("2018-10-15T00:00:00Z"));
        Assert.That(manifest.GetProperty("durationSeconds").GetRawText(), Is.EqualTo("86400"));
        Assert.That(manifest.GetProperty("inputs")[1].GetProperty("path").GetString(), Is.EqualTo("route53/zone.json"));
    }

    [Test]
    public void The_summary_has_the_agreed_keys_per_incident()
    {
        JsonElement summary = Json(SummaryFile.Render(s_run));
        Assert.That(summary.GetProperty("formatVersion").GetInt32(), Is.EqualTo(1));
        Assert.That(summary.GetProperty("passed").GetBoolean(), Is.False);
        Assert.That(
            summary.GetProperty("incidents")[0].EnumerateObject().Select(property => property.Name),
            Is.EqualTo(
                new[]
                {
                    "kind",
                    "subject",
                    "action",
                    "atSeconds",
                    "lengthSeconds",
                    "detectedSeconds",
                    "movedP50Seconds",
                    "movedP90Seconds",
                    "movedP99Seconds",
                    "failedRequests",
                    "failedUserMinutes",
                    "capacitySeconds",
                    "capacityPath",
                    "returnedSeconds",
                }
            )
        );
        Assert.That(
            summary.GetProperty("incidents")[0].GetProperty("movedP90Seconds").GetRawText(),
            Is.EqualTo("152.5")
        );
    }

    [Test]
    public void What_did_not_happen_is_null_in_the_summary()
    {
        JsonElement incident = Json(SummaryFile.Render(UnnoticedOutage.Run)).GetProperty("incidents")[0];
        Assert.That(
            incident
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.Null)
                .Select(member => member.Name),
            Is.EqualTo(
                new[]
                {
                    "detectedSeconds",
                    "movedP50Seconds",
                    "movedP90Seconds",
                    "movedP99Seconds",
                    "capacitySeconds",
                    "capacityPath",
                    "returnedSeconds",
                }
            )
        );
    }

    [Test]
    public void What_did_not_happen_is_a_dash_in_the_comment() =>
        Assert.That(
            Text(MarkdownFile.Render(UnnoticedOutage.Run)),
            Does.Contain("| 20:00 | site/dc-par: blackhole for 45m | - | - | - | - | - | - | 1.28M |")
        );

    [Test]
    public void A_summary_without_traffic_is_still_valid()
    {
        TrafficMeasures silent = s_run.Regions[0] with { Answered = 0, Failed = 0, Latency = new LatencyHistogram() };
        JsonElement summary = Json(SummaryFile.Render(s_run with { Regions = [silent] }));
        JsonElement region = summary.GetProperty("regions")[0];
        Assert.That(region.GetProperty("errorRatio").GetRawText(), Is.EqualTo("0"));
        Assert.That(region.GetProperty("latency").GetProperty("p99Ms").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void The_timeline_has_a_row_per_bucket_and_entity_and_empty_cells_where_nothing_was_measured()
    {
        string[] lines = Text(TimelineFile.Render(s_run)).Split('\n');
        Assert.That(
            lines[0],
            Is.EqualTo(
                "offsetSeconds,timeUtc,kind,name,demandRps,answeredRps,failedRps,utilizationRatio,p50Ms,p95Ms,p99Ms,"
                    + "errorRatio,readyPods,desiredPods,neededPods,readyNodes"
            )
        );
        // 1440 minutes of: all, 8 endpoints, 6 regions, 3 pools; the header; the empty end.
        Assert.That(lines, Has.Length.EqualTo(1440 * 18 + 2));
        Assert.That(lines[1], Does.Match(@"^0,2018-10-15T00:00:00Z,all,,[0-9.]+,,,,,,,,,,,$"));
        string oceania = lines.Single(line =>
            line.StartsWith("54000,2018-10-15T15:00:00Z,region,oc,", StringComparison.Ordinal)
        );
        Assert.That(oceania, Does.Match(@"^54000,2018-10-15T15:00:00Z,region,oc,,,,,165,346.5,,0,,,,$"));
    }

    [Test]
    public void Measures_are_one_number_a_row()
    {
        string[] lines = Text(MeasuresFile.Render(s_run)).Split('\n');
        Assert.That(lines[0], Is.EqualTo("measure,region,country,endpoint,resource,value"));
        Assert.That(lines, Does.Contain("inFlight,,,,,312"));
        Assert.That(lines, Has.Some.StartsWith("latencyP99Ms,eu,FR,,,"));
        Assert.That(lines, Has.Some.StartsWith("peakUtilizationRatio,,,gke-eu,pod cpu,"));
        Assert.That(lines, Has.Some.StartsWith("failed,eu,,dc-par,,"));
    }

    [Test]
    public void Histograms_of_two_runs_merge_to_the_histogram_of_both()
    {
        TrafficMeasures[] two = [s_run.Regions[1] with { Endpoint = "a" }, s_run.Regions[2] with { Endpoint = "b" }];
        JsonElement file = Json(HistogramsFile.Render(s_run with { RegionEndpoints = two }));
        var merged = new LatencyHistogram();
        foreach (JsonElement one in file.GetProperty("regionEndpoints").EnumerateArray())
        {
            foreach (
                (JsonElement upTo, JsonElement weight) in one.GetProperty("upToNanoseconds")
                    .EnumerateArray()
                    .Zip(one.GetProperty("weightMillionths").EnumerateArray())
            )
            {
                merged.Record(new SimDuration(upTo.GetInt64()), weight.GetInt64() / 1e6);
            }
        }
        var expected = new LatencyHistogram();
        expected.Add(two[0].Latency);
        expected.Add(two[1].Latency);
        Assert.That(merged.Buckets(), Is.EqualTo(expected.Buckets()));
    }

    [Test]
    public void JUnit_has_a_case_per_threshold_and_a_failure_with_the_measured_value()
    {
        XElement suite = Xml(s_run).Element("testsuite")!;
        Assert.That(
            (suite.Attribute("name")!.Value, suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value),
            Is.EqualTo(("outage", "3", "2"))
        );
        Assert.That(
            suite.Elements("testcase").Select(test => test.Attribute("name")!.Value),
            Is.EqualTo(
                new[] { "latency{country=FR}: p(99) < 250ms", "errors: rate < 0.1%", "latency{country=AQ}: p(99) < 1s" }
            )
        );
        Assert.That(
            suite.Descendants("failure").Select(failure => failure.Attribute("message")!.Value),
            Is.EqualTo(new[] { "measured 0.161 %", "measured no data" })
        );
    }

    [Test]
    public void Characters_that_xml_forbids_are_replaced()
    {
        ThresholdVerdict hostile = new("]]><script>\u0001", false, "no data", null);
        XElement suite = Xml(s_run with { Thresholds = [hostile] }).Element("testsuite")!;
        Assert.That(suite.Element("testcase")!.Attribute("name")!.Value, Is.EqualTo("]]><script>\uFFFD"));
    }

    [Test]
    public void The_markdown_summary_has_the_verdict_first_and_escapes_cells()
    {
        Incident hostile = s_run.Incidents[0] with { Subject = "site/<b>|x" };
        string text = Text(MarkdownFile.Render(s_run with { Incidents = [hostile] }));
        Assert.That(text, Does.StartWith("# outage: failed\n"));
        Assert.That(text, Does.Contain("| **FAIL** | `errors: rate < 0.1%` | 0.161 % | -61.0 % |\n"));
        Assert.That(
            text,
            Does.Contain(
                "| 20:00 | site/&lt;b>\\|x: blackhole for 45m | 38 s | 1m 24s | 2m 32s | 7m 11s | 5m 26s | 6m 52s |"
            )
        );
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static JsonElement Json(byte[] bytes) => JsonDocument.Parse(bytes).RootElement;

    private static XElement Xml(RunResult run) => XDocument.Parse(Text(JUnitFile.Render(run))).Root!;
}
