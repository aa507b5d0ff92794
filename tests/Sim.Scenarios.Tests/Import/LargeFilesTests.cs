using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import;

/// <summary>
/// Documents that are large in the one way that a reader or a rule could be slow in: each takes a part of a second, and
/// took minutes where somebody compared everything with everything.
/// </summary>
public sealed class LargeFilesTests
{
    private const int Many = 10_000;

    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);

    private static IEnumerable<TestCaseData> Documents() =>
        [
            Case("members of one group", Listing(i => Member(i, "'Weight': 1"))),
            Case("record sets given twice", Listing(_ => Member(0, "'Weight': 1"))),
            Case("members of one latency group", Listing(i => Member(i, $"'Region': 'r-{i}'"))),
            Case("aliases that all lead back to the first", Listing(BackToTheFirst)),
            Case("a chain of aliases", Listing(i => Alias($"c{i}", $"c{i + 1}"))),
            Case("aliases of a name of another type", Listing(OfOtherType)),
            Case("wildcards that hide names", Listing(HiddenByWildcard)),
            Case("allowances", Listing(i => Alias($"c{i}", $"c{i}", "'_allow': ['alias-cycle so', 'x y'],"))),
            Case("checks of one name", ChecksOfOneName()),
            Case("batch that breaks a zone", Batch(i => Alias($"c{i}", $"x{i}"))),
            Case("items of one endpoint", Policy(_ => "{'Weight': 1, 'EndpointReference': 'e'}")),
            Case("mistyped endpoints", Policy(i => $"{{'Weight': 1, 'EndpointReference': 'endpoimt-{i}'}}")),
            Case("comments in a policy", Policy(_ => "{}", Join(i => $"'_{i}': 1") + ", ")),
            Case("long keys above many", LongKeys()),
            Case("references to a record of many instances", TerraformAliases()),
            Case("aliases of aliases", "a0: &a0 {type: A}\n" + Join(i => $"a{i + 1}: &a{i + 1} [*a{i}, *a{i}]\n", "")),
            Case("parentheses", "$TTL 60\nwww IN TXT " + new string('(', Many)),
        ];

    [TestCaseSource(nameof(Documents))]
    public void A_large_document_is_read_and_linted_in_time(string text)
    {
        var files = new MemoryFiles { ["example.com.zone"] = text };
        var source = new ZoneSource
        {
            ZoneFiles = ["example.com.zone"],
            RecordName = DnsName.Parse("www.example.com"),
            Ttl = SimDuration.FromSeconds(60),
        };
        DiagnosticList found = [];
        LocatedZone? zone = ProcessorTime.Within(s_most, () => ZoneFiles.Read(files, source, found));
        Assert.That(zone is null, Is.EqualTo(found.HasErrors));
        IReadOnlyList<Diagnostic> linted = ProcessorTime.Within(s_most, () => DnsLint.Run(source, files));
        Assert.That(linted, Has.Count.LessThanOrEqualTo(DiagnosticList.Most + 1));
    }

    [Test]
    public void Of_too_many_findings_the_rest_is_counted()
    {
        string text = Listing(i => $"{{'Name': 'x{i}', 'Type': 'A', {Values("192.0.2.1")}}}");
        Zones.From(text, out DiagnosticList found);
        Diagnostic last = found.Sorted()[^1];
        // Of 10,000 names without a dot 1,000 are told.
        Assert.That(
            (found.Sorted().Count, last.Code, last.Message),
            Is.EqualTo((1001, "more-findings", "9,000 more findings are not told; the first of them is here"))
        );
    }

    private static TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);

    private static string Join(Func<int, string> item, string separator = ",") =>
        string.Join(separator, Enumerable.Range(0, Many).Select(item));

    /// <summary>JSON with single quotes, which are easier on the eye here.</summary>
    private static string Json(string text) => text.Replace('\'', '"');

    private static string Listing(Func<int, string> record) => Json("{'ResourceRecordSets': [" + Join(record) + "]}");

    private static string Batch(Func<int, string> record) =>
        Json("{'Changes': [" + Join(i => "{'Action': 'UPSERT', 'ResourceRecordSet': " + record(i) + "}") + "]}");

    private static string Member(int i, string policy, string check = "'h'") =>
        $"{{'Name': 'www.example.com.', 'Type': 'A', 'SetIdentifier': 's{i}', {policy}, "
        + $"'HealthCheckId': {(i % 2 == 0 ? "null" : check)}, {Values($"10.0.{i / 256}.{i % 256}")}}}";

    private static string Values(string value) => $"'TTL': 60, 'ResourceRecords': [{{'Value': '{value}'}}]";

    private static string Alias(string name, string target, string more = "") =>
        $"{{'Name': '{name}.example.com.', 'Type': 'A', {more} 'AliasTarget': "
        + $"{{'HostedZoneId': 'Z1', 'DNSName': '{target}.example.com.', 'EvaluateTargetHealth': true}}}}";

    private static string BackToTheFirst(int i) =>
        Alias($"c{i}", $"c{(i + 1) % Many}", "'SetIdentifier': 'a', 'Weight': 1,")
        + ","
        + Alias($"c{i}", "c0", "'SetIdentifier': 'b', 'Weight': 1,");

    private static string OfOtherType(int i) =>
        Alias($"c{i}", "x")
        + $", {{'Name': 'x.example.com.', 'Type': 'TXT', 'SetIdentifier': 's{i}', 'Weight': 1, {Values("x")}}}";

    private static string HiddenByWildcard(int i) =>
        $"{{'Name': '*.w{i}.example.com.', 'Type': 'A', {Values("192.0.2.1")}}}, "
        + $"{{'Name': 'x.w{i}.example.com.', 'Type': 'TXT', {Values("x")}}}";

    private static string ChecksOfOneName() =>
        Listing(i => Member(i, "'Weight': 1", $"'h{i}'"))[..^1]
        + Json(", 'HealthChecks': [")
        + Json(
            Join(i =>
                $"{{'Id': 'h{i}', 'HealthCheckConfig': "
                + "{'Type': 'HTTP', 'Disabled': true, 'FullyQualifiedDomainName': 'www.example.com'}}"
            )
        )
        + "]}";

    private static string Policy(Func<int, string> item, string more = "") =>
        Json(
            "{'AWSPolicyFormatVersion': '2015-10-01', 'RecordType': 'A', 'StartRule': 'r', "
                + more
                + "'Endpoints': {'e': {'Type': 'value', 'Value': '192.0.2.1'}, "
                + Join(i => $"'endpoint-{i}': {{'Type': 'value', 'Value': '192.0.2.1'}}")
                + "}, 'Rules': {'r': {'RuleType': 'weighted', 'Items': ["
                + Join(item)
                + "]}}}"
        );

    private static string LongKeys() =>
        Json(
            string.Concat(Enumerable.Repeat($"{{'{new string('k', Many)}': ", 50))
                + $"{{{Join(i => $"'{i}': {{}}")}, 'ResourceRecordSets': []}}"
                + new string('}', 50)
        );

    private static string TerraformAliases() =>
        Json(
            "{'format_version': '1.0', 'planned_values': {'root_module': {'resources': ["
                + Join(i =>
                    Terraform(
                        "www",
                        $"[{i}]",
                        $"'ttl': 60, 'records': ['192.0.2.1'], 'set_identifier': 's{i}', "
                            + "'weighted_routing_policy': [{'weight': 1}]"
                    )
                )
                + ","
                + Join(i => Terraform($"a{i}", "", "'alias': [{'evaluate_target_health': true}]"))
                + "]}}, 'resource_changes': ["
                + Join(i =>
                    $"{{'address': 'aws_route53_record.a{i}', "
                    + "'change': {'after_unknown': {'alias': [{'name': true}]}}}"
                )
                + "], 'configuration': {'root_module': {'resources': ["
                + Join(i =>
                    $"{{'type': 'aws_route53_record', 'name': 'a{i}', "
                    + "'expressions': {'alias': [{'name': {'references': ['aws_route53_record.www[0].fqdn']}}]}}"
                )
                + "]}}}"
        );

    private static string Terraform(string name, string index, string values) =>
        $"{{'address': 'aws_route53_record.{name}{index}', 'type': 'aws_route53_record', 'name': '{name}', "
        + $"'values': {{'zone_id': 'Z1', 'type': 'A', 'name': '{name}.example.com', {values}}}}}";
}
