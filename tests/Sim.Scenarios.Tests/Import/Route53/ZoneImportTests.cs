using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import.Route53;

public sealed class ZoneImportTests
{
    [Test]
    public void Findings_of_the_zone_stand_at_its_record_sets()
    {
        var diagnostics = new DiagnosticList();
        Zone? zone = Route53Import.ReadZone(
            new MemoryFiles
            {
                ["zone.json"] = """
                {"ResourceRecordSets": [
                 {"Name": "a.example.com.", "Type": "A", "AliasTarget": {"HostedZoneId": "Z", "DNSName": "gone.example.com.", "EvaluateTargetHealth": true}},
                 {"Name": "b.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}], "HealthCheckId": "h"}
                ]}
                """,
                ["checks.json"] = """{"HealthChecks": []}""",
            },
            "zone.json",
            "checks.json",
            diagnostics
        );
        Assert.That(zone, Is.Null);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "2:2 E dangling-alias: a.example.com. A: alias target gone.example.com. A does not exist",
                    "3:2 W unknown-health-check: b.example.com. A: health check 'h' is not among those supplied: "
                        + "it is taken as healthy at all times",
                }
            )
        );
    }

    [Test]
    public void A_missing_file_is_an_error() =>
        Assert.That(Route53Import.ReadZone(new MemoryFiles(), "zone.json", null, new DiagnosticList()), Is.Null);

    [Test]
    public void A_change_batch_is_read_with_its_comment_and_places()
    {
        LocatedChangeBatch? batch = Read.From(
            """
            {"Comment": "move Spain", "Changes": [
             {"Action": "DELETE", "ResourceRecordSet": {"Name": "a.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}},
             {"Action": "UPSERT", "ResourceRecordSet": {"Name": "b.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}}
            ]}
            """,
            Route53Import.ReadChangeBatch,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(batch!.Batch.Comment, Is.EqualTo("move Spain"));
        Assert.That(
            batch.Batch.Changes.Select(c => (c.Action, c.RecordSet.Name.ToString())),
            Is.EqualTo(new[] { (ChangeAction.Delete, "a.example.com."), (ChangeAction.Upsert, "b.example.com.") })
        );
        Assert.That(batch.Places.Select(p => p.ToString()), Is.EqualTo(new[] { "zone.json:2:2", "zone.json:3:2" }));
    }

    [Test]
    public void An_unknown_action_and_a_missing_record_set_are_errors()
    {
        Read.From(
            """{"Changes": [{"Action": "UPSET", "ResourceRecordSet": {}}, {"Action": "DELETE"}]}""",
            Route53Import.ReadChangeBatch,
            out DiagnosticList diagnostics
        );
        Diagnostic action = diagnostics.Single(d => d.Code == "unknown-word");
        Assert.That((action.Message, action.Suggestion), Is.EqualTo(("'Action' is 'UPSET'", "UPSERT")));
        Assert.That(diagnostics.Lines(), Has.Some.EqualTo("1:60 E missing-key: 'ResourceRecordSet' is missing"));
    }
}
