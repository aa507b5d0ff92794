using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Dns;

public class DnsLintCommandTests
{
    private const string Zone = """
        {"ResourceRecordSets": [
          {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "fr", "GeoLocation": {"CountryCode": "FR"},
           "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
          {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "es", "GeoLocation": {"CountryCode": "ES"},
           "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.2"}]}
        ]}
        """;

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_finding_is_one_line_and_its_kind_is_explained_once()
    {
        Tool tool = Tool.Run("dns", "lint", Write("zone.json", Zone));

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Error, Is.EqualTo("1 file: 0 errors, 2 warnings\n"));
        Assert.That(
            tool.Output.Replace(_folder + "/", ""),
            Is.EqualTo(
                """
                zone.json:2:3: warning: geolocation-without-default: www.example.com. A 'fr': of 1 area none is the default: everybody else gets no answer, which is cached for 900 s
                    why: Clients whose address belongs to none of the areas, or to no known place, get an empty
                         answer, and resolvers keep it for the negative TTL of the SOA record.
                    fix: Add a record set with CountryCode "*".
                    see: Developer Guide, Geolocation routing; Values specific for geolocation records
                zone.json:4:3: warning: geolocation-without-default: api.example.com. A 'es': of 1 area none is the default: everybody else gets no answer, which is cached for 900 s

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [Test]
    public void Strict_makes_warnings_count() =>
        Assert.That(Tool.Run("dns", "lint", "--strict", Write("zone.json", Zone)).ExitCode, Is.EqualTo(3));

    [Test]
    public void Errors_of_the_zone_and_files_that_cannot_be_read_exit_with_3()
    {
        string dangling = Write(
            "dangling.json",
            """
            {"ResourceRecordSets": [{"Name": "www.example.com.", "Type": "A",
              "AliasTarget": {"HostedZoneId": "Z1", "DNSName": "gone.example.com.", "EvaluateTargetHealth": true}}]}
            """
        );

        Assert.That(Tool.Run("dns", "lint", dangling).ExitCode, Is.EqualTo(3));
        Assert.That(Tool.Run("dns", "lint", dangling).Output, Does.Contain(": error: dangling-alias: "));
        Assert.That(Tool.Run("dns", "lint", Path.Combine(_folder, "none.json")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Sarif_carries_the_reason_and_the_fix_of_each_rule()
    {
        Tool tool = Tool.Run("dns", "lint", "--format", "sarif", Write("zone.json", Zone));

        using JsonDocument log = JsonDocument.Parse(tool.Output);
        JsonElement rule = log
            .RootElement.GetProperty("runs")[0]
            .GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")[0];
        Assert.That(rule.GetProperty("id").GetString(), Is.EqualTo("geolocation-without-default"));
        Assert.That(
            rule.GetProperty("shortDescription").GetProperty("text").GetString(),
            Is.EqualTo("A geolocation group has no default")
        );
        Assert.That(
            rule.GetProperty("help").GetProperty("text").GetString(),
            Does.Contain("\nFix: Add a record set with CountryCode \"*\".\n")
        );
    }

    [Test]
    public void Json_counts_and_lists_the_findings_and_their_rules()
    {
        Tool tool = Tool.Run("dns", "lint", "--format", "json", Write("zone.json", Zone));

        using JsonDocument document = JsonDocument.Parse(tool.Output);
        Assert.That(document.RootElement.GetProperty("errors").GetInt32(), Is.Zero);
        Assert.That(document.RootElement.GetProperty("warnings").GetInt32(), Is.EqualTo(2));
        JsonElement second = document.RootElement.GetProperty("findings")[1];
        Assert.That(second.GetProperty("line").GetInt32(), Is.EqualTo(4));
        Assert.That(second.GetProperty("severity").GetString(), Is.EqualTo("warning"));
        Assert.That(
            document.RootElement.GetProperty("rules").EnumerateObject().Select(rule => rule.Name),
            Is.EqualTo(new[] { "geolocation-without-default" })
        );
    }

    [Test]
    public void The_example_is_clean()
    {
        string folder = Repository.PathOf("data/scenarios/hybrid-2018");

        Tool lint = Tool.Run(
            "dns",
            "lint",
            $"{folder}/route53/zone.json",
            "--health-checks",
            $"{folder}/route53/health-checks.json"
        );

        Assert.That(lint.Output, Is.Empty);
        Assert.That(lint.Error, Is.EqualTo("2 files: 0 errors, 0 warnings\n"));
        Assert.That(
            Tool.Run("validate", $"{folder}/scenario.yaml", $"{folder}/outage.yaml", $"{folder}/gke-only.yaml").Output,
            Is.Empty
        );
    }

    [Test]
    public void A_mistyped_verb_is_told_the_nearest_one()
    {
        Tool tool = Tool.Run("dns", "lnit", "zone.json");

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain("Did you mean 'lint'?\n").And.EndWith("See 'sim dns --help'.\n"));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
