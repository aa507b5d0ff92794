using Sim.Core.Routing.Dns;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// IP-based routing where the scenario says who is in which address block: those in 192.0.2.0/24 go to the site, all
/// others to the cloud.
/// </summary>
public sealed class AddressBlockTests
{
    private const string Keys = ", publicShare: 20%, ttlExtension: 0%";

    private static readonly SmallWorld s_world = new()
    {
        Demand = "1000rps",
        ResolverKeys = Keys + ", blocks: [{country: FR, block: 192.0.2.0/25, share: 30%}]",
    };

    // 80 % have their provider's resolver, whose address is in the block as they are; of the others' public resolver
    // Route 53 sees the subnet where it is sent, else an address of its own.
    [TestCase("public", 0.3)]
    [TestCase("none", 0.24)]
    public void Users_in_a_block_get_its_record(string ecs, double atSite)
    {
        SmallWorld world = s_world with { ResolverKeys = s_world.ResolverKeys + $", ecs: {ecs}" };

        Assert.That(RateAt(PlanOf(world), "dc-par"), Is.EqualTo(1000 * atSite).Within(1e-6));
    }

    [Test]
    public void A_run_has_the_same_users_in_it()
    {
        ScenarioInputs inputs = s_world.Load();
        ScenarioInputs routed = inputs with { Zone = Routed(inputs.Zone) };

        double[] held = new SimulatedWorld(routed)
            .Groups.Where(group => group.Block is not null)
            .Select(g => g.Share)
            .ToArray();

        Assert.That(held.Sum(), Is.EqualTo(0.3).Within(1e-12));
    }

    [Test]
    public void Nobody_is_told_apart_where_no_record_set_does()
    {
        Assert.That(s_world.Build().Groups.Any(group => group.Block is not null), Is.False);
    }

    [Test]
    public void A_plan_with_known_blocks_does_not_say_that_they_are_unknown()
    {
        Assert.That(PlanOf(s_world).Notes, Has.None.Contains("IP-based"));
        Assert.That(PlanOf(s_world with { ResolverKeys = Keys }).Notes, Has.One.Contains("resolvers.blocks"));
    }

    [TestCase("{country: FR, block: 192.0.2.0/33, share: 1%}", "not-a-subnet: '192.0.2.0/33' is not an address block")]
    [TestCase("{country: XX, block: 192.0.2.0/24, share: 1%}", "'XX'")]
    [TestCase(
        "{country: FR, block: 192.0.2.0/24, share: 60%}, {country: FR, block: 198.51.100.0/24, share: 60%}",
        "blocks-above-100: the shares add up to 120%"
    )]
    [TestCase(
        "{country: FR, block: 192.0.2.0/24, share: 1%}, {country: FR, block: 192.0.2.0/24, share: 1%}",
        "duplicate-block: 192.0.2.0/24 of FR is stated twice"
    )]
    [TestCase("{country: FR, block: 192.0.2.0/24, shar: 1%}", "has no key 'shar'")]
    public void A_wrong_block_is_refused_at_its_place(string blocks, string message)
    {
        SmallWorld world = s_world with { ResolverKeys = $", blocks: [{blocks}]" };

        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", world.Files());

        Assert.That(loaded.Inputs, Is.Null);
        Diagnostic[] errors = [.. loaded.Diagnostics.Where(found => found.Severity == Severity.Error)];
        Assert.That(
            errors.Select(found => found.ToString()),
            Has.Some.Contains(message).And.Some.StartsWith("s.yaml:9:")
        );
    }

    private static DnsPlan PlanOf(SmallWorld world)
    {
        ScenarioInputs inputs = world.Load();
        return DnsPlanner.Plan(inputs, inputs.Zone, Routed(inputs.Zone));
    }

    private static Zone Routed(Zone zone)
    {
        RecordSet office = zone.RecordSets[0] with
        {
            SetIdentifier = "office",
            Policy = new IpBasedRouting("c", "office"),
            HealthCheckId = null,
        };
        return zone with
        {
            RecordSets =
            [
                office,
                office with
                {
                    SetIdentifier = "any",
                    Policy = new IpBasedRouting("c", "*"),
                    Values = ["198.51.100.10"],
                },
            ],
            CidrCollections =
            [
                new CidrCollection("c", [new CidrLocation("office", [System.Net.IPNetwork.Parse("192.0.2.0/24")])]),
            ],
        };
    }

    private static double RateAt(DnsPlan plan, string endpoint) =>
        plan.Endpoints.Single(one => one.Endpoint == endpoint).After.PerSecond;
}
