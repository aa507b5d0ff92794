using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sim.Runner.Tests.Validate;

public partial class ValidateCommandTests
{
    private static readonly string s_broken = Repository.PathOf("tests/Sim.Runner.Tests/Validate/broken.yaml");

    [Test]
    public void Every_error_of_the_broken_example_is_found_at_its_place()
    {
        Tool tool = Tool.Run("validate", s_broken);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Is.EqualTo("1 file: 21 errors\n"));
        Assert.That(
            Places().Matches(tool.Output).Select(match => match.Value),
            Is.EqualTo(
                new[]
                {
                    "broken.yaml:3:7: wrong-form",
                    "broken.yaml:4:8: wrong-form",
                    "broken.yaml:6:1: unknown-key",
                    "broken.yaml:7:11: unknown-word",
                    "broken.yaml:8:41: wrong-kind",
                    "broken.yaml:8:51: wrong-unit",
                    "broken.yaml:10:13: audience-above-100",
                    "broken.yaml:11:9: wrong-unit",
                    "broken.yaml:12:3: duplicate-key",
                    "broken.yaml:13:20: unknown-word",
                    "broken.yaml:18:14: address-outside-prefix",
                    "broken.yaml:20:21: out-of-range",
                    "broken.yaml:22:9: duplicate-endpoint",
                    "broken.yaml:24:13: overlapping-prefix",
                    "broken.yaml:27:11: unknown-pool",
                    "broken.yaml:30:78: max-below-min",
                    "broken.yaml:31:13: missing-file",
                    "broken.yaml:33:5: missing-pool",
                    "broken.yaml:35:21: unknown-site",
                    "broken.yaml:36:42: wrong-form",
                    "broken.yaml:36:56: out-of-range",
                }
            )
        );
    }

    [Test]
    public void A_finding_shows_its_line_a_caret_what_to_write_and_the_nearest_word()
    {
        Tool tool = Tool.Run("validate", s_broken);

        Assert.That(
            tool.Output,
            Does.Contain(
                """
                broken.yaml:13:20: unknown-word: 'latency' is 'great-circel'
                    network: {latency: great-circel}
                                       ^
                    expected one of corridors, great-circle
                    did you mean 'great-circle'?

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [Test]
    public void Findings_become_annotations_for_github()
    {
        Tool tool = Tool.Run("validate", "--format", "github", s_broken);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        string[] lines = tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(21));
        Assert.That(
            lines[11].Replace(Path.GetDirectoryName(s_broken)!, "."),
            Is.EqualTo(
                "::error file=./broken.yaml,line=20,col=21,endColumn=22,title=out-of-range::"
                    + "'count' is 0; expected at least 1 and at most 1024"
            )
        );
    }

    [Test]
    public void Findings_become_one_sarif_log()
    {
        Tool tool = Tool.Run("validate", s_broken, "--format", "sarif");

        using JsonDocument log = JsonDocument.Parse(tool.Output);
        Assert.That(log.RootElement.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement results = run.GetProperty("results");
        Assert.That(results.GetArrayLength(), Is.EqualTo(21));
        Assert.That(results[11].GetProperty("ruleId").GetString(), Is.EqualTo("out-of-range"));
        Assert.That(results[11].GetProperty("level").GetString(), Is.EqualTo("error"));
        JsonElement region = results[11]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("region");
        Assert.That(region.GetProperty("startLine").GetInt32(), Is.EqualTo(20));
        Assert.That(region.GetProperty("startColumn").GetInt32(), Is.EqualTo(21));
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (JsonElement result in results.EnumerateArray())
        {
            Assert.That(
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(),
                Is.EqualTo(result.GetProperty("ruleId").GetString())
            );
        }
    }

    [Test]
    public void All_files_are_checked_even_when_the_first_is_missing()
    {
        Tool tool = Tool.Run("validate", "no-such-file.yaml", Path.GetDirectoryName(s_broken)!, s_broken);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Is.EqualTo("3 files: 23 errors\n"));
        Assert.That(tool.Output, Does.StartWith("no-such-file.yaml:1:1: missing-file: there is no file"));
        Assert.That(tool.Output, Does.Contain(":1:1: not-a-file: "));
    }

    [Test]
    public void A_valid_file_prints_nothing_and_exits_0()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(
                Path.Combine(folder, "zone.json"),
                """
                {"ResourceRecordSets": [
                  {"Name": "api.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
                ]}
                """
            );
            string file = Path.Combine(folder, "small.yaml");
            File.WriteAllText(
                file,
                """
                format: 1
                name: small
                start: 2018-10-15T00:00:00Z
                duration: 1h
                services: [{host: api.example.com, cpu: 4ms}]
                demand: {peak: 10rps}
                sites:
                  - {id: a, location: "48.86,2.35", prefix: 203.0.113.0/24, upstreams: [AS1], blades: {count: 1}, pool: p}
                pools: [{id: p, replicas: 1}]
                dns: {zone: zone.json}
                faults: [{at: 2h, fail: site/a, how: refuse, for: 1m}]
                """
            );

            Tool tool = Tool.Run("validate", file);

            Assert.That(tool.ExitCode, Is.EqualTo(0));
            Assert.That(tool.Error, Is.EqualTo("1 file: 0 errors, 1 warning\n"));
            Assert.That(
                tool.Output,
                Does.Contain("small.yaml:11:15: after-end: warning: the fault at 2h begins after")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"broken\.yaml:\d+:\d+: [a-z0-9-]+")]
    private static partial Regex Places();
}
