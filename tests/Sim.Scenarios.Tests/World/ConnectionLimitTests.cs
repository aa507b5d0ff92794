using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

// 10,000 requests/s, one in 5 s per user: 50,000 users. Ten blades of 4,000 connections have room for 40,000 of them.
// The others try with every request, 10,000 / 5 s = 2,000 attempts/s, and as many succeed as connections close: 40,000
// / 180 s = 222/s. So 1,778 of 10,000 requests/s fail. The plane lets connections close at the begin of a step and
// fills their places during it: half of 40,000 (1 - e^(-step / 180 s)) places stay empty, 2.16 % of the users at 10 s
// and 0.22 % at 1 s. All of this without a health check that would move users away.
[TestFixture]
public sealed class ConnectionLimitTests
{
    [TestCase("10s", 0.1778 + 0.0216)]
    [TestCase("1s", 0.1778 + 0.0022)]
    public void Full_blades_refuse_new_connections_and_keep_those_they_have(string step, double failing)
    {
        RunResult result = (World("4000") with { Step = step, CheckDisabled = true }).Run();
        double[] errors = result.Timeline.Regions.Single().ErrorRatio.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(errors[^1], Is.EqualTo(failing).Within(0.001));
            ResourceUse use = result
                .Endpoints[0]
                .Resources.Single(resource => resource.Resource == "blade connections");
            Assert.That(use.Mean, Is.EqualTo(1).Within(1e-6));
        });
    }

    // Ten blades of 5,000 are full, and connections last. One blade swallows 40 % of its packets: 4 % of all users are
    // on dead connections, which keep their places, and find no other one. The others are served as before.
    [Test]
    public void Without_a_single_free_place_those_who_are_connected_are_served()
    {
        RunResult result = (
            World("5000") with
            {
                CheckDisabled = true,
                Clients = "{dnsCache: 60s, followTtl: 0%, requestInterval: 5s, connectionLife: 31d, mobileShare: 0%}",
            }
        )
            .With("blade/dc-par/1", "blackhole", "10m", ", share: 40%")
            .Run();
        double[] errors = result.Timeline.Regions.Single().ErrorRatio.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(errors[90], Is.EqualTo(0.04).Within(1e-3));
            // At first those who have noticed are refused while the timeouts of what they asked before still run out.
            Assert.That(errors.Max(), Is.LessThan(0.08));
        });
    }

    [Test]
    public void Blades_with_room_for_everybody_refuse_nobody() =>
        Assert.That(World("5000").Run().Totals.Failed, Is.Zero);

    // Connections live for a month here, so no place gets free: the 10,000 users without one are turned away again and
    // again, and so is every probe once the first step of 10 s has been measured. A checker probes at phase * 10 s,
    // then fails three times: 30 s later, and as probes take up to 1.5 s (a pass) and 0.4 s (refused) 2.7 s more. The
    // 14th of 16 phases lies in [0.46, 0.99]. Who opens a connection a month asks no resolver often enough for it to
    // hold a copy: only the clients' caches, U(0, 60) s, keep users who look at the full site, 30 s in the mean, and
    // they lose 2,000 requests/s until then. Nobody comes back: who has found a connection in the cloud keeps it.
    [Test]
    public void Checks_are_refused_by_full_blades_too_and_move_the_users_whom_they_turn_away()
    {
        SimulatedWorld world = (
            World("4000") with
            {
                Resolvers = 10_000,
                Clients = "{dnsCache: 60s, followTtl: 0%, requestInterval: 5s, connectionLife: 31d, mobileShare: 0%}",
            }
        ).Build();
        RunResult result = world.Finish("test");
        double detected = world.Authority.Transitions[0].At.TotalSeconds;
        Assert.Multiple(() =>
        {
            Assert.That(detected, Is.InRange(30 + 4.6, 30 + 9.9 + 2.7));
            Assert.That(result.Totals.Failed / 2_000, Is.EqualTo(detected + 30).Within(0.1));
            Assert.That(result.Timeline.Regions.Single().ErrorRatio[^1], Is.Zero);
            EndpointSeries cloud = result.Timeline.Endpoints.Single(endpoint => endpoint.Endpoint == "gke-eu");
            Assert.That(cloud.Answered[^1], Is.EqualTo(2_000).Within(0.2).Percent);
        });
    }

    private static SmallWorld World(string connections) =>
        new()
        {
            Resolvers = 1_000,
            Demand = "10000rps",
            Duration = "30m",
            Blades = $"{{count: 10, nic: 10Gbps, cores: 16, connections: {connections}, {SmallWorld.Lasting}}}",
        };
}
