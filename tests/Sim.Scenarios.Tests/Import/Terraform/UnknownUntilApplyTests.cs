using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Terraform;

/// <summary>
/// A plan that creates a zone, its records and their health checks at once: no id exists yet, only expressions.
/// </summary>
[TestFixture]
public sealed class UnknownUntilApplyTests
{
    [Test]
    public void Ids_that_do_not_exist_yet_follow_from_the_expressions()
    {
        LocatedZone? zone = Zones.From(
            Text("\"id\": true, \"fqdn\": true, \"zone_id\": true"),
            out DiagnosticList found
        );
        Assert.That(
            found.Lines().Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
            Is.EquivalentTo(
                new[]
                {
                    "W unknown-until-apply: 'health_check_id' is known only after apply: read as what its "
                        + "expression refers to",
                    "W unknown-until-apply: 'alias[0].name' is known only after apply: read as what its "
                        + "expression refers to",
                }
            )
        );
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
        Assert.That(
            zone!.Answer("www.example.com", default, "aws_route53_health_check.par"),
            Is.EqualTo("192.0.2.2 100%")
        );
        Assert.That(zone!.Zone.HealthChecks.Single().Id, Is.EqualTo("aws_route53_health_check.par"));
    }

    [TestCase("\"ttl\": true", "'ttl' of aws_route53_record.p is known only after apply, and decides answers")]
    [TestCase(
        "\"records\": [true]",
        "'records' of aws_route53_record.p is known only after apply, and decides answers"
    )]
    [TestCase("\"type\": true", "'type' of aws_route53_record.p is known only after apply, and decides answers")]
    [TestCase("\"name\": true", "'name' of aws_route53_record.p is known only after apply, and decides answers")]
    [TestCase(
        "\"failover_routing_policy\": [{\"type\": true}]",
        "'failover_routing_policy[0]' of aws_route53_record.p is known only after apply, and decides answers"
    )]
    [TestCase(
        "\"failover_routing_policy\": true",
        "'failover_routing_policy' of aws_route53_record.p is known only after apply, and decides answers"
    )]
    public void What_decides_an_answer_is_refused(string unknown, string message)
    {
        Assert.That(Zones.From(Text(unknown), out DiagnosticList found), Is.Null);
        Assert.That(
            found
                .Where(one => one.Severity == Severity.Error && one.Code == "unknown-until-apply")
                .Select(one => one.Message),
            Does.Contain(message)
        );
    }

    [TestCase("[\"var.check\"]")]
    [TestCase(
        "[\"aws_route53_health_check.par.id\", \"aws_route53_health_check.par\", \"aws_route53_health_check.two.id\"]"
    )]
    public void An_expression_that_does_not_say_which_check_is_refused(string references)
    {
        string text = Text("\"id\": true", references);
        Assert.That(Zones.From(text, out DiagnosticList found), Is.Null);
        Assert.That(
            found.Where(one => one.Severity == Severity.Error).Select(one => one.Message),
            Is.EqualTo(
                new[] { "'health_check_id' of aws_route53_record.p is known only after apply, and decides answers" }
            )
        );
    }

    /// <param name="unknown">Beside the health check, of the primary.</param>
    /// <param name="references">Of the primary's health check.</param>
    private static string Text(string unknown, string? references = null) =>
        Template
            .Replace("UNKNOWN", unknown, StringComparison.Ordinal)
            .Replace("REFERENCES", references ?? First, StringComparison.Ordinal)
            .Replace("TWO", references is null ? "" : Two, StringComparison.Ordinal);

    private const string First = """["aws_route53_health_check.par.id", "aws_route53_health_check.par"]""";

    private const string Two = """
        {"address": "aws_route53_health_check.two", "mode": "managed", "type": "aws_route53_health_check", "name": "two",
         "values": {"type": "HTTPS", "ip_address": "192.0.2.2", "port": 443, "request_interval": 30, "failure_threshold": 3}},
        """;

    private const string Template = """
        {"format_version": "1.2", "terraform_version": "1.9.0",
         "planned_values": {"root_module": {"resources": [
          {"address": "aws_route53_zone.main", "mode": "managed", "type": "aws_route53_zone", "name": "main", "values": {"name": "example.com"}},
          {"address": "aws_route53_health_check.par", "mode": "managed", "type": "aws_route53_health_check", "name": "par",
           "values": {"type": "HTTPS", "ip_address": "192.0.2.1", "port": 443, "request_interval": 30, "failure_threshold": 3}},
          TWO
          {"address": "aws_route53_record.p", "mode": "managed", "type": "aws_route53_record", "name": "p",
           "values": {"name": "ha", "type": "A", "ttl": 60, "records": ["192.0.2.1"], "alias": [], "set_identifier": "p", "failover_routing_policy": [{"type": "PRIMARY"}]}},
          {"address": "aws_route53_record.s", "mode": "managed", "type": "aws_route53_record", "name": "s",
           "values": {"name": "ha", "type": "A", "ttl": 60, "records": ["192.0.2.2"], "alias": [], "set_identifier": "s", "failover_routing_policy": [{"type": "SECONDARY"}]}},
          {"address": "aws_route53_record.www", "mode": "managed", "type": "aws_route53_record", "name": "www",
           "values": {"name": "www", "type": "A", "alias": [{"evaluate_target_health": true}]}}]}},
         "resource_changes": [
          {"address": "aws_route53_zone.main", "change": {"after_unknown": {"zone_id": true, "id": true}}},
          {"address": "aws_route53_health_check.par", "change": {"after_unknown": {"id": true, "arn": true}}},
          {"address": "aws_route53_health_check.two", "change": {"after_unknown": {"id": true, "arn": true}}},
          {"address": "aws_route53_record.p", "change": {"after_unknown": {"health_check_id": true, UNKNOWN}}},
          {"address": "aws_route53_record.s", "change": {"after_unknown": {"id": true, "fqdn": true, "zone_id": true}}},
          {"address": "aws_route53_record.www", "change": {"after_unknown": {"zone_id": true, "alias": [{"name": true, "zone_id": true}]}}}],
         "configuration": {"root_module": {"resources": [
          {"address": "aws_route53_record.p", "type": "aws_route53_record", "name": "p", "expressions": {
           "zone_id": {"references": ["aws_route53_zone.main.zone_id", "aws_route53_zone.main"]},
           "health_check_id": {"references": REFERENCES}}},
          {"address": "aws_route53_record.s", "type": "aws_route53_record", "name": "s", "expressions": {
           "zone_id": {"references": ["aws_route53_zone.main.zone_id", "aws_route53_zone.main"]}}},
          {"address": "aws_route53_record.www", "type": "aws_route53_record", "name": "www", "expressions": {
           "zone_id": {"references": ["aws_route53_zone.main.zone_id", "aws_route53_zone.main"]},
           "alias": [{"name": {"references": ["aws_route53_record.p.fqdn", "aws_route53_record.p"]},
                      "zone_id": {"references": ["aws_route53_zone.main.zone_id", "aws_route53_zone.main"]}}]}}]}}}
        """;

    private static readonly string[] s_pieces =
    [
        "null",
        "{}",
        "[]",
        "true",
        "\"\"",
        "-1",
        "[{}]",
        "\"aws_route53_record.p\"",
        "\"module.x\"",
        "{\"weight\": true}",
        "\"child_modules\": [{}]",
        "}",
        "]",
    ];

    [Law(MaxTest = 300)]
    public void A_spoiled_plan_is_read_or_refused_with_a_reason(int seed)
    {
        var random = new Sim.Core.Randomness.RandomStream((ulong)seed);
        string text = Text("\"id\": true");
        string spoiled = SpoiledText.Of(text, random, s_pieces);
        LocatedZone? zone = Spoiled.Read(
            (out DiagnosticList found) => Zones.From(spoiled, out found),
            (out DiagnosticList found) => Zones.From(text, out found)
        );
        Spoiled.Answer(zone?.Zone ?? new Sim.Core.Routing.Dns.Zone());
    }
}
