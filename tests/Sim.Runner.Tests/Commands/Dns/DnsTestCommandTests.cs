using System.Text.Json;
using System.Xml.Linq;

namespace Sim.Runner.Tests.Commands.Dns;

public class DnsTestCommandTests
{
    private const string Records =
        """[{"Name": "w.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}]""";

    private ZoneFolder _zone = null!;

    [SetUp]
    public void Make() => _zone = new ZoneFolder();

    [TearDown]
    public void Delete() => _zone.Dispose();

    [Test]
    public void Cases_that_hold_exit_0_with_their_count()
    {
        Tool tool = Tool.Run("dns", "test", Repository.PathOf("tests/Sim.Conformance/cases/route53-answers-own.json"));

        Assert.That((tool.ExitCode, tool.Output, tool.Error), Is.EqualTo((0, "7 passed, 0 failed\n", "")));
    }

    [Test]
    public void A_case_that_fails_exits_10_and_shows_expected_answer_and_reason()
    {
        string file = Yaml("health: {site: 0}, expect: {dist: {192.0.2.1: 1}}");

        Tool tool = Tool.Run("dns", "test", file);

        Assert.That(tool.ExitCode, Is.EqualTo(10));
        Assert.That(
            tool.Output.Replace(_zone.Folder + "/", "", StringComparison.Ordinal),
            Is.EqualTo(
                """
                cases.yaml:3:3: failed: one: site down
                    expected 192.0.2.1 100 %
                    answered 192.0.2.2 100 %
                        fo.example.com. A: failover (2 record sets)
                      - p: unhealthy (primary, health check site)
                      = s: healthy (secondary, gives 192.0.2.2)
                0 passed, 1 failed

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [Test]
    public void A_zone_in_a_file_needs_no_statement_of_health()
    {
        Tool tool = Tool.Run("dns", "test", Yaml("expect: {dist: {192.0.2.1: 1}}"));

        Assert.That((tool.ExitCode, tool.Output, tool.Error), Is.EqualTo((0, "1 passed, 0 failed\n", "")));
    }

    [Test]
    public void The_example_of_the_readme_holds_for_the_example_zone()
    {
        string readme = File.ReadAllText(Repository.PathOf("Sim.Runner/README.md"));
        string example = readme.Split("## `sim dns test`")[1].Split("```yaml\n")[1].Split("```")[0];
        foreach (string name in new[] { "zone.json", "health-checks.json" })
        {
            _zone.Write(name, File.ReadAllBytes(Repository.PathOf($"data/scenarios/hybrid-2018/route53/{name}")));
        }

        Tool tool = Tool.Run("dns", "test", _zone.Write("cases.yaml", example));

        Assert.That((tool.ExitCode, tool.Output, tool.Error), Is.EqualTo((0, "1 passed, 0 failed\n", "")));
    }

    [Test]
    public void Json_has_counts_and_both_answers_in_the_form_of_the_file()
    {
        Tool tool = Tool.Run("dns", "test", Yaml("expect: {dist: {192.0.2.9: 1}}"), "--format", "json");

        Assert.That(tool.ExitCode, Is.EqualTo(10));
        using JsonDocument result = JsonDocument.Parse(tool.Output);
        Assert.That(result.RootElement.GetProperty("passed").GetInt32(), Is.EqualTo(0));
        Assert.That(result.RootElement.GetProperty("failed").GetInt32(), Is.EqualTo(1));
        JsonElement one = result.RootElement.GetProperty("cases")[0];
        Assert.That(one.GetProperty("id").GetString(), Is.EqualTo("one"));
        Assert.That(one.GetProperty("passed").GetBoolean(), Is.False);
        Assert.That(
            one.GetProperty("expected").GetProperty("dist").GetProperty("192.0.2.9").GetDouble(),
            Is.EqualTo(1)
        );
        Assert.That(one.GetProperty("actual").GetProperty("dist").GetProperty("192.0.2.1").GetDouble(), Is.EqualTo(1));
    }

    [Test]
    public void JUnit_has_a_suite_per_file_and_a_failure_per_case_that_fails()
    {
        Tool tool = Tool.Run("dns", "test", Yaml("expect: {dist: {192.0.2.9: 1}}"), "--format", "junit");

        Assert.That(tool.ExitCode, Is.EqualTo(10));
        XElement suites = XDocument.Parse(tool.Output).Root!;
        XElement suite = suites.Elements().Single();
        Assert.That(
            new[] { "tests", "failures", "errors", "skipped" }.Select(name => suite.Attribute(name)!.Value),
            Is.EqualTo(new[] { "1", "1", "0", "0" })
        );
        XElement one = suite.Elements("testcase").Single();
        Assert.That(one.Attribute("name")!.Value, Is.EqualTo("one"));
        Assert.That(one.Attribute("classname")!.Value, Is.EqualTo("cases"));
        Assert.That(
            one.Element("failure")!.Attribute("message")!.Value,
            Is.EqualTo("expected 192.0.2.9 100 %, answered 192.0.2.1 100 %")
        );
    }

    // The actual answer is one value, .1.
    [TestCase("""{"set": ["192.0.2.1"]}""", true)]
    [TestCase("""{"set": ["192.0.2.1", "192.0.2.2"]}""", false)]
    [TestCase("""{"anyOf": ["192.0.2.2", "192.0.2.1"], "count": 1}""", true)]
    [TestCase("""{"anyOf": ["192.0.2.2", "192.0.2.1"], "count": 2}""", false)]
    [TestCase("""{"dist": {"192.0.2.1": 0.5, "192.0.2.2": 0.5}}""", false)]
    [TestCase("""{"dist": {"192.0.2.1": 0.9}}""", false)]
    [TestCase("""{"dist": {"192.0.2.1": 1, "192.0.2.2": 0}}""", true)]
    [TestCase("""{"noanswer": true}""", false)]
    [TestCase("""{"rcode": "NOERROR"}""", true)]
    [TestCase("""{"rcode": "NXDOMAIN"}""", false)]
    public void Every_form_of_expectation_can_hold_and_fail(string expect, bool holds)
    {
        string file = Case(
            $$"""{"id": "a", "query": {"Name": "w.example.com."}, "rrsets": {{Records}}, "expect": {{expect}}}"""
        );

        Assert.That(Tool.Run("dns", "test", file).ExitCode, Is.EqualTo(holds ? 0 : 10));
    }

    [TestCase(""" "expct": {"noanswer": true} """, "unknown-key: 'expct'", "did you mean 'expect'?")]
    [TestCase(""" "expect": {"dst": {}} """, "one-expectation: the case expects nothing", "one of dist, set, anyOf")]
    [TestCase(""" "expect": {"set": ["a"], "noanswer": true} """, "expects set and noanswer at once", "one of dist")]
    [TestCase(""" "expect": {"dist": {"a": 2}} """, "not-a-share: the share of 'a' is 2", "a number from 0 to 1")]
    [TestCase(""" "expect": {"anyOf": ["a"]} """, "'count' is missing", "")]
    [TestCase(""" "expect": {"rcode": "NXDOMIN"} """, "'rcode' is 'NXDOMIN'", "did you mean 'NXDOMAIN'?")]
    [TestCase(""" "expect": {"noanswer": true}, "client": {"contry": "FR"} """, "'contry'", "did you mean 'country'?")]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"country": "fr"} """,
        "'country' is 'fr'",
        "two capital letters"
    )]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"country": "UK"} """,
        "unknown-country: 'UK' is no country",
        "did you mean 'GB'?"
    )]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"country": "US", "subdivision": "CAL"} """,
        "unknown-subdivision: 'CAL' is no state of the US",
        "did you mean 'AL'?"
    )]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"subdivision": "CA"} """,
        "subdivision-without-country",
        "'country'"
    )]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"latencyMs": {"eu-wset-1": 20}} """,
        "unknown-region: 'eu-wset-1' is no region of AWS",
        "did you mean 'eu-west-1'?"
    )]
    [TestCase(
        """ "expect": {"noanswer": true}, "client": {"subnet": "1.2"} """,
        "'subnet' is '1.2'",
        "a subnet such as"
    )]
    [TestCase(""" "expect": {"noanswer": true}, "health": {"x": 1} """, "no health check 'x'", "")]
    public void A_mistake_in_a_case_is_refused_at_its_place(string fields, string message, string expected)
    {
        string file = Case($$"""{"id": "a", "query": {"Name": "w.example.com."}, "rrsets": {{Records}}, {{fields}}}""");

        Tool tool = Tool.Run("dns", "test", file);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Match(@"cases\.json:2:\d+: ").And.Contain(message).And.Contain(expected));
    }

    [Test]
    public void An_address_of_IPv6_holds_in_every_spelling()
    {
        string file = Case(
            """
            {"id": "a", "query": {"Name": "w.example.com.", "Type": "AAAA"}, "rrsets": [
             {"Name": "w.example.com.", "Type": "AAAA", "TTL": 60, "ResourceRecords": [{"Value": "2001:DB8:0::1"}]}],
             "expect": {"dist": {"2001:db8:0:0::1": 1}}}
            """
        );

        Assert.That(Tool.Run("dns", "test", file).ExitCode, Is.EqualTo(0));
    }

    [Test]
    public void A_case_that_leads_to_a_loop_of_aliases_is_refused_and_others_are_not()
    {
        _zone.Write(
            "loop.json",
            """
            {"ResourceRecordSets": [
             {"Name": "a.example.com.", "Type": "A", "AliasTarget":
              {"HostedZoneId": "Z1", "DNSName": "a.example.com.", "EvaluateTargetHealth": false}},
             {"Name": "www.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}]}
            """
        );
        string sound = Case(
            """
            {"id": "a", "zone": "loop.json", "query": {"Name": "www.example.com."},
             "expect": {"set": ["192.0.2.1"]}}
            """
        );
        Assert.That(Tool.Run("dns", "test", sound).ExitCode, Is.EqualTo(0));

        Tool tool = Tool.Run(
            "dns",
            "test",
            Case(
                """
                {"id": "a", "zone": "loop.json", "query": {"Name": "a.example.com."},
                 "expect": {"noanswer": true}}
                """
            )
        );

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Match(@"cases\.json:2:\d+: alias-cycle: a\.example\.com\. A has no answer"));
    }

    [Test]
    public void Every_mistake_of_a_file_is_found_at_once()
    {
        string file = _zone.Write(
            "cases.json",
            """
            {"family": "route53-answer", "count": 3, "cses": [], "cases": [
            {"id": "a", "zone": "zone.json", "query": {"Name": "w.example.com.", "Type": "AA"}, "expect": {"noanswer": true}},
            {"id": "a", "query": {"Name": "w.example.com."}, "expect": {"noanswer": true}}
            ]}
            """
        );

        Tool tool = Tool.Run("dns", "test", file);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        string[] places =
        [
            .. tool
                .Error.Split('\n')
                .Where(line => line.StartsWith(file, StringComparison.Ordinal))
                .Select(line => string.Join(':', line[(file.Length + 1)..].Split(':')[..3])),
        ];
        Assert.That(
            places,
            Is.EqualTo(
                new[]
                {
                    "1:12: unknown-family",
                    "1:39: wrong-count",
                    "1:42: unknown-key",
                    "2:78: unknown-word",
                    "3:1: no-zone",
                    "3:8: duplicate-id",
                }
            )
        );
        Assert.That(tool.Error, Does.EndWith("6 errors: no case was run.\n"));
    }

    [Test]
    public void Beside_record_sets_the_status_of_every_check_is_to_be_stated()
    {
        string records = Records.Replace("}]}]", "}], \"HealthCheckId\": \"h\"}]", StringComparison.Ordinal);
        string file = Case(
            $$$"""{"id": "a", "query": {"Name": "w.example.com."}, "rrsets": {{{records}}}, "expect": {"noanswer": true}}"""
        );

        Tool tool = Tool.Run("dns", "test", file);

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("missing-status: the status of health check 'h' is not stated"));
    }

    [Test]
    public void A_country_without_continent_is_warned_of_where_continents_count()
    {
        Tool tool = Tool.Run(
            "dns",
            "test",
            _zone.Write(
                "cases.yaml",
                """
                zone: zone.json
                cases:
                - {id: one, query: {Name: geo.example.com.}, client: {country: ES}, expect: {dist: {192.0.2.4: 1}}}
                """
            )
        );

        Assert.That((tool.ExitCode, tool.Output), Is.EqualTo((0, "1 passed, 0 failed\n")));
        Assert.That(tool.Error, Does.Contain("cases.yaml:3:64: country-without-continent: warning: "));
    }

    [Test]
    public void A_file_that_is_missing_or_another_thing_is_refused()
    {
        Assert.That(Tool.Run("dns", "test", Path.Combine(_zone.Folder, "none.json")).ExitCode, Is.EqualTo(3));
        Assert.That(Tool.Run("dns", "test", _zone.ZonePath).ExitCode, Is.EqualTo(3));
        Assert.That(Tool.Run("dns", "test", _zone.Write("list.json", "[]")).ExitCode, Is.EqualTo(3));
        Assert.That(Tool.Run("dns", "test").ExitCode, Is.EqualTo(2));
    }

    /// <summary>A file with one case that asks the failover record of the folder's zone.</summary>
    private string Yaml(string rest) =>
        _zone.Write(
            "cases.yaml",
            $$"""
            zone: zone.json
            cases:
            - {id: one, rule: site down, query: {Name: fo.example.com., Type: A}, {{rest}}}

            """
        );

    private string Case(string text) => _zone.Write("cases.json", $$"""{"cases": [{{"\n"}}{{text}}]}""");
}
