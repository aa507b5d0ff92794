using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Terraform;

/// <summary>A plan that creates two records and two health checks with for_each, before any id exists.</summary>
/// <remarks>
/// How Terraform lists references: internal/command/jsonconfig/expression.go. Each step of <c>check["fr"].id</c> is
/// listed down to <c>check</c>; of <c>check[each.key].id</c> there are <c>check</c> and <c>each.key</c>.
/// </remarks>
[TestFixture]
public sealed class IndexedReferenceTests
{
    private const string Check = "aws_route53_health_check.check";
    private const string Fr = "aws_route53_health_check.check[\"fr\"]";
    private const string Us = "aws_route53_health_check.check[\"us\"]";

    [Test]
    public void An_index_that_is_written_out_says_which_instance_is_meant()
    {
        LocatedZone? zone = Zones.From(Text(Escaped(Us + ".id", Us, Check)), out DiagnosticList found);
        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "unknown-until-apply" }));
        Assert.That(zone!.Zone.RecordSets.Select(record => record.HealthCheckId), Is.EqualTo(new[] { Us, Us }));
    }

    [TestCase("each.key")]
    [TestCase("count.index")]
    public void An_index_of_its_own_says_which_instance_is_meant_and_is_told(string index)
    {
        LocatedZone? zone = Zones.From(Text(Escaped(Check, index)), out DiagnosticList found);
        Assert.That(
            found.Select(one => one.Message),
            Is.EqualTo(
                new[]
                {
                    "'health_check_id' is known only after apply: read as what its expression refers to, the instance "
                        + "with its own each.key or count.index (2 times)",
                }
            )
        );
        Assert.That(zone!.Zone.RecordSets.Select(record => record.HealthCheckId), Is.EqualTo(new[] { Fr, Us }));
    }

    // Written out and computed in one expression; a value that is no index; an index that no instance has.
    [TestCase(Fr, Check, Check, "each.key")]
    [TestCase(Check, "each.value.check", "each.value")]
    [TestCase(Check)]
    [TestCase("aws_route53_health_check.check[\"de\"].id", "aws_route53_health_check.check[\"de\"]", Check)]
    public void An_index_that_cannot_be_told_is_refused(params string[] references)
    {
        Assert.That(Zones.From(Text(Escaped(references)), out DiagnosticList found), Is.Null);
        Assert.That(
            found.Where(one => one.Severity == Severity.Error).Select(one => one.Code),
            Is.EqualTo(new[] { "unknown-until-apply", "unknown-until-apply" })
        );
    }

    [Test]
    public void An_index_of_its_own_is_refused_where_the_other_resource_has_other_indexes()
    {
        string text = Text(Escaped(Check, "each.key"))
            .Replace("\"check\", \"index\": \"us\"", "\"check\", \"index\": \"de\"", StringComparison.Ordinal);
        Assert.That(Zones.From(text, out DiagnosticList found), Is.Null);
        Assert.That(
            found.Where(one => one.Severity == Severity.Error).Select(one => one.Code),
            Is.EqualTo(new[] { "unknown-until-apply", "unknown-until-apply" })
        );
    }

    // check[*].id is listed as check alone, and is every instance.
    [TestCase(Check)]
    [TestCase(Fr, Check, Us, Check)]
    public void A_calculated_check_may_have_all_instances_as_children(params string[] references)
    {
        string text = Text(Escaped(Check, "each.key"), Escaped(references));
        LocatedZone? zone = Zones.From(text, out DiagnosticList found);
        Assert.That(found.HasErrors, Is.False, string.Join('\n', found.Lines()));
        Assert.That(
            zone!.Zone.HealthChecks.OfType<Sim.Core.Routing.Dns.CalculatedHealthCheck>().Single().Children,
            Is.EqualTo(new[] { Fr, Us })
        );
    }

    // A resource and a data source may share a name: they are two.
    [Test]
    public void A_data_source_is_not_the_resource_of_its_name()
    {
        string text = Text(
            Escaped(Check, "each.key"),
            zone: """
            {"address": "aws_route53_zone.main", "mode": "managed", "type": "aws_route53_zone", "name": "main", "values": {"name": "example.org"}},
            """
        );
        LocatedZone? zone = Zones.From(text, out _);
        Assert.That(zone!.Zone.Name.ToString(), Is.EqualTo("example.com."));
    }

    [Test]
    public void A_record_is_in_the_zone_of_its_own_index_and_that_is_told()
    {
        string text = Text(
                Escaped(Check, "each.key"),
                zone: """
                {"address": "aws_route53_zone.z[\"fr\"]", "mode": "managed", "type": "aws_route53_zone", "name": "z", "index": "fr", "values": {"name": "fr.example"}},
                {"address": "aws_route53_zone.z[\"us\"]", "mode": "managed", "type": "aws_route53_zone", "name": "z", "index": "us", "values": {"name": "us.example"}},
                """
            )
            .Replace(
                Escaped("data.aws_route53_zone.main.zone_id", "data.aws_route53_zone.main"),
                Escaped("aws_route53_zone.z", "each.key"),
                StringComparison.Ordinal
            );
        LocatedZone? zone = Zones.From(
            text,
            out DiagnosticList found,
            new ZoneSource { ZoneFiles = ["zone"], Part = "us.example" }
        );
        Assert.That(
            zone!.Zone.RecordSets.Select(record => record.Name.ToString()),
            Is.EqualTo(new[] { "www.us.example." })
        );
        Assert.That(found.Count(one => one.Message.StartsWith("'zone_id'", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    // Source: Terraform, internal/command/jsonstate/state.go: an object that a replacement left behind stands beside
    // the current one under the same address, with a deposed_key; what a data source found has mode "data".
    [Test]
    public void What_is_deposed_or_only_looked_up_is_no_record_of_the_zone()
    {
        string current = Plan.Record("www", "\"ttl\": 60, \"records\": [\"192.0.2.1\"]");
        string old = Plan.Record("www", "\"ttl\": 60, \"records\": [\"192.0.2.9\"]");
        LocatedZone? zone = Zones.From(
            Plan.State(
                old.Replace("\"mode\"", "\"deposed_key\": \"04bda9a1\", \"mode\"", StringComparison.Ordinal),
                current,
                old.Replace("managed", "data", StringComparison.Ordinal)
            ),
            out DiagnosticList found
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
    }

    private static string Escaped(params string[] references) =>
        string.Join(
            ", ",
            references.Select(reference => $"\"{reference.Replace("\"", "\\\"", StringComparison.Ordinal)}\"")
        );

    /// <param name="references">Of the health checks of both records.</param>
    /// <param name="children">References of a calculated check; null: there is none.</param>
    /// <param name="zone">A resource beside the data source that the records refer to.</param>
    private static string Text(string references, string? children = null, string zone = "") =>
        Template
            .Replace("REFERENCES", references, StringComparison.Ordinal)
            .Replace("ZONE", zone, StringComparison.Ordinal)
            .Replace("CALCULATED", children is null ? "" : Calculated, StringComparison.Ordinal)
            .Replace("CHILDREN", children ?? "", StringComparison.Ordinal);

    private const string Calculated = """
        {"address": "aws_route53_health_check.all", "mode": "managed", "type": "aws_route53_health_check", "name": "all",
         "values": {"type": "CALCULATED", "child_health_threshold": 1}},
        """;

    private const string Template = """
        {"format_version": "1.2", "terraform_version": "1.9.0",
         "planned_values": {"root_module": {"resources": [
          ZONE CALCULATED
          {"address": "aws_route53_health_check.check[\"fr\"]", "mode": "managed", "type": "aws_route53_health_check", "name": "check", "index": "fr",
           "values": {"type": "TCP", "ip_address": "192.0.2.1", "port": 443}},
          {"address": "aws_route53_health_check.check[\"us\"]", "mode": "managed", "type": "aws_route53_health_check", "name": "check", "index": "us",
           "values": {"type": "TCP", "ip_address": "192.0.2.2", "port": 443}},
          {"address": "aws_route53_record.www[\"fr\"]", "mode": "managed", "type": "aws_route53_record", "name": "www", "index": "fr",
           "values": {"name": "www", "type": "A", "ttl": 60, "records": ["192.0.2.1"], "set_identifier": "fr", "weighted_routing_policy": [{"weight": 1}]}},
          {"address": "aws_route53_record.www[\"us\"]", "mode": "managed", "type": "aws_route53_record", "name": "www", "index": "us",
           "values": {"name": "www", "type": "A", "ttl": 60, "records": ["192.0.2.2"], "set_identifier": "us", "weighted_routing_policy": [{"weight": 1}]}}]}},
         "prior_state": {"values": {"root_module": {"resources": [
          {"address": "data.aws_route53_zone.main", "mode": "data", "type": "aws_route53_zone", "name": "main", "values": {"name": "example.com"}}]}}},
         "resource_changes": [
          {"address": "aws_route53_health_check.check[\"fr\"]", "change": {"after_unknown": {"id": true}}},
          {"address": "aws_route53_health_check.check[\"us\"]", "change": {"after_unknown": {"id": true}}},
          {"address": "aws_route53_health_check.all", "change": {"after_unknown": {"id": true, "child_healthchecks": true}}},
          {"address": "aws_route53_record.www[\"fr\"]", "deposed": "04bda9a1", "change": {"after_unknown": {}}},
          {"address": "aws_route53_record.www[\"fr\"]", "change": {"after_unknown": {"health_check_id": true, "zone_id": true}}},
          {"address": "aws_route53_record.www[\"us\"]", "change": {"after_unknown": {"health_check_id": true, "zone_id": true}}}],
         "configuration": {"root_module": {"resources": [
          {"address": "aws_route53_health_check.all", "mode": "managed", "type": "aws_route53_health_check", "name": "all", "expressions": {
           "child_healthchecks": {"references": [CHILDREN]}}},
          {"address": "aws_route53_record.www", "mode": "managed", "type": "aws_route53_record", "name": "www", "expressions": {
           "zone_id": {"references": ["data.aws_route53_zone.main.zone_id", "data.aws_route53_zone.main"]},
           "health_check_id": {"references": [REFERENCES]}}}]}}}
        """;
}
