using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Dns;

/// <summary><c>sim dns diff</c> as its user meets it: the example, in which Spain moves to its data center.</summary>
public class DnsDiffCommandTests
{
    private static readonly string s_example = Repository.PathOf("data/scenarios/hybrid-2018");
    private static readonly string s_scenario = Path.Combine(s_example, "scenario.yaml");
    private static readonly string s_zone = Path.Combine(s_example, "route53", "zone.json");
    private static readonly string s_checks = Path.Combine(s_example, "route53", "health-checks.json");
    private static readonly string s_batch = Path.Combine(s_example, "route53", "move-spain.json");

    [Test]
    public void The_plan_says_who_moves_where_and_what_each_failure_does()
    {
        Tool tool = Tool.Run("dns", "diff", "--scenario", s_scenario, "--change-batch", s_batch);

        Assert.That(tool.Error, Is.Empty);
        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Output, Does.StartWith("Plan for api.example.com: 1 record set changed, "));
        Assert.That(
            tool.Output,
            Does.Contain("+ api.example.com. A 'country-es': country ES: alias mad.lb.example.com.")
        );
        Assert.That(tool.Output, Does.Match(@"ES Spain +gcp +dc-mad +100 % "));
        Assert.That(tool.Output, Does.Match(@"site dc-mad +nobody +"));
    }

    [TestCase("Sim.Core/Routing/Dns/README.md")]
    [TestCase("README.md")]
    public void What_a_page_shows_is_what_the_tool_prints(string page)
    {
        Tool tool = Tool.Run("dns", "diff", "--scenario", s_scenario, "--change-batch", s_batch);

        string text = File.ReadAllText(Repository.PathOf(page));
        string shown = text[text.IndexOf("Plan for api.example.com", StringComparison.Ordinal)..];
        shown = shown[..shown.IndexOf("\n```", StringComparison.Ordinal)];
        Assert.That(tool.Output, Does.StartWith(shown));
    }

    [Test]
    public void Scripts_get_numbers()
    {
        Tool tool = Tool.Run("dns", "diff", "--scenario", s_scenario, "--change-batch", s_batch, "--format", "json");

        JsonElement plan = JsonDocument.Parse(tool.Output).RootElement;
        JsonElement[] moves = [.. plan.GetProperty("moves").EnumerateArray()];
        Assert.That(moves.Select(move => Text(move, "country")).Distinct(), Is.EqualTo(new[] { "ES" }));
        Assert.That(
            moves.Select(move => Text(move, "network")).Distinct(),
            Is.EquivalentTo(new[] { "fixed", "mobile" })
        );
        Assert.That(
            moves.Select(move => Text(move, "phase")).Distinct(),
            Is.EquivalentTo(new[] { "now", "afterTtl", "tail" })
        );
        double moved = moves.Sum(move => move.GetProperty("rps").GetDouble());
        JsonElement madrid = plan.GetProperty("endpoints")
            .EnumerateArray()
            .Single(endpoint => Text(endpoint, "endpoint") == "dc-mad");
        double grown = madrid.GetProperty("rpsAfter").GetDouble() - madrid.GetProperty("rpsBefore").GetDouble();
        // Spain has its peak when dc-mad has: what moves is what it gains.
        Assert.That(grown, Is.EqualTo(moved).Within(0.01 * moved));
        Assert.That(madrid.GetProperty("peakUtilization").GetDouble(), Is.InRange(0.2, 0.3));
        Assert.That(plan.GetProperty("underFailure").GetArrayLength(), Is.GreaterThan(10));
    }

    [Test]
    public void A_pull_request_gets_tables()
    {
        Tool tool = Tool.Run(
            "dns",
            "diff",
            "--scenario",
            s_scenario,
            "--change-batch",
            s_batch,
            "--format",
            "markdown"
        );

        Assert.That(tool.Output, Does.StartWith("### Plan for api.example.com"));
        Assert.That(
            tool.Output,
            Does.Contain("\n| users | from | to | share | rps | now | after TTL | tail |\n|---|---|---|---:|")
        );
        Assert.That(tool.Output, Does.Contain("<details><summary>Peak load by endpoint</summary>"));
    }

    [TestCase("--change-batch", 12)]
    [TestCase("--to", 0)]
    public void The_exit_code_tells_a_change_from_none(string option, int code)
    {
        string file = option == "--to" ? s_zone : s_batch;

        Tool tool = Tool.Run("dns", "diff", "--scenario", s_scenario, option, file, "--detailed-exitcode");

        Assert.That(tool.ExitCode, Is.EqualTo(code));
        Assert.That(tool.Output, code == 0 ? Does.StartWith("No changes") : Does.StartWith("Plan"));
    }

    // All Internet users of the world stand in for the audience; a thousand requests per second for the demand.
    [Test]
    public void A_zone_alone_is_enough()
    {
        Tool tool = Tool.Run("dns", "diff", "--zone", s_zone, "--health-checks", s_checks, "--change-batch", s_batch);

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Output, Does.Match(@"ES Spain +198.51.100.10 +198.18.3.10 +100 % "));
        Assert.That(
            tool.Output,
            Does.Match(@"^Plan for api\.example\.com: 1 record set changed, [0-9]+ of [0-9]+ requests/s move")
        );
    }

    // One cache gives all of its users one answer. Weights of 3 to 1 become 1 to 1 for all users of the world.
    [TestCase("text", @"all users +192\.0\.2\.1 +75\.0 % \(7[34]\.\d-7[56]\.\d %\) +50\.0 % \(4[89]\.\d-5[01]\.\d %\)")]
    [TestCase("markdown", @"\| all users \| 192\.0\.2\.1 \| 75\.0 % \(7[34]\.\d-7[56]\.\d %\) \| 50\.0 % \(")]
    [TestCase(
        "json",
        @"""country"": null,\s+""endpoint"": ""192\.0\.2\.1"",\s+""level"": 0\.9,\s+""before"": \{\s+""share"": 0\.75,"
    )]
    public void Weights_are_told_as_a_band(string format, string shown)
    {
        using var folder = new ZoneFolder();
        string zone = folder.Write("before.json", Weighted(3));
        string after = folder.Write("after.json", Weighted(1));

        Tool tool = Tool.Run("dns", "diff", "--zone", zone, "--to", after, "--format", format);

        Assert.That(tool.Output, Does.Match(shown));
    }

    private static string Weighted(int first) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $$"""
            {"ResourceRecordSets": [
             {"Name": "w.example.com.", "Type": "A", "SetIdentifier": "a", "Weight": {{first}}, "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "w.example.com.", "Type": "A", "SetIdentifier": "b", "Weight": 1, "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.2"}]}]}
            """
        );

    // www has no answer before, with or without any failure: no check of another name deserves a line.
    [Test]
    public void A_failure_that_changes_nothing_about_a_name_gets_no_line()
    {
        using var folder = new ZoneFolder();
        string batch = folder.Write(
            "batch.json",
            """
            {"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "www.example.com.", "Type": "A", "TTL": 60,
              "ResourceRecords": [{"Value": "192.0.2.5"}]} }]}
            """
        );

        Tool tool = Tool.Run("dns", "diff", "--zone", s_zone, "--health-checks", s_checks, "--change-batch", batch);

        Assert.That(tool.Output, Does.StartWith("Plan for www.example.com: 1 record set changed, 1000 of 1000 "));
        Assert.That(tool.Output, Does.Match("(?m)^  6 other failures: users move as without it"));
        Assert.That(tool.Output, Does.Not.Contain("  health check "));
    }

    [TestCase("--change-batch", "is list-resource-record-sets")]
    [TestCase("--to", "is a change batch")]
    public void A_zone_is_no_batch_and_a_batch_no_zone(string option, string message)
    {
        Tool tool = Tool.Run("dns", "diff", "--zone", s_zone, option, option == "--to" ? s_batch : s_zone);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("wrong-format: ").And.Contain(message));
        Assert.That(tool.Output, Is.Empty);
    }

    // All of Spain's users get an address that no site has; with IPv6 others only try one in vain.
    [TestCase("A", "198.51.100.99", "move, [0-9]+ are lost\\.", "what goes there is lost")]
    [TestCase("AAAA", "2001:db8::99", "nobody moves", "tries it in vain, and goes on to another address")]
    public void An_address_that_nobody_has_is_told(string type, string address, string title, string note)
    {
        using var folder = new ZoneFolder();
        string batch = folder.Write(
            "batch.json",
            $$"""
            {"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "api.example.com.", "Type": "{{type}}",
              {{(type == "A" ? "\"SetIdentifier\": \"x\", \"GeoLocation\": {\"CountryCode\": \"ES\"}," : "")}}
              "TTL": 60, "ResourceRecords": [{"Value": "{{address}}"}]} }]}
            """
        );

        Tool tool = Tool.Run("dns", "diff", "--scenario", s_scenario, "--change-batch", batch);

        Assert.That(tool.Output.Split('\n')[0], Does.Match(title));
        Assert.That(tool.Output.ReplaceLineEndings(" "), Does.Contain(note));
        Assert.That(tool.Output, Does.Not.Contain("answers everybody as before"));
        // The example's zone has no SOA record: Route 53's default is 900 s.
        string late = "keep the answer that there is none, for 15m";
        Assert.That(tool.Output.ReplaceLineEndings(" ").Contains(late), Is.EqualTo(type == "AAAA"));
    }

    [TestCase("--zone ZONE", "Either --change-batch or --to is needed, and not both")]
    [TestCase("--zone ZONE --change-batch BATCH --to ZONE", "Either --change-batch or --to is needed, and not both")]
    [TestCase("--change-batch BATCH", "--zone or --scenario is needed")]
    [TestCase("--zone ZONE --change-batch BATCH --peak fast", "--peak 'fast' is not a request rate")]
    [TestCase("--scenario SCENARIO --change-batch BATCH --peak 9rps", "--peak is for a plan without a scenario")]
    [TestCase("--zone ZONE --change-batch BATCH --name a..b", "--name 'a..b' is not a domain name")]
    public void A_wrong_command_line_is_refused(string options, string message)
    {
        string[] words =
        [
            .. options
                .Split(' ')
                .Select(word =>
                    word switch
                    {
                        "ZONE" => s_zone,
                        "BATCH" => s_batch,
                        "SCENARIO" => s_scenario,
                        _ => word,
                    }
                ),
        ];

        Tool tool = Tool.Run(["dns", "diff", .. words]);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain(message));
    }

    [Test]
    public void A_batch_that_does_not_fit_is_refused_at_its_place()
    {
        Tool tool = Tool.Run("dns", "diff", "--zone", s_zone, "--change-batch", s_checks);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain("health-checks.json:1:1: "));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
