using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sim.Runner.Commands.Suites;

namespace Sim.Runner.Tests.Commands.Suites;

/// <summary>The gate, on one small scenario with and without a failure.</summary>
public sealed class CheckCommandTests
{
    private const string Failing = """
        failures:
          - id: site-lost
            faults: [{at: 2m, fail: site/a, how: refuse, for: 1m}]
            thresholds: ["errors: rate < 90%"]
        """;

    private SmallScenario _small = null!;

    private string SuitePath => Path.Combine(_small.Folder, "suite.yaml");

    private string BaselinePath => Path.Combine(_small.Folder, "suite.baseline.yaml");

    [SetUp]
    public void Make() => _small = new SmallScenario(duration: "5m");

    [TearDown]
    public void Delete() => _small.Dispose();

    [Test]
    public void Without_a_baseline_nothing_can_be_known()
    {
        WriteSuite(Failing);

        Tool tool = Tool.Run("check", SuitePath);

        Assert.That(tool.ExitCode, Is.EqualTo(13));
        Assert.That(tool.Output, Does.Contain("s, 2 cases: 2 new"));
        Assert.That(tool.Output, Does.Contain($"sim check {SuitePath} --update"));
        Assert.That(File.Exists(BaselinePath), Is.False);
    }

    [Test]
    public void What_was_accepted_passes_and_is_not_run_again()
    {
        WriteSuite(Failing);

        Assert.That(Tool.Run("check", SuitePath, "--update").ExitCode, Is.Zero);
        Tool again = Tool.Run("check", SuitePath);
        Tool afresh = Tool.Run("check", SuitePath, "--no-cache");

        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(Regex.Count(again.Output, "unchanged, not run again"), Is.EqualTo(2));
        Assert.That(again.Error, Is.Empty);
        Assert.That(afresh.ExitCode, Is.Zero);
        Assert.That(afresh.Output, Does.Not.Contain("unchanged"));
        Assert.That(afresh.Output, Does.Match(@"s/site-lost +2  1 of 1 hold +\d+ the same"));
    }

    // 200 ms more for every answer; the failure's requests are refused before.
    [Test]
    public void What_is_worse_than_the_baseline_stops_the_change_and_a_tolerance_lifts_it()
    {
        WriteSuite("");
        Tool.Run("check", SuitePath, "--update");
        Edit("cpu: 4ms", "cpu: 4ms, wait: 200ms");

        Tool worse = Tool.Run("check", SuitePath, "--format", "json");
        string[] remedies =
        [
            .. Json(worse)
                .GetProperty("cases")[0]
                .GetProperty("findings")
                .EnumerateArray()
                .Select(one => one.GetProperty("remedy").GetString()!),
        ];
        string lifts = string.Join(", ", remedies.Select(one => Regex.Match(one, @"\{.*\}").Value));
        WriteSuite($"tolerances: [{lifts}]");

        Assert.That(worse.ExitCode, Is.EqualTo(11));
        Assert.That(remedies, Is.Not.Empty);
        Assert.That(Tool.Run("check", SuitePath).ExitCode, Is.Zero);
        Assert.That(Tool.Run("check", SuitePath, "--update").ExitCode, Is.Zero);
        WriteSuite("");
        Assert.That(Tool.Run("check", SuitePath).ExitCode, Is.Zero, "accepted");
    }

    // With a margin of 5 %, 2 % more of what a pod computes are the same; CPU time of 4.08 ms.
    [Test]
    public void What_does_not_matter_passes()
    {
        WriteSuite("measures: [latencyMeanMs, peakUtilizationRatio]");
        Tool.Run("check", SuitePath, "--update");
        Edit("cpu: 4ms", "cpu: 4.08ms");

        Tool tool = Tool.Run("check", SuitePath);

        Assert.That(tool.ExitCode, Is.Zero);
        Assert.That(tool.Output, Does.Not.Contain("unchanged"));
    }

    [Test]
    public void A_demand_that_never_held_fails_and_one_that_held_is_a_regression()
    {
        WriteSuite("thresholds: [\"latency: p(50) < 1ms\"]");

        Assert.That(Tool.Run("check", SuitePath).ExitCode, Is.EqualTo(10));
        Assert.That(Tool.Run("check", SuitePath, "--update").ExitCode, Is.EqualTo(10), "it is not accepted");
        Assert.That(Tool.Run("check", SuitePath).ExitCode, Is.EqualTo(10), "nor is it forgotten");

        WriteSuite("measures: [errorRatio]\nthresholds: [\"latency: p(50) < 300ms\"]");
        Assert.That(Tool.Run("check", SuitePath, "--update").ExitCode, Is.Zero);
        Edit("cpu: 4ms", "cpu: 4ms, wait: 500ms");
        Tool tool = Tool.Run("check", SuitePath);
        Assert.That(tool.ExitCode, Is.EqualTo(11));
        Assert.That(tool.Output, Does.Match("broken, held before +s/none +latency: p\\(50\\) < 300ms"));
    }

    // The mean of one run is surely inside the interval of several.
    [Test]
    public void A_limit_inside_the_interval_cannot_be_known()
    {
        const string request = "set: {fidelity: request, duration: 1m}";
        WriteSuite("thresholds: [\"latency: mean < 1s\"]", request, replications: 4);
        string actual = Json(Tool.Run("check", SuitePath, "--format", "json"))
            .GetProperty("cases")[0]
            .GetProperty("thresholds")[0]
            .GetProperty("actual")
            .GetString()!;
        string mean = Regex.Match(actual, @"^[\d.]+").Value;
        WriteSuite($"thresholds: [\"latency: mean < {mean}ms\"]", request, replications: 4);
        Tool.Run("check", SuitePath, "--update");

        Tool tool = Tool.Run("check", SuitePath, "--no-cache");

        Assert.That(tool.ExitCode, Is.EqualTo(13));
        Assert.That(tool.Output, Does.Match(@"inconclusive +s/none +latency: mean"));
        Assert.That(tool.Output, Does.Match(@"replications: \d+ would probably tell|no number of replications"));
    }

    [Test]
    public void The_baseline_is_the_same_for_any_number_of_threads()
    {
        WriteSuite(Failing, "set: {fidelity: request}");
        Tool.Run("check", SuitePath, "--update", "--threads", "1");
        byte[] one = File.ReadAllBytes(BaselinePath);
        File.Delete(BaselinePath);
        Tool.Run("check", SuitePath, "--update", "--threads", "3");

        Assert.That(File.ReadAllBytes(BaselinePath), Is.EqualTo(one));
    }

    [Test]
    public void Everything_wrong_is_told_at_once_and_nothing_runs()
    {
        WriteSuite(
            """
            measures: [errorRatios]
            countries: [UK]
            thresholds: ["latency: p(99) < 3 apples"]
            tolerances: [{measure: latencyP99Ms, share: 5%}]
            failures:
              - id: none
                faults: [{at: 2m, fail: sight/a, how: refuse, for: 1m}]
            """,
            "failures: [lost]"
        );

        Tool tool = Tool.Run("check", SuitePath);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        foreach (
            string place in (string[])
                [
                    "suite.yaml:4:12: unknown-measure",
                    "suite.yaml:5:13: unknown-country",
                    "suite.yaml:6:32: wrong-threshold",
                    "suite.yaml:7:24: unknown-measure",
                    "suite.yaml:9:9: reserved-word",
                    "suite.yaml:14:16: unknown-failure",
                ]
        )
        {
            Assert.That(tool.Error, Does.Contain(place));
        }
        Assert.That(tool.Error, Does.Contain("did you mean 'errorRatio'?"));
        Assert.That(tool.Error, Does.Contain("nothing was run"));
    }

    [Test]
    public void What_a_scenario_makes_of_a_suite_is_told_at_the_place_of_the_suite()
    {
        WriteSuite(Failing.Replace("site/a", "site/b", StringComparison.Ordinal));

        Tool tool = Tool.Run("check", SuitePath);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Match(@"suite\.yaml:6:\d+: unknown-"));
    }

    [Test]
    public void A_baseline_that_cannot_be_read_is_refused_and_can_be_written_anew()
    {
        WriteSuite("");
        File.WriteAllText(BaselinePath, "<<<<<<< ours\nformat: 1\n");

        Tool tool = Tool.Run("check", SuitePath);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("suite.baseline.yaml:"));
        Assert.That(Tool.Run("check", SuitePath, "--update").ExitCode, Is.Zero);
        Assert.That(Tool.Run("check", SuitePath).ExitCode, Is.Zero);
    }

    [Test]
    public void One_case_can_be_chosen_and_the_others_stay_accepted()
    {
        WriteSuite(Failing);
        Tool.Run("check", SuitePath, "--update");
        string before = File.ReadAllText(BaselinePath);
        Tool.Run("check", SuitePath, "--case", "s/none", "--update", "--no-cache");
        Tool unknown = Tool.Run("check", SuitePath, "--case", "s/site-loss");

        Assert.That(File.ReadAllText(BaselinePath), Is.EqualTo(before));
        Assert.That(unknown.ExitCode, Is.EqualTo(2));
        Assert.That(unknown.Error, Does.Contain("'s/site-lost'"));
    }

    [Test]
    public void Cases_that_the_suite_has_no_more_are_named_until_an_update()
    {
        WriteSuite(Failing);
        Tool.Run("check", SuitePath, "--update");
        WriteSuite("");

        Assert.That(Tool.Run("check", SuitePath).Output, Does.Contain("Only in the baseline: s/site-lost"));
        Tool.Run("check", SuitePath, "--update");
        Assert.That(File.ReadAllText(BaselinePath), Does.Not.Contain("site-lost"));
    }

    [Test]
    public void Build_servers_get_files_in_their_forms()
    {
        WriteSuite(Failing);
        Tool.Run("check", SuitePath, "--update");
        Edit("cpu: 4ms", "cpu: 4ms, wait: 200ms");
        string junit = Path.Combine(_small.Folder, "junit.xml");
        string sarif = Path.Combine(_small.Folder, "sarif.json");
        string markdown = Path.Combine(_small.Folder, "comment.md");

        Tool tool = Tool.Run("check", SuitePath, "--junit", junit, "--sarif", sarif, "--markdown", markdown);

        Assert.That(tool.ExitCode, Is.EqualTo(11));
        XElement[] suites = [.. XDocument.Load(junit).Root!.Elements("testsuite")];
        Assert.That(
            suites.Select(one => (string?)one.Attribute("name")),
            Is.EqualTo(new[] { "s/none", "s/site-lost" })
        );
        Assert.That(suites.Select(one => (string?)one.Attribute("tests")), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(suites.Select(one => one.Descendants("failure").Count()), Is.EqualTo(new[] { 1, 1 }));
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        Assert.That(
            log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString(),
            Is.EqualTo("regression")
        );
        string[] lines = File.ReadAllLines(markdown);
        Assert.That(lines[0], Is.EqualTo("<!-- sim check: s -->"));
        Assert.That(lines[1], Is.EqualTo("### s, 2 cases: 2 worse than the baseline"));
        Assert.That(lines, Has.Some.Match(@"^\| worse \| s/none \| latencyMeanMs \|"));
    }

    [Test]
    public void On_GitHub_findings_are_annotations_and_the_comment_is_the_summary_of_the_job()
    {
        WriteSuite("");
        Tool.Run("check", SuitePath, "--update");
        Edit("cpu: 4ms", "cpu: 4ms, wait: 200ms");
        string summary = Path.Combine(_small.Folder, "summary.md");
        File.WriteAllText(summary, "before\n");

        Tool tool = Tool.Run(["check", SuitePath], [new CheckCommand(new BuildServer(true, summary))]);

        Assert.That(
            tool.Error,
            Does.Match(@"::error file=.*suite\.yaml,line=\d+,col=\d+,endColumn=\d+,title=regression::s/none")
        );
        Assert.That(File.ReadAllText(summary), Does.StartWith("before\n<!-- sim check: s -->\n"));
    }

    private void WriteSuite(string more, string ofScenario = "", int replications = 2) =>
        File.WriteAllText(
            SuitePath,
            $"format: 1\nname: s\nreplications: {replications}\n{more}\nscenarios:\n  - id: s\n    file: small.yaml\n"
                + (ofScenario.Length > 0 ? $"    {ofScenario}\n" : "")
        );

    private void Edit(string before, string after) =>
        File.WriteAllText(
            _small.FilePath,
            File.ReadAllText(_small.FilePath).Replace(before, after, StringComparison.Ordinal)
        );

    private static JsonElement Json(Tool tool)
    {
        using var document = JsonDocument.Parse(tool.Output);
        return document.RootElement.Clone();
    }
}
