using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>Which status of which health check counts as having noticed a fault or a change.</summary>
/// <remarks>
/// Checks every 10 s, threshold 3: an answer with an error or a refused connection is noticed after two rounds and
/// [0.46, 0.99] of one, 24.6 to 32.6 s with the time that probes take (<see cref="FailoverTests"/>).
/// </remarks>
[TestFixture]
public sealed class DetectionTests
{
    private const double Earliest = 24.6;
    private const double Latest = 32.6;

    private const string CloudCheck = """
        ,
        {"Id": "22222222-2222-2222-2222-222222222222", "CallerReference": "gcp", "HealthCheckVersion": 1, "HealthCheckConfig":
          {"IPAddress": "198.51.100.10", "Port": 443, "Type": "HTTPS", "ResourcePath": "/",
           "RequestInterval": 10, "FailureThreshold": 3} }
        """;

    private static readonly SmallWorld s_world = new()
    {
        Resolvers = 100,
        Demand = "10000rps",
        Duration = "30m",
    };

    // The zone answers 203.0.113.10 for par.example.com, the address of dc-par.
    [Test]
    public void A_check_by_name_notices_the_site_that_has_the_name()
    {
        SmallWorld world = s_world with
        {
            Checked = """ "FullyQualifiedDomainName": "par.example.com" """,
            MoreRecords = """
                ,
                {"Name": "par.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]}
                """,
        };
        Assert.That(Detected(world.With("site/dc-par", "refuse", "10m")), Is.InRange(Earliest, Latest));
    }

    // What the check says of a broken site is that it is healthy.
    [Test]
    public void An_inverted_check_notices_a_fault_by_its_recovery()
    {
        SmallWorld world = s_world with { Checked = """ "IPAddress": "203.0.113.10", "Inverted": true """ };
        Assert.That(Detected(world.With("site/dc-par", "refuse", "10m")), Is.InRange(Earliest, Latest));
    }

    [TestCase("capacity: 0, pool: par")]
    [TestCase("capacity: 0, pool: gke-eu")]
    [TestCase("drain: site/dc-par")]
    public void A_change_is_noticed_by_the_check_of_what_it_changes(string change)
    {
        SmallWorld world = s_world with { MoreChecks = CloudCheck, More = $"changes: [{{at: 10m, {change}}}]" };
        Assert.That(Detected(world), Is.InRange(Earliest, Latest));
    }

    // A blade leaves its flows to the others; a batch of DNS changes nothing that checks probe.
    [TestCase("drain: blade/dc-par/1")]
    [TestCase("dns: batch.json")]
    public void A_change_that_no_check_can_see_is_not_noticed(string change) =>
        Assert.That(Detected(s_world with { More = $"changes: [{{at: 10m, {change}}}]" }), Is.Null);

    // Withdrawn at 2 min, announced at 10 min. The third of 16 checkers makes the check healthy, its third good probe
    // at the earliest after two rounds of 10 s, at the latest 60 s (convergence), a round without reply of 14 s and two
    // of 10 s later, with up to 2 s for the probes.
    [Test]
    public void An_announcement_is_noticed_by_a_recovery()
    {
        SmallWorld world = s_world with
        {
            More = "changes: [{at: 2m, withdraw: site/dc-par}, {at: 10m, announce: site/dc-par}]",
        };
        Assert.That(Detected(world), Is.InRange(20.0, 60 + 14 + 20 + 2));
    }

    // The check of the site fails during the fault of a region, which is behind another address.
    [Test]
    public void The_check_of_another_address_notices_nothing()
    {
        SmallWorld world = s_world with
        {
            More = """
                faults:
                  - {at: 9m, fail: pods/gke-eu, how: slow +10ms, for: 10m}
                  - {at: 10m, fail: site/dc-par, how: refuse, for: 10m}
                """,
        };
        IReadOnlyList<Incident> incidents = world.Run().Incidents;
        Assert.Multiple(() =>
        {
            Assert.That(incidents[0].DetectedSeconds, Is.Null);
            Assert.That(incidents[1].DetectedSeconds, Is.InRange(Earliest, Latest));
        });
    }

    /// <summary>Of the incident at 600 s.</summary>
    private static double? Detected(SmallWorld world) =>
        world.Run().Incidents.Single(incident => incident.AtSeconds == SmallWorld.Begin).DetectedSeconds;
}
