using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>A plan that changes a TTL says what that costs and gains.</summary>
public class TtlNotesTests
{
    // Six thousand caches that are asked all the time fetch an answer once per TTL: 6,000 / 60 s, then 6,000 / 10 s.
    [Test]
    public void The_name_servers_are_asked_more_often()
    {
        ScenarioInputs inputs = new SmallWorld { Resolvers = 6_000 }.Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, WithTtl(inputs.Zone, 10));

        Assert.That(
            plan.Notes,
            Has.One.Matches("^TTL 1m to 10s for 100 % of the requests: .* ask 600 instead of 100 times per second")
        );
    }

    // A user's copy outlives a change by the sum of three uniform times: the spread of 60 s, what is left of the
    // resolver's TTL, and of the client's 60 s. A tenth is left, for three of 60 s, when the last sixth of the cube
    // (3 - x)^3 / 6 is 0.1: x = 3 - 0.6^(1/3) = 2.15657, 129.4 s.
    [Test]
    public void Nine_in_ten_follow_when_the_sum_of_the_copies_has_passed()
    {
        ScenarioInputs inputs = new SmallWorld { Demand = "1000rps" }.Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, WithTtl(inputs.Zone, 0));

        // Without a TTL: two of 60 s, (2 - x)^2 / 2 = 0.1, x = 2 - sqrt(0.2) = 1.55279, 93.2 s.
        Assert.That(plan.Notes, Has.One.EndsWith("follow a later change within 1m 34s instead of 2m 10s."));
    }

    [Test]
    public void An_unchanged_TTL_is_not_worth_a_word()
    {
        ScenarioInputs inputs = new SmallWorld { Demand = "1000rps" }
            .WithMoveToCloud()
            .Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, inputs.ChangedZones.Values.Single());

        Assert.That(plan.Notes, Has.None.StartsWith("TTL"));
    }

    private static Zone WithTtl(Zone zone, int seconds) =>
        zone with
        {
            RecordSets = [.. zone.RecordSets.Select(set => set with { Ttl = SimDuration.FromSeconds(seconds) })],
        };
}
