using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>What counts as an incident's own doing.</summary>
[TestFixture]
public sealed class AttributionTests
{
    // France, three quarters of 900 M requests/s, is served by Paris, Germany by Frankfurt, whose two pods of 64 cores
    // take 128 M requests/s of 1 us and refuse 97 M/s all day. When Paris refuses, French requests fail for d + 60 s, d
    // the detection, and Paris has its users back 890.59 s after its check recovers, 20 to 29 s after the fault
    // (FailoverTests; 15,000 French resolvers count as 5,900 equal ones, four standard errors of their mean are 0.9 s).
    [Test]
    public void An_overloaded_site_elsewhere_does_not_count()
    {
        RunResult result = (
            new SmallWorld
            {
                Resolvers = 20_000,
                Duration = "80m",
                Countries = [SmallWorld.France, SmallWorld.Germany],
                FailoverName = "par.example.com.",
                MoreRecords = """
                    ,
                    {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "de", "TTL": 60,
                     "GeoLocation": {"CountryCode": "DE"}, "ResourceRecords": [{"Value": "192.0.2.10"}]},
                    {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "others",
                     "GeoLocation": {"CountryCode": "*"},
                     "AliasTarget": {"HostedZoneId": "Z1", "DNSName": "par.example.com.", "EvaluateTargetHealth": true}}
                    """,
                MoreSites =
                    "  - {id: dc-fra, location: FRA, prefix: 192.0.2.0/24, address: 192.0.2.10, upstreams: [AS1299], "
                    + $"blades: {new SmallWorld().Blades}, pool: fra}}",
                MorePools = "  - {id: fra, replicas: 2, pod: {cpu: 64, concurrency: 1000}}",
            }.With("site/dc-par", "refuse", "20m")
        ).Run();
        Incident incident = result.Incidents.Single();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.EqualTo((97e6 * 4_800) + incident.FailedRequests).Within(1).Percent);
            Assert.That(incident.FailedRequests / 675e6, Is.EqualTo(incident.DetectedSeconds!.Value + 60).Within(1));
            Assert.That(incident.ReturnedSeconds, Is.InRange(890.59 + 20 - 2, 890.59 + 29 + 12));
        });
    }

    // 30 % of 10,000 requests/s for 600 s. A checker needs three errors in a row, 2.7 %, and 14 of 16 checkers: nobody
    // moves.
    [Test]
    public void Errors_that_move_nobody_count()
    {
        Incident incident = new SmallWorld
        {
            Resolvers = 100,
            Demand = "10000rps",
            Duration = "40m",
        }
            .With("pods/par", "errors 30%", "10m")
            .Incident();
        Assert.Multiple(() =>
        {
            Assert.That(incident.FailedRequests, Is.EqualTo(0.3 * 10_000 * 600).Within(0.01).Percent);
            Assert.That(incident.MovedP50Seconds, Is.Null);
            Assert.That(incident.CapacitySeconds, Is.Null);
            Assert.That(incident.ReturnedSeconds, Is.Null);
        });
    }
}
