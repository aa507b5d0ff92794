using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>
/// The small world, France with 60 and Germany with 20 million users, in which a change sends everybody from the data
/// center to the cloud.
/// </summary>
public class DnsPlannerTests
{
    private static readonly SmallWorld s_world = new SmallWorld
    {
        Countries = [SmallWorld.France, SmallWorld.Germany],
        Demand = "1000rps",
    }.WithMoveToCloud();

    [Test]
    public void Everybody_who_is_answered_otherwise_is_listed_with_his_rate()
    {
        DnsPlan plan = PlanOf(s_world);

        Assert.That(
            plan.Moves.Select(move => (move.From, move.To)).Distinct(),
            Is.EqualTo(new[] { ("dc-par", "gcp") })
        );
        Assert.That(RateOf(plan, "FR"), Is.EqualTo(750).Within(1e-6));
        Assert.That(RateOf(plan, "DE"), Is.EqualTo(250).Within(1e-6));
        Assert.That(plan.Moves.Where(move => move.Country == "FR").Sum(move => move.Share), Is.EqualTo(1).Within(1e-9));
        Assert.That(plan.Moves[0].Country, Is.EqualTo("FR"));
    }

    // The copy of a user lives on for the sum of three times, each uniform over a minute: until the name server has the
    // change, until the resolver's copy expires, until the client's does. With F the distribution of their sum in
    // minutes (Irwin-Hall, n = 3) and connections that close at a rate of 1/3 per minute, a part of
    // integral over (0, T) of F(x) exp(-(T - x) / 3) / 3 dx has moved T minutes after the change: 0.013012 for 1,
    // 0.156559 for 2, and 0.684246 for 5. What the 256 panels of the integration miss is below 1e-4.
    [Test]
    public void Phases_follow_caches_and_connections()
    {
        DnsPlan plan = PlanOf(s_world with { Demand = "900000000rps" });

        Assert.That(PartOf(plan, MovePhase.Now), Is.EqualTo(0.013012).Within(1e-4));
        Assert.That(PartOf(plan, MovePhase.AfterTtl), Is.EqualTo(0.143547).Within(1e-4));
        Assert.That(PartOf(plan, MovePhase.Tail), Is.EqualTo(0.843441).Within(1e-4));
        Assert.That(plan.Left[0], Is.EqualTo(new LeftShare(SimDuration.FromMinutes(5), plan.Left[0].Share)));
        Assert.That(plan.Left[0].Share, Is.EqualTo(0.315754).Within(1e-4));
        Assert.That(plan.NowEnds, Is.EqualTo(SimDuration.FromMinutes(1)));
        Assert.That(plan.AfterTtlEnds, Is.EqualTo(SimDuration.FromMinutes(2)));
    }

    // A pod of 2 cores serves 2 / 4 ms = 500 requests per second, 10 of them 5,000.
    [Test]
    public void Peaks_are_compared_with_what_pods_can_serve()
    {
        DnsPlan plan = PlanOf(
            s_world with
            {
                Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 0",
                SitePool = "{id: par, replicas: 10, pod: {cpu: 2, concurrency: 64}}",
            }
        );

        EndpointForecast site = plan.Endpoints.Single(endpoint => endpoint.Endpoint == "dc-par");
        Assert.That(site.Before.PerSecond, Is.EqualTo(1000).Within(1e-6));
        Assert.That(site.After, Is.EqualTo(RequestRate.Zero));
        Assert.That(site.PeakUtilizationBefore, Is.EqualTo(0.2).Within(1e-9));
        Assert.That(site.PeakUtilization, Is.Zero);
        Assert.That(site.Limit, Is.EqualTo("10 pods"));
        EndpointForecast cloud = plan.Endpoints.Single(endpoint => endpoint.Endpoint == "gke-eu");
        Assert.That((cloud.Before.PerSecond, cloud.After.PerSecond), Is.EqualTo((0.0, 1000.0)).Within(1e-6));
    }

    // A connection lives for 180 s with a request every 5 s, so a request of 100 bytes brings 5 / 180 of a handshake of
    // 5,000 bytes: 1 and 4 segments with 90 bytes around each, 8 * (190 + 5,360 / 36) = 2,711.1 bits on the wire,
    // 3,688.5 requests per second at 10 Mbit/s.
    [Test]
    public void Network_cards_can_be_the_limit()
    {
        DnsPlan plan = PlanOf(
            s_world with
            {
                Blades =
                    "{count: 1, nic: 10Mbps, cores: 1024, handshakeCpu: 1us, requestCpu: 1us, kilobyteCpu: 1us, "
                    + $"connections: 100000000, {SmallWorld.Lasting}}}",
            }
        );

        EndpointForecast site = plan.Endpoints.Single(endpoint => endpoint.Endpoint == "dc-par");
        Assert.That(site.Capacity!.Value.PerSecond, Is.EqualTo(3_688.5).Within(0.1));
        Assert.That(site.Limit, Is.EqualTo("blade network cards"));
    }

    // The data center's check is the only one. With the new zone the first choice is the cloud, which nothing checks.
    [Test]
    public void A_failure_that_the_new_zone_does_not_survive_is_told()
    {
        DnsPlan plan = PlanOf(s_world);

        FailureForecast cloud = plan.UnderFailure.Single(failure => failure.Failure == "front end gcp");
        Assert.That(cloud.LostBefore, Is.EqualTo(RequestRate.Zero));
        Assert.That(cloud.LostAfter.PerSecond, Is.EqualTo(1000).Within(1e-6));
        FailureForecast site = plan.UnderFailure.Single(failure => failure.Failure == "site dc-par");
        Assert.That(site.IsDifferent, Is.False);
        Assert.That(site.LostBefore, Is.EqualTo(RequestRate.Zero));
        Assert.That(plan.UnderFailure[0], Is.SameAs(cloud));
    }

    // Who is in no state of the zone gets no answer, before and after: only California loses one. Of 331,449,281 people
    // in the census of 2020, 39,538,223 live there: 11.9 %.
    [Test]
    public void States_are_told_apart_where_the_zone_does()
    {
        ScenarioInputs inputs = (s_world with { Countries = [SmallWorld.UnitedStates] }).Load();
        RecordSet california = new()
        {
            Name = DnsName.Parse("api.example.com"),
            Type = RecordType.A,
            SetIdentifier = "ca",
            Policy = new GeolocationRouting(null, "US", "CA"),
            Ttl = SimDuration.FromMinutes(1),
            Values = ["203.0.113.10"],
        };
        RecordSet texas = california with { SetIdentifier = "tx", Policy = new GeolocationRouting(null, "US", "TX") };
        Zone before = inputs.Zone with { RecordSets = [california, texas] };

        DnsPlan plan = DnsPlanner.Plan(inputs, before, before with { RecordSets = [texas] });

        Assert.That(plan.Moves.Sum(move => move.Rate.PerSecond), Is.EqualTo(119.3).Within(0.05));
        Assert.That(plan.Moves.Select(move => move.To).Distinct(), Is.EqualTo(new[] { DnsPlan.NoAnswer }));
    }

    // The address of a front end that is gone takes what is sent there: its pools get nothing of it.
    [Test]
    public void What_is_dead_carries_nothing()
    {
        FailureForecast cloud = PlanOf(s_world).UnderFailure.Single(failure => failure.Failure == "front end gcp");

        EndpointForecast pool = cloud.Endpoints.Single(endpoint => endpoint.Endpoint == "gke-eu");
        Assert.That(pool.After, Is.EqualTo(RequestRate.Zero));
        Assert.That(cloud.LostAfter.PerSecond, Is.EqualTo(1000).Within(1e-6));
    }

    [Test]
    public void One_address_of_IPv6_has_many_spellings()
    {
        ScenarioInputs inputs = s_world.Load();
        RecordSet six = new()
        {
            Name = DnsName.Parse("api.example.com"),
            Type = RecordType.AAAA,
            Ttl = SimDuration.FromMinutes(1),
            Values = ["2001:db8::1"],
        };
        Zone before = inputs.Zone with { RecordSets = [.. inputs.Zone.RecordSets, six] };
        RecordSet other = six with { Values = ["2001:DB8:0:0::1"] };
        Zone after = inputs.Zone with { RecordSets = [.. inputs.Zone.RecordSets, other] };

        Assert.That(DnsPlanner.Plan(inputs, before, after).Moves, Is.Empty);
    }

    [Test]
    public void What_address_blocks_change_is_said_to_be_unknown()
    {
        ScenarioInputs inputs = s_world.Load();
        RecordSet office = new()
        {
            Name = DnsName.Parse("ip.example.com"),
            Type = RecordType.A,
            SetIdentifier = "o",
            Policy = new IpBasedRouting("c", "office"),
            Ttl = SimDuration.FromMinutes(1),
            Values = ["203.0.113.10"],
        };
        Zone after = inputs.Zone with { RecordSets = [.. inputs.Zone.RecordSets, office] };

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, after);

        Assert.That(plan.Notes, Has.One.Contains("blocks of IP-based routing"));
    }

    [Test]
    public void The_same_zone_changes_nothing()
    {
        ScenarioInputs inputs = s_world.Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, inputs.Zone);

        Assert.That(plan.HasChanges, Is.False);
        Assert.That(plan.Records, Is.Empty);
        Assert.That(plan.Moves, Is.Empty);
        Assert.That(plan.At, Is.Null);
    }

    [Test]
    public void An_address_that_nobody_has_is_told_and_lost()
    {
        ScenarioInputs inputs = s_world.Load();
        Zone after = inputs.Zone with
        {
            RecordSets =
            [
                .. inputs.Zone.RecordSets.Select(set => set with { Values = ["192.0.2.99"], HealthCheckId = null }),
            ],
        };

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, after);

        Assert.That(plan.Moves.Select(move => move.To).Distinct(), Is.EqualTo(new[] { "192.0.2.99" }));
        Assert.That(plan.Notes, Has.Some.Contains("192.0.2.99"));
        Assert.That(plan.Endpoints.Single(e => e.Endpoint == "192.0.2.99").PeakUtilization, Is.Null);
    }

    // Users with IPv6 take the record of type AAAA first: 40 % of them.
    [Test]
    public void Addresses_of_both_families_are_planned_together()
    {
        SmallWorld world = s_world with
        {
            Clients = s_world.Clients.TrimEnd('}') + ", ipv6: 40%}",
            FrontEndKeys = ", address6: \"2001:db8::1\"",
        };
        ScenarioInputs inputs = world.Load();
        Zone after = inputs.Zone with
        {
            RecordSets =
            [
                .. inputs.Zone.RecordSets,
                new RecordSet
                {
                    Name = DnsName.Parse("api.example.com"),
                    Type = RecordType.AAAA,
                    Ttl = SimDuration.FromMinutes(1),
                    Values = ["2001:db8::1"],
                },
            ],
        };

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, after);

        Assert.That(plan.Moves.Sum(move => move.Rate.PerSecond), Is.EqualTo(400).Within(1e-6));
    }

    private static DnsPlan PlanOf(SmallWorld world)
    {
        ScenarioInputs inputs = world.Load();
        return DnsPlanner.Plan(inputs, inputs.Zone, inputs.ChangedZones.Values.Single());
    }

    private static double RateOf(DnsPlan plan, string country) =>
        plan.Moves.Where(move => move.Country == country).Sum(move => move.Rate.PerSecond);

    private static double PartOf(DnsPlan plan, MovePhase phase) =>
        plan.Moves.Where(move => move.Phase == phase).Sum(move => move.Rate.PerSecond)
        / plan.Moves.Sum(move => move.Rate.PerSecond);
}
