using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Who gets which answer, and when, in small worlds.</summary>
[TestFixture]
public sealed class ResolutionTests
{
    private const string Site = "203.0.113.10";
    private const string Cloud = "198.51.100.10";

    private static readonly string s_toSite = SmallWorld.Values(Site);
    private static readonly string s_toCloud = SmallWorld.Values(Cloud);

    // Flavel, Mani and Maltz (LANMAN 2014): with a TTL of 20 s about 90 % of requests moved within 60 s, about 2 % were
    // left after 15 min. The site refuses, so requests follow answers; the clock starts when the check has failed. The
    // figures are published to the whole percent for one service: one point at 10 %, half a point at 2 % are granted,
    // also with the client subnets of today, for which resolvers rarely hold a copy.
    [TestCase("none", 60, 0.10, 0.01)]
    [TestCase("none", 900, 0.02, 0.005)]
    [TestCase("public", 60, 0.10, 0.01)]
    [TestCase("public", 900, 0.02, 0.005)]
    public void The_default_population_drains_as_published(string ecs, double seconds, double share, double tolerance)
    {
        SimulatedWorld world = After(seconds, ecs);

        Assert.That(HeldShares(world)[0], Is.EqualTo(share).Within(tolerance));
    }

    // The closed form is 10.1 % and 1.9 %. 75,000 resolvers of providers with shares as 1 / sqrt(rank) and 3,125 public
    // ones with 8 caches each, for a quarter of the users: sum(s^2) = 0.75^2 * 11.8 / 300,000 + 0.25^2 * 8.6 / 12,500 =
    // 6.5e-5. Of these 8.7 % extend: a standard error of sqrt(6.5e-5 * 0.087 * 0.913) = 0.0023; four are granted.
    [TestCase(60)]
    [TestCase(900)]
    public void The_default_population_follows_the_drain_curve(double seconds)
    {
        SimulatedWorld world = After(seconds, "none");

        var curve = new DrainCurve(SimDuration.FromSeconds(20), world.ResolverSpecs[0], world.Platform.Clients);
        Assert.That(HeldShares(world)[0], Is.EqualTo(curve.Held(SimDuration.FromSeconds(seconds))).Within(4 * 0.0023));
    }

    // The same over connections that stay open: half of the users have moved when the curve says so, and so on. Half a
    // step, and four standard errors of 50,000 resolvers.
    [TestCase(120)]
    [TestCase(300)]
    [TestCase(900)]
    public void A_planned_move_follows_the_drain_curve(double seconds)
    {
        SimulatedWorld world = new SmallWorld { Resolvers = 50_000, Clients = "{connectionLife: 3m}" }
            .WithMoveToCloud()
            .Build();
        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + seconds));

        var curve = new DrainCurve(SimDuration.FromSeconds(60), world.ResolverSpecs[0], world.Platform.Clients)
        {
            Spread = SimDuration.FromSeconds(60),
            ClosingRate = world.Platform.ClosingRate(0),
        };
        double earlier = curve.Remaining(SimDuration.FromSeconds(seconds - 5));
        double later = curve.Remaining(SimDuration.FromSeconds(seconds + 5));
        Assert.That(DirectedShares(world)[0], Is.InRange(later - (4 * 0.0038), earlier + (4 * 0.0038)));
    }

    // The probes of a check reach a front end at its IPv6 address, in whatever spelling: it stays healthy.
    [Test]
    public void A_check_of_an_IPv6_address_finds_who_has_it()
    {
        SimulatedWorld world = new SmallWorld
        {
            FrontEndKeys = ", address6: \"2001:db8::10\"",
            Checked = """
                "IPAddress": "2001:DB8:0::10"
                """,
        }.Build();

        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin));

        Assert.That(world.Authority.Transitions, Is.Empty);
    }

    // A plan's closed form against the run, with public resolvers that keep a copy per client subnet and sizes that
    // fall with the rank: both know how often each copy is asked for. Half a step, and four standard errors of at least
    // 2,000 caches of equal weight.
    [TestCase(0, 300)]
    [TestCase(1, 900)]
    public void A_plan_drains_as_the_run_does(int mark, double seconds)
    {
        SmallWorld small = new SmallWorld
        {
            Demand = "38000rps",
            Resolvers = 20_000,
            Clients = "{connectionLife: 3m}",
            ResolverKeys =
                ", publicShare: 30%, ttlExtension: 8.7%, networks: [{access: mobile, leastTtl: 10m, publicShare: 10%}]",
        }.WithMoveToCloud();
        ScenarioInputs inputs = small.Load();
        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, inputs.ChangedZones.Values.Single());
        SimulatedWorld world = small.Build();

        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + seconds - 10));
        double earlier = DirectedShares(world)[0];
        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + seconds + 10));
        double later = DirectedShares(world)[0];

        double sampling = 4 * Math.Sqrt(plan.Left[mark].Share * (1 - plan.Left[mark].Share) / 2_000);
        Assert.That(plan.Left[mark].Share, Is.InRange(later - sampling, earlier + sampling));
    }

    // 40 % of French users have a resolver that asks from Germany: France's record is not for them, unless the resolver
    // sends their subnet.
    [TestCase("none", 0.6)]
    [TestCase("public", 0.6)]
    [TestCase("all", 1)]
    public void Users_of_a_foreign_resolver_get_the_foreign_record(string ecs, double french)
    {
        SimulatedWorld world = (
            new SmallWorld { ResolverKeys = $", publicShare: 0%, ecs: {ecs}, egress: {{FR: {{DE: 40%}}}}" }
        )
            .Answering(Geolocation("FR", s_toSite), Geolocation("DE", s_toCloud))
            .Build();

        Assert.That(HeldShares(world), Is.EqualTo(new[] { french, 1 - french, 0 }).Within(1e-12));
    }

    // Of public resolvers without client subnets Route 53 sees where they ask from: Frankfurt for a quarter of France.
    [Test]
    public void Users_of_a_public_resolver_abroad_get_the_foreign_record()
    {
        SimulatedWorld world = new SmallWorld
        {
            ResolverKeys = ", publicShare: 10%, publicShareOf: {FR: 25%}, ecs: none, publicEgress: [FRA, SIN]",
        }
            .Answering(Geolocation("FR", s_toSite), Geolocation("DE", s_toCloud))
            .Build();

        Assert.That(HeldShares(world), Is.EqualTo(new[] { 0.75, 0.25, 0 }).Within(1e-12));
    }

    // The resolvers of mobile networks, with 40 % of the users, keep answers for an hour: t seconds after the change
    // the share 1 - (t - 60) / 3600 of those is left, the means of the name server and of the client taken off. All
    // others have moved after 60 + 60 + 60 s. 40,000 resolvers count as 13,000: four errors are 4 * 0.4 * 0.5 /
    // sqrt(13,000).
    [TestCase(510, 0.35)]
    [TestCase(1_860, 0.2)]
    [TestCase(3_800, 0)]
    public void Resolvers_of_mobile_networks_may_differ(double seconds, double share)
    {
        SimulatedWorld world = new SmallWorld
        {
            Duration = "2h",
            Clients = "{dnsCache: 60s, followTtl: 0%, mobileShare: 40%}",
            ResolverKeys = ", publicShare: 0%, ttlExtension: 0%, networks: [{access: mobile, leastTtl: 1h}]",
        }
            .WithMoveToCloud()
            .Build();

        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + seconds));

        Assert.That(HeldShares(world)[0], Is.EqualTo(share).Within(0.007));
    }

    // Half of France is mobile, and 40 % of its resolvers ask from Germany. What is said later wins over what is said
    // earlier.
    [TestCase("{ecs: none}", 0.6)]
    [TestCase("{ecs: all}", 1)]
    [TestCase("{access: mobile, ecs: all}", 0.8)]
    [TestCase("{access: mobile, ecs: all}, {countries: [FR], ecs: none}", 0.6)]
    [TestCase("{countries: [DE], ecs: all}", 0.6)]
    public void A_network_may_say_who_sends_client_subnets(string networks, double french)
    {
        SimulatedWorld world = (
            new SmallWorld
            {
                Clients = "{mobileShare: 50%}",
                ResolverKeys = $", publicShare: 0%, ecs: none, egress: {{FR: {{DE: 40%}}}}, networks: [{networks}]",
            }
        )
            .Answering(Geolocation("FR", s_toSite), Geolocation("DE", s_toCloud))
            .Build();

        Assert.That(HeldShares(world), Is.EqualTo(new[] { french, 1 - french, 0 }).Within(1e-12));
    }

    // Only Germany has a record: France has no answer, and resolvers keep that for 900 s (no SOA in the zone, the
    // default). A record for all comes at 600 s and is at a name server within U(0, 60): t seconds later (t - 30) / 900
    // of the users have it, for clients keep no "no". 100,000 resolvers count as 33,000: 4 * 0.5 / sqrt(33,000).
    [TestCase(210, 0.2)]
    [TestCase(480, 0.5)]
    [TestCase(960, 1)]
    public void A_missing_default_hurts_long_after_it_is_repaired(double seconds, double share)
    {
        SimulatedWorld world = new SmallWorld()
            .Answering(Geolocation("DE", s_toCloud))
            .Changing(Geolocation("*", s_toSite))
            .Build();
        Assert.That(HeldShares(world), Is.EqualTo(new[] { 0.0, 0, 1 }));

        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + seconds));

        Assert.That(HeldShares(world)[0], Is.EqualTo(share).Within(share < 1 ? 0.011 : 1e-9));
    }

    // California has 39,538,223 of the 331,449,281 people of the US in 2020. One country is reported.
    [TestCase("areas", 0.119289)]
    [TestCase("countries", 0)]
    public void A_state_has_its_own_record(string split, double californians)
    {
        SmallWorld small = new SmallWorld
        {
            Countries = [SmallWorld.UnitedStates],
            DemandKeys = $", split: {split}",
            Duration = "10m",
        }.Answering(
            Geolocation("US", s_toCloud),
            "\"SetIdentifier\": \"ca\", \"GeoLocation\": {\"CountryCode\": \"US\", \"SubdivisionCode\": \"CA\"}, "
                + s_toSite
        );
        SimulatedWorld world = small.Build();

        Assert.That(HeldShares(world), Is.EqualTo(new[] { californians, 1 - californians, 0 }).Within(1e-6));
        Assert.That(world.Finish("test").Countries.Select(country => country.Country), Is.EqualTo(new[] { "US" }));
    }

    // 30 % of users have IPv6, and the zone an AAAA record: those go to the cloud over it, the others to the site.
    [Test]
    public void Users_with_IPv6_take_the_address_of_type_AAAA()
    {
        SimulatedWorld world = new SmallWorld
        {
            FrontEndKeys = ", address6: \"2001:db8::10\"",
            Clients = "{ipv6: 10%, ipv6Of: {FR: 30%}}",
        }
            .Answering(s_toSite, SmallWorld.Values("2001:db8:0::10"))
            .Build();

        Assert.That(HeldShares(world), Is.EqualTo(new[] { 0.7, 0.3, 0 }).Within(1e-12));
    }

    [Test]
    public void Without_an_address_of_type_AAAA_nobody_is_told_apart_by_IPv6()
    {
        SimulatedWorld world = new SmallWorld { Clients = "{ipv6: 30%}" }
            .Answering(s_toSite)
            .Build();

        Assert.That(world.Groups.Any(group => group.IsDualStack), Is.False);
        Assert.That(HeldShares(world)[0], Is.EqualTo(1));
    }

    // Half hold the site first, half the cloud, and both have the other. Who was connected to the site loses that: at
    // once when it refuses, so nobody fails; after a request without reply when it is silent: half of the demand for
    // 15 s in the mean (5 s to the next request, 10 s of timeout), which is taken as one exponential time; what is
    // noticed in a step of 1 s counts from the next on. Connections made since go to the cloud.
    [TestCase("refuse", 0, 0)]
    [TestCase("blackhole", 7.5, 0.6)]
    public void A_second_address_hides_the_failure_of_the_first(string how, double failedSeconds, double tolerance)
    {
        const double Demand = 9e8;
        RunResult result = new SmallWorld { Duration = "40m" }
            .Answering(SmallWorld.Values(Site, Cloud))
            .With("site/dc-par", how, "20m")
            .Run();

        Assert.That(result.Totals.Failed / Demand, Is.EqualTo(failedSeconds).Within(tolerance + 1e-9));
    }

    // While the site is silent half of the new connections lose 250 ms first: 1 in 2 * (180 + 5) / 5 requests is on
    // one. Refused they lose nothing.
    [TestCase("refuse", 0)]
    [TestCase("blackhole", 0.25 / (2 * 37))]
    public void A_silent_address_costs_the_attempt_delay(string how, double seconds)
    {
        SmallWorld small = new SmallWorld { Duration = "3h", Demand = "9000000rps" }
            .Answering(SmallWorld.Values(Site, Cloud))
            .With("site/dc-par", how, "170m");
        RunResult result = small.Run();

        // The fault lasts 170 of 180 minutes.
        double retry = result.Regions.Single().MeanParts.Retry.TotalSeconds * 180 / 170;
        Assert.That(retry, Is.EqualTo(seconds).Within(0.1 * seconds));
    }

    /// <summary>The default population so long after it was answered anew with a TTL of 20 s.</summary>
    private static SimulatedWorld After(double seconds, string ecs)
    {
        SimulatedWorld world = new SmallWorld
        {
            PrimaryTtl = 20,
            SecondaryTtl = 20,
            ResolverKeys = $", ecs: {ecs}",
            Clients = "{}",
        }
            .With("site/dc-par", "refuse", "40m")
            .Build();
        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + 60));
        world.RunTo(world.Authority.Transitions.Single().At + SimDuration.FromSeconds(seconds));
        return world;
    }

    private static string Geolocation(string country, string values) =>
        $"\"SetIdentifier\": \"{country}\", \"GeoLocation\": {{\"CountryCode\": \"{country}\"}}, {values}";

    /// <summary>By address, then without any: share of all users whose copy it is.</summary>
    private static double[] HeldShares(SimulatedWorld world)
    {
        int addresses = world.Platform.AddressCount;
        double[] shares = new double[addresses + 1];
        for (int group = 0; group < world.Groups.Count; group++)
        {
            double weight = WeightOf(world, group);
            for (int address = 0; address < addresses; address++)
            {
                shares[address] += weight * world.Plane.CachedShareOf(group, address);
            }
        }
        shares[^1] = 1 - shares[..^1].Sum();
        return shares;
    }

    /// <summary>By endpoint: share of all users who are bound for it.</summary>
    private static double[] DirectedShares(SimulatedWorld world)
    {
        double[] shares = new double[world.Platform.Endpoints.Count + 1];
        double[] ofGroup = new double[shares.Length];
        for (int group = 0; group < world.Groups.Count; group++)
        {
            world.Plane.FillDirected(group, ofGroup);
            for (int i = 0; i < shares.Length; i++)
            {
                shares[i] += WeightOf(world, group) * ofGroup[i];
            }
        }
        return shares;
    }

    private static double WeightOf(SimulatedWorld world, int group) =>
        world.Areas[world.Groups[group].Vantage].ShareOfAll.Value * world.Groups[group].Share;
}
