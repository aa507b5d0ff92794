using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.Results.Files;

/// <summary>The stages of a migration in the files of a run.</summary>
[TestFixture]
public sealed class StageFilesTests
{
    private static readonly RunResult s_run = SyntheticMigration.Run;

    [Test]
    public void A_broken_stage_fails_a_run_whose_own_thresholds_hold()
    {
        Assert.That(s_run.Thresholds.All(one => one.Passed), Is.True);
        Assert.That((s_run.Passed, s_run.Inconclusive), Is.EqualTo((false, false)));
        Assert.That(MeasureText.Verdict(s_run), Is.EqualTo("failed: italy, stage 2 of 3, is broken"));
    }

    [Test]
    public void Json_has_each_stage_with_its_verdicts_and_causes()
    {
        JsonElement stages = JsonDocument.Parse(SummaryFile.Render(s_run)).RootElement.GetProperty("stages");
        Assert.Multiple(() =>
        {
            Assert.That(
                stages.EnumerateArray().Select(one => one.GetProperty("status").GetString()),
                Is.EqualTo(new[] { "held", "broken", "not-started" })
            );
            JsonElement italy = stages[1];
            Assert.That(italy.GetProperty("thresholds")[0].GetProperty("marginRatio").GetDouble(), Is.EqualTo(-3.2));
            Assert.That(italy.GetProperty("causes")[0].GetProperty("country").GetString(), Is.EqualTo("IT"));
            Assert.That(italy.GetProperty("causes")[0].GetProperty("shareRatio").GetDouble(), Is.EqualTo(0.93));
            Assert.That(italy.GetProperty("busiest").GetProperty("beforeRatio").GetDouble(), Is.EqualTo(0.228));
            Assert.That(italy.GetProperty("mostFailed").GetProperty("failed").GetDouble(), Is.EqualTo(1_234));
        });
    }

    [Test]
    public void A_run_without_a_migration_has_no_stages() =>
        Assert.That(
            JsonDocument.Parse(SummaryFile.Render(SyntheticRun.Quiet)).RootElement.TryGetProperty("stages", out _),
            Is.False
        );

    // Two of the run, one each of the stages that were judged; the one that was not begun is skipped.
    [Test]
    public void JUnit_has_a_case_for_each_threshold_of_each_stage()
    {
        XElement suite = XDocument.Parse(Encoding.UTF8.GetString(JUnitFile.Render(s_run))).Root!.Element("testsuite")!;
        Assert.Multiple(() =>
        {
            Assert.That(
                new[] { "tests", "failures", "skipped" }.Select(name => (string)suite.Attribute(name)!),
                Is.EqualTo(new[] { "5", "1", "1" })
            );
            Assert.That(suite.Elements("testcase").Count(), Is.EqualTo(5));
            XElement failed = suite.Elements("testcase").Single(one => one.Element("failure") is not null);
            Assert.That((string)failed.Attribute("classname")!, Does.EndWith(".stages.italy"));
            Assert.That(failed.Element("failure")!.Value, Does.Contain("IT has 93.0 % of the failures"));
            XElement skipped = suite.Elements("testcase").Single(one => one.Element("skipped") is not null);
            Assert.That((string)skipped.Attribute("name")!, Is.EqualTo("malta"));
        });
    }

    [Test]
    public void Markdown_has_a_row_for_each_and_says_why()
    {
        string text = Encoding.UTF8.GetString(MarkdownFile.Render(s_run));
        Assert.That(
            text,
            Does.Contain(
                    "| italy | 01:30 | 02:00 | BROKEN | errors: rate &lt; 1% | 4.2 % | -320 % | dc-mad pod cpu | 100 % "
                )
                .And.Contain("Not begun: malta.")
        );
    }
}
