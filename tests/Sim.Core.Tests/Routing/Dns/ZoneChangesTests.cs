using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class ZoneChangesTests
{
    private static readonly RecordSet s_www = Zones.Leaf("www.example.com", "192.0.2.1");
    private static readonly RecordSet s_api = Zones.Leaf("api.example.com", "192.0.2.2");

    [Test]
    public void A_name_outside_of_the_zone_is_refused()
    {
        var zone = new Zone { Name = DnsName.Parse("example.com"), RecordSets = [s_www] };
        var batch = new ChangeBatch
        {
            Changes = [new RecordChange(ChangeAction.Create, Zones.Leaf("www.example.org", "192.0.2.1"))],
        };

        ChangeOutcome outcome = ZoneChanges.Apply(zone, batch);

        Assert.That(outcome.Zone, Is.Null);
        Assert.That(
            outcome.Refusals.Single().Message,
            Is.EqualTo("www.example.org. A is not permitted in zone example.com.")
        );
    }

    private static readonly Zone s_zone = new() { RecordSets = [s_www, s_api] };

    [Test]
    public void An_upsert_replaces_in_place_and_adds_at_the_end()
    {
        RecordSet moved = s_www with { Values = ["198.51.100.1"] };
        RecordSet added = Zones.Leaf("new.example.com", "192.0.2.3");
        ChangeOutcome outcome = Apply((ChangeAction.Upsert, moved), (ChangeAction.Upsert, added));
        Assert.That(outcome.Zone!.RecordSets, Is.EqualTo(new[] { moved, s_api, added }));
    }

    [Test]
    public void A_policy_changes_by_delete_and_create_in_one_batch()
    {
        RecordSet weighted = s_www with { Policy = new WeightedRouting(1), SetIdentifier = "a" };
        ChangeOutcome outcome = Apply((ChangeAction.Delete, s_www), (ChangeAction.Create, weighted));
        Assert.That(outcome.Zone!.RecordSets, Is.EqualTo(new[] { s_api, weighted }));
    }

    [Test]
    public void A_difference_names_the_fields_of_the_api()
    {
        RecordSet present = s_www with
        {
            Policy = new GeolocationRouting(null, "US", "CA"),
            SetIdentifier = "a",
            Alias = new AliasTarget(DnsName.Parse("eu.example.com"), "Z1", EvaluateTargetHealth: true),
        };
        RecordSet asked = present with
        {
            Policy = new WeightedRouting(10),
            HealthCheckId = "h-1",
            Alias = present.Alias with { EvaluateTargetHealth = false },
        };
        Assert.That(
            RecordDifference.Of(asked, present),
            Is.EqualTo(
                "AliasTarget.EvaluateTargetHealth is true, not false; GeoLocation.CountryCode is US, not absent; "
                    + "GeoLocation.SubdivisionCode is CA, not absent; HealthCheckId is absent, not h-1; "
                    + "Weight is absent, not 10"
            )
        );
    }

    [Test]
    public void A_delete_must_match_exactly_and_says_how_it_does_not()
    {
        RecordSet other = s_www with { Ttl = SimDuration.FromSeconds(300) };
        Assert.That(
            Apply((ChangeAction.Delete, other)).Refusals,
            Is.EqualTo(
                new[]
                {
                    new ChangeRefusal(0, "www.example.com. A is not exactly what the zone has: TTL is 60, not 300"),
                }
            )
        );
    }

    [Test]
    public void One_bad_change_refuses_all_and_every_reason_is_told()
    {
        ChangeOutcome outcome = Apply(
            (ChangeAction.Create, s_www),
            (ChangeAction.Upsert, s_api with { Values = ["192.0.2.9"] }),
            (ChangeAction.Delete, Zones.Leaf("gone.example.com", "192.0.2.1"))
        );
        Assert.That(outcome.Zone, Is.Null);
        Assert.That(
            outcome.Refusals,
            Is.EqualTo(
                new[]
                {
                    new ChangeRefusal(0, "www.example.com. A exists already"),
                    new ChangeRefusal(2, "gone.example.com. A does not exist"),
                }
            )
        );
    }

    [Test]
    public void Names_are_compared_without_regard_to_case_and_trailing_dot() =>
        Assert.That(
            Apply((ChangeAction.Delete, Zones.Leaf("WWW.example.com.", "192.0.2.1"))).Zone!.RecordSets,
            Has.Count.EqualTo(1)
        );

    private static ChangeOutcome Apply(params (ChangeAction, RecordSet)[] changes) =>
        ZoneChanges.Apply(
            s_zone,
            new ChangeBatch { Changes = [.. changes.Select(c => new RecordChange(c.Item1, c.Item2))] }
        );
}
