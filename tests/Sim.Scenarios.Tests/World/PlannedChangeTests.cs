using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

[TestFixture]
public sealed class PlannedChangeTests
{
    // The change reaches the name servers within U(0, 60) s, then a resolver's copy has U(0, 60) to live, then a
    // client's U(0, 60). Open connections go on, each for an exponential time of mean 180 s. The share that has not
    // moved at t >= 180 is e^(-t / 180) h^3 with h = (e^(60 / 180) - 1) 180 / 60 = 1.186837, so t = 180 (-ln(share) + 3
    // ln h) = 180 * -ln(share) + 92.50: 217.26, 506.96 and 921.43 s. Half a step, and four standard errors of 50,000
    // resolvers.
    [Test]
    public void A_planned_move_fails_nobody_and_waits_for_connections_to_close()
    {
        Incident change = new SmallWorld { Resolvers = 50_000, Duration = "80m" }
            .WithMoveToCloud()
            .Incident();
        Assert.Multiple(() =>
        {
            Assert.That(change.FailedRequests, Is.Zero);
            Assert.That(change.MovedP50Seconds, Is.EqualTo(217.26).Within(6));
            Assert.That(change.MovedP90Seconds, Is.EqualTo(506.96).Within(6));
            Assert.That(change.MovedP99Seconds, Is.EqualTo(921.43).Within(6));
            Assert.That(change.CapacitySeconds, Is.Zero);
        });
    }

    // France is nearer to eu-west-3, Paris, than to us-east-1, Virginia: everybody follows to the cloud.
    [Test]
    public void A_change_may_bring_latency_routing()
    {
        string old = SmallWorld.Values("203.0.113.10");
        string[] changes =
        [
            Batched("DELETE", old),
            Batched(
                "CREATE",
                "\"SetIdentifier\": \"near\", \"Region\": \"eu-west-3\", " + SmallWorld.Values("198.51.100.10")
            ),
            Batched("CREATE", "\"SetIdentifier\": \"far\", \"Region\": \"us-east-1\", " + old),
        ];
        SmallWorld world = new SmallWorld
        {
            Duration = "80m",
            More = "changes: [{at: 10m, dns: batch.json}]",
        }.Answering(old) with
        {
            Change = "{\"Changes\": [" + string.Join(", ", changes) + "]}",
        };

        Incident change = world.Incident();

        Assert.Multiple(() =>
        {
            Assert.That(change.FailedRequests, Is.Zero);
            Assert.That(change.MovedP99Seconds, Is.GreaterThan(0));
        });

        static string Batched(string action, string record) =>
            $$"""
                {"Action": "{{action}}", "ResourceRecordSet":
                  {"Name": "api.example.com.", "Type": "A", "TTL": 60, {{record}} } }
                """;
    }

    [TestCase("drain: site/dc-par")]
    [TestCase("drain: blade/dc-par/1")]
    [TestCase("capacity: 900, pool: par")]
    public void Planned_work_with_room_to_spare_fails_nobody(string change)
    {
        SmallWorld world = new()
        {
            Duration = "40m",
            Resolvers = 1_000,
            More = $"changes: [{{at: 10m, {change}}}]",
        };
        Assert.That(world.Run().Totals.Failed, Is.Zero);
    }

    // A drained site fails its checks after d = 20 to 30 s and keeps serving who is connected; besides, it closes what
    // it has evenly within 240 s. Who holds the new address from X = d + U(0, 60) + U(0, 60) on is connected to the old
    // one still at t > X with a chance of e^(-(t - X)/180) (240 - t) / (240 - X). The mean of that over X (numerically)
    // is 10 % at 210.5 s for d = 24.6 s, at 213.0 s for 32.6 s, and 1 % at 236.6 and 236.9 s: at 240 s all are closed.
    [Test]
    public void A_drained_site_empties_as_its_connections_close()
    {
        SmallWorld world = new()
        {
            Duration = "70m",
            Resolvers = 50_000,
            More = "changes: [{at: 10m, drain: site/dc-par}]",
        };
        Incident change = world.Incident();
        Assert.Multiple(() =>
        {
            Assert.That(change.DetectedSeconds, Is.InRange(24.6, 32.6));
            Assert.That(change.MovedP90Seconds, Is.InRange(210.5 - 2, 213.0 + 2));
            Assert.That(change.MovedP99Seconds, Is.InRange(236.6 - 2, 236.9 + 2));
            Assert.That(change.FailedRequests, Is.Zero);
        });
    }

    // The site withdraws its prefix. Until France's routers know, at most 60 s, nothing changes; from then on its
    // packets are lost until the check and two caches have done their work. The checkers lose the site one region after
    // the other, from 0 to 60 s on.
    [Test]
    public void A_withdrawn_prefix_hurts_from_convergence_until_dns_has_followed()
    {
        SmallWorld world = new()
        {
            Duration = "40m",
            Resolvers = 50_000,
            More = "changes: [{at: 10m, withdraw: site/dc-par}]",
        };
        Incident change = world.Incident();
        double failed = change.FailedRequests / 9e8;
        Assert.Multiple(() =>
        {
            // The check fails with the 14th of 16 checkers: at the latest 60 s, a probe under way, and 32 s after it.
            Assert.That(change.DetectedSeconds, Is.InRange(32.0, 60 + 14 + 32));
            // All have moved 60 (convergence) + 14 + 32 (checks) + 60 + 60 s after the withdrawal, on average by 60 s
            // less.
            Assert.That(change.MovedP99Seconds, Is.LessThan(60 + 14 + 32 + 120));
            Assert.That(failed, Is.InRange(32.0, 60 + 14 + 32 + 60));
        });
    }
}
