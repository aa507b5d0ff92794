using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Announcements;
using Sim.Core.Routing.Balancing.Ecmp;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>The scenarios of <c>data/scenarios/ingress</c>: what a node port costs, derived.</summary>
[TestFixture]
public sealed class IngressScenarioTests
{
    // Ten times 400/s on 2 cores: C(2, 1.6) = 0.711111, and a wait of 0.711111 * 4 ms / 0.4 = 7.11111 ms where any pod
    // is picked. 6 * 16 workers that deal out in turn make ca^2 = 0.1 + 0.9 / (1 + 2 * 0.8^1.5 / (sqrt(96) * 0.2)) =
    // 0.620142, (1 + 0.620142) / 2 of that wait, 5.76050 ms. And a hop of 0.1 ms for nine of ten.
    [Test]
    public void A_node_port_costs_the_turns_of_the_workers_and_a_hop()
    {
        double direct = Mean("direct");
        double nodePort = Mean("nodeport");

        Assert.That(nodePort - direct, Is.EqualTo(7.11111 - 5.76050 + 0.09).Within(2).Percent);
    }

    [TestCase("resilient", EcmpHashKind.Resilient)]
    [TestCase("modulo", EcmpHashKind.Modulo)]
    [TestCase("hash-threshold", EcmpHashKind.HashThreshold)]
    [TestCase("maglev", EcmpHashKind.Maglev)]
    public void What_a_scenario_says_of_its_blades_is_what_they_do(string ecmp, EcmpHashKind kind)
    {
        SmallWorld world = new()
        {
            Blades =
                $"{{count: 2, ecmp: {ecmp}, routing: node-port, nodeHop: 1ms, "
                + "healthCheck: {interval: 2s, fastInterval: 500ms, timeout: 3s, rise: 4, fall: 5, "
                + "withdrawOnDown: false}}",
        };
        ScenarioInputs inputs = world.Load();
        BladeSpec blades = PlatformBuilder.Build(inputs, DemandAreas.Of(inputs)).Sites[0].Blades;

        Assert.That(blades.Hash, Is.EqualTo(kind));
        Assert.That(blades.NodeHop, Is.EqualTo(SimDuration.FromMilliseconds(1)));
        Assert.That(
            blades.HealthCheck,
            Is.EqualTo(
                new ExaBgpHealthOptions
                {
                    Interval = SimDuration.FromSeconds(2),
                    FastInterval = SimDuration.FromSeconds(0.5),
                    Timeout = SimDuration.FromSeconds(3),
                    Rise = 4,
                    Fall = 5,
                }
            )
        );
    }

    /// <summary>Latency in milliseconds.</summary>
    private static double Mean(string name)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/ingress/{name}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        RunResult result = new SimulatedWorld(loaded.Inputs!).Finish("test");
        Assert.That(result.Totals.Failed, Is.Zero);
        return result.Regions.Single(region => region.Answered > 0).MeanParts.Total.TotalMilliseconds;
    }
}
