using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

// 10,000 requests/s, one in 5 s per user: 50,000 users. Ten blades of 4,000 connections have room for 40,000 of them.
// The others try with every request, 10,000 / 5 s = 2,000 attempts/s, and as many succeed as connections close: 40,000
// / 180 s = 222/s. So 1,778 of 10,000 requests/s fail. The plane lets connections close at the begin of a step and
// fills their places during it: half of 40,000 (1 - e^(-step / 180 s)) places stay empty, 2.16 % of the users at 10 s
// and 0.22 % at 1 s.
[TestFixture]
public sealed class ConnectionLimitTests
{
    [TestCase("10s", 0.1778 + 0.0216)]
    [TestCase("1s", 0.1778 + 0.0022)]
    public void Full_blades_refuse_new_connections_and_keep_those_they_have(string step, double failing)
    {
        RunResult result = (World("4000") with { Step = step }).Run();
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
                Clients = "{dnsCache: 60s, requestInterval: 5s, connectionLife: 31d, mobileShare: 0%}",
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

    private static SmallWorld World(string connections) =>
        new()
        {
            Resolvers = 1_000,
            Demand = "10000rps",
            Duration = "30m",
            Blades = $"{{count: 10, nic: 10Gbps, cores: 16, connections: {connections}, {SmallWorld.Lasting}}}",
        };
}
