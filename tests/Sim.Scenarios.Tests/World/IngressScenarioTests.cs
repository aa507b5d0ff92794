using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Announcements;
using Sim.Core.Routing.Balancing.Ecmp;
using Sim.Core.Routing.Balancing.Upstreams;
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

    // Where workers know little of each other, least connections is a turn. Averages of response times swing: ten
    // queues wait 220 ms at 80 % load, and 1 + 8 / 6^1.15 = 2.019 of the 7.11111 ms of any (EwmaSplit), instead of
    // 5.76050 ms.
    [Test]
    public void The_tail_grows_with_what_balancers_do_not_see()
    {
        double least = Mean("least-connections");
        double turn = Mean("direct");
        double ewma = Mean("ewma");

        Assert.That(least, Is.EqualTo(turn).Within(1).Percent);
        Assert.That(ewma - turn, Is.EqualTo(220 + (2.019 * 7.11111) - 5.76050).Within(10).Percent);
    }

    [TestCase("balancing: least-connections", "a worker sends to the pod with the fewest of its own requests")]
    [TestCase("balancing: ewma", "of two pods at random the one that has answered its blade faster")]
    [TestCase("ecmp: modulo", "each worker sends to the next pod in its turn")]
    public void A_journey_tells_how_its_pod_is_chosen(string keys, string expected)
    {
        SimulatedWorld world = new SmallWorld { Blades = $"{{count: 2, {keys}}}" }.Build();
        world.RunTo(SimTime.FromSeconds(60));
        JourneyStep pool = new JourneyBuilder(world).Build(group: 0).Steps.Single(step => step.Title == "pool");

        Assert.That(pool.Details, Has.Member(expected));
    }

    // One pod of ten is silent for 30 s, until readiness leaves it out. In turn: each tenth of 2,000 requests/s waits
    // 5 s for it, 6,000 of 1,200,000, less a tenth that meet it again and fail after 10 s. With max_fails 96 workers
    // meet it for 5 s, 1,000 requests; then each once more until it knows, and once after 10.5 + 5 s: 1,192. The
    // difference is (5,400 - 1,192) * 5 s / 1,200,000 = 17.5 ms.
    [Test]
    public void Passive_checks_spare_most_requests_a_silent_pod() =>
        Assert.That(Mean("silent-pod") - Mean("max-fails"), Is.EqualTo(17.5).Within(10).Percent);

    [Test]
    public void What_a_scenario_says_of_its_upstream_is_what_nginx_does()
    {
        UpstreamSpec upstream = UpstreamOf(
            "balancing: least-connections, upstream: {maxFails: 2, failTimeout: 20s, tries: 4, triesTimeout: 3s, "
                + "connectTimeout: 1s}"
        );

        Assert.That(
            upstream,
            Is.EqualTo(
                new UpstreamSpec
                {
                    Balancing = UpstreamBalancing.LeastConnections,
                    MaxFails = 2,
                    FailTimeout = SimDuration.FromSeconds(20),
                    Next = new NextUpstream { Tries = 4, Timeout = SimDuration.FromSeconds(3) },
                    ConnectTimeout = SimDuration.FromSeconds(1),
                }
            )
        );
        Assert.That(UpstreamOf("ecmp: modulo"), Is.EqualTo(new UpstreamSpec()));
        Assert.That(UpstreamOf("balancing: ewma").Balancing, Is.EqualTo(UpstreamBalancing.Ewma));
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

    private static UpstreamSpec UpstreamOf(string keys)
    {
        ScenarioInputs inputs = new SmallWorld { Blades = $"{{count: 2, {keys}}}" }.Load();
        return PlatformBuilder.Build(inputs, DemandAreas.Of(inputs)).Sites[0].Blades.Upstream;
    }

    /// <summary>Latency in milliseconds.</summary>
    private static double Mean(string name)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/ingress/{name}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        RunResult result = new SimulatedWorld(loaded.Inputs!).Finish("test");
        Assert.That(result.Totals.Failed, name == "silent-pod" ? Is.EqualTo(600).Within(2).Percent : Is.Zero);
        return result.Regions.Single(region => region.Answered > 0).MeanParts.Total.TotalMilliseconds;
    }
}
