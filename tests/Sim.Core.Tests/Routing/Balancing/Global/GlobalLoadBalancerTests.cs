using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Tests.Routing.Balancing.Global;

/// <summary>
/// One edge near a region of two zones, with targets of 100 and 300 requests per second, and far from a region of one
/// zone with 1000; 10 per endpoint.
/// </summary>
public sealed class GlobalLoadBalancerTests
{
    private static readonly Backend s_zoneA = PerEndpoint(new Backend(0, 0));
    private static readonly Backend s_zoneB = PerEndpoint(new Backend(0, 1));
    private static readonly Backend s_far = PerEndpoint(new Backend(1, 0));
    private static readonly BackendReport[] s_allHealthy = [new(10, 10), new(30, 30), new(100, 100)];
    private static readonly ServiceLoadBalancingPolicy s_default = new();

    // In proportion to 100 and 300; above 400 the rest goes to the next region.
    [TestCase(200, 50, 150, 0)]
    [TestCase(400, 100, 300, 0)]
    [TestCase(500, 100, 300, 100)]
    public void A_region_fills_its_backends_in_proportion_and_then_flows_over(
        double rate,
        double a,
        double b,
        double far
    )
    {
        Assert.That(Allocate(s_default, rate).Sent, Is.EqualTo(new[] { a, b, far }).Within(1e-9));
        var spray = new ServiceLoadBalancingPolicy { Algorithm = LoadBalancingAlgorithm.SprayToRegion };
        Assert.That(Allocate(spray, rate).Sent, Is.EqualTo(new[] { a, b, far }).Within(1e-9));
    }

    // Half of the requests arrive in each zone; zone A is full with 100, and what it cannot take goes to zone B.
    [TestCase(160, 80, 80, 0)]
    [TestCase(300, 100, 200, 0)]
    [TestCase(500, 100, 300, 100)]
    public void By_zone_the_near_zone_fills_first(double rate, double a, double b, double far)
    {
        var policy = new ServiceLoadBalancingPolicy { Algorithm = LoadBalancingAlgorithm.WaterfallByZone };

        Assert.That(Allocate(policy, rate).Sent, Is.EqualTo(new[] { a, b, far }).Within(1e-9));
    }

    // 100 : 300 : 1000, below the targets and above them.
    [TestCase(140, 10, 30, 100)]
    [TestCase(2800, 200, 600, 2000)]
    public void Sprayed_to_the_world_distance_does_not_count(double rate, double a, double b, double far)
    {
        var policy = new ServiceLoadBalancingPolicy { Algorithm = LoadBalancingAlgorithm.SprayToWorld };

        Assert.That(Allocate(policy, rate).Sent, Is.EqualTo(new[] { a, b, far }).Within(1e-9));
    }

    // The far region first, up to 1000; then the near one, 1 : 3.
    [TestCase(200, 0, 0, 200)]
    [TestCase(1100, 25, 75, 1000)]
    public void Preferred_backends_are_filled_first(double rate, double a, double b, double far)
    {
        Backend[] backends = [s_zoneA, s_zoneB, s_far with { IsPreferred = true }];

        Assert.That(Allocate(s_default, rate, backends).Sent, Is.EqualTo(new[] { a, b, far }).Within(1e-9));
    }

    [Test]
    public void A_preferred_zone_of_the_near_region_fills_before_the_other()
    {
        Backend[] backends = [s_zoneA with { IsPreferred = true }, s_zoneB, s_far];

        Assert.That(Allocate(s_default, 250, backends).Sent, Is.EqualTo(new double[] { 100, 150, 0 }).Within(1e-9));
    }

    // 50 : 300.
    [Test]
    public void A_capacity_scaler_scales_the_target()
    {
        Backend[] backends = [s_zoneA with { CapacityScaler = 0.5 }, s_zoneB, s_far];

        Assert.That(Allocate(s_default, 360, backends).Sent, Is.EqualTo(new double[] { 50, 300, 10 }).Within(1e-9));
    }

    [Test]
    public void A_drained_backend_gets_nothing_even_above_all_targets()
    {
        Outcome outcome = Allocate(s_default, 5000, drained: [true, false, false]);

        // The far region fills to 1000, the excess stays near.
        Assert.That(outcome.Sent, Is.EqualTo(new double[] { 0, 4000, 1000 }).Within(1e-9));
    }

    // Above all targets, 125 : 375.
    [Test]
    public void Isolated_requests_stay_in_a_full_region()
    {
        var nearest = new ServiceLoadBalancingPolicy { Isolation = TrafficIsolation.Nearest };
        var strict = new ServiceLoadBalancingPolicy { Isolation = TrafficIsolation.Strict };

        Assert.That(Allocate(nearest, 500).Sent, Is.EqualTo(new double[] { 125, 375, 0 }).Within(1e-9));
        Assert.That(Allocate(strict, 500).Sent, Is.EqualTo(new double[] { 125, 375, 0 }).Within(1e-9));
    }

    [Test]
    public void Isolated_requests_leave_a_dead_region_or_fail()
    {
        BackendReport[] reports = [new(10, 0), new(30, 0), new(100, 100)];
        var nearest = new ServiceLoadBalancingPolicy { Isolation = TrafficIsolation.Nearest };
        var strict = new ServiceLoadBalancingPolicy { Isolation = TrafficIsolation.Strict };

        Assert.That(Allocate(nearest, 500, reports: reports).Sent, Is.EqualTo(new double[] { 0, 0, 500 }));
        Outcome failed = Allocate(strict, 500, reports: reports);
        Assert.That(failed.Sent, Is.All.Zero);
        Assert.That(failed.Unserved, Is.EqualTo(500));
    }

    // 35 % healthy against a threshold of 70 %: half of the 20 stays, though 35 would fit. At 70 % all of it stays.
    [TestCase(7, 10, 10)]
    [TestCase(14, 20, 0)]
    public void Below_the_failover_threshold_a_region_hands_requests_on(int healthy, double near, double far)
    {
        BackendReport[] reports = [new(20, healthy), new(100, 100)];
        Backend[] backends = [s_zoneA, s_far];

        Assert.That(Allocate(s_default, 20, backends, reports).Sent, Is.EqualTo(new[] { near, far }).Within(1e-9));
    }

    [Test]
    public void Without_another_backend_an_unhealthy_one_keeps_all()
    {
        BackendReport[] reports = [new(20, 7), new(100, 0)];

        Assert.That(Allocate(s_default, 20, [s_zoneA, s_far], reports).Sent, Is.EqualTo(new double[] { 20, 0 }));
    }

    // Zone A has 7 of 20 endpoints, so 70 of 200, and half of that as weight: 35 : 300. None leaves the region.
    [Test]
    public void An_unhealthy_zone_hands_requests_to_its_neighbor_first()
    {
        BackendReport[] reports = [new(20, 7), new(30, 30), new(100, 100)];

        double[] expected = [67 * 35 / 335.0, 67 * 300 / 335.0, 0];
        Assert.That(Allocate(s_default, 67, reports: reports).Sent, Is.EqualTo(expected).Within(1e-9));
    }

    // 100 per second keep it 40 % busy, so 200 would be 80 %; before there is anything to see it takes all.
    [TestCase(100, 0.4, 200, 100)]
    [TestCase(0, 0, 300, 0)]
    public void Utilization_is_extrapolated_to_its_target(double rate, double busy, double near, double far)
    {
        Backend[] backends = [s_zoneA with { Mode = BalancingMode.Utilization }, s_far];
        BackendReport[] reports = [new(10, 10, new RequestRate(rate), busy), new(100, 100)];

        Assert.That(Allocate(s_default, 300, backends, reports).Sent, Is.EqualTo(new[] { near, far }).Within(1e-9));
    }

    // 50 connections carry 100 per second; 10 endpoints with 10 each carry 200.
    [Test]
    public void Connections_are_extrapolated_to_their_target()
    {
        Backend[] backends = [s_zoneA with { Mode = BalancingMode.Connection, MaxConnectionsPerEndpoint = 10 }, s_far];
        BackendReport[] reports = [new(10, 10, new RequestRate(100), Connections: 50), new(100, 100)];

        Assert.That(
            Allocate(s_default, 300, backends, reports).Sent,
            Is.EqualTo(new double[] { 200, 100 }).Within(1e-9)
        );
    }

    [Test]
    public void The_explanation_says_where_requests_go_and_why()
    {
        var why = new Explanation();
        Allocate(s_default, 500, reports: [new(10, 10), new(30, 0), new(100, 100)], why: why);

        string expected = """
            - backend 1: no capacity (0 healthy endpoints)
            = edge 0 to region 0: nearest (100rps, 400rps find no room)
            = edge 0 to region 1: overflow to choice 2 (400rps)
              backend 0: share of its region (100%)
              backend 2: share of its region (100%)

            """;
        Assert.That(why.ToString(), Is.EqualTo(expected));
    }

    [Law(MaxTest = 300)]
    public Property Requests_are_conserved_and_nobody_without_capacity_gets_any() =>
        Prop.ForAll(
            s_cases.ToArbitrary(),
            given =>
            {
                Outcome outcome = given.Run();
                double sent = outcome.Sent.Sum();
                bool conserved = Math.Abs(sent + outcome.Unserved - given.Rates.Sum()) < 1e-6;
                bool onlyCapable = given
                    .Reports.Index()
                    .All(report => report.Item.Healthy > 0 || ByBackend(outcome.Sent, report.Index, 3) == 0);
                return conserved && onlyCapable && outcome.Sent.All(rate => rate >= 0);
            }
        );

    // Without isolation, and with all endpoints healthy, nobody is above the target while somebody else is below.
    [Law(MaxTest = 300)]
    public Property Nobody_is_overloaded_while_there_is_room() =>
        Prop.ForAll(
            s_cases.ToArbitrary(),
            given =>
            {
                given = given with { Reports = s_allHealthy, Policy = given.Policy with { Isolation = default } };
                Outcome outcome = given.Run();
                double[] loads = [.. Enumerable.Range(0, 3).Select(i => ByBackend(outcome.Sent, i, 3))];
                double[] targets = [100, 300, 1000];
                bool above = loads.Zip(targets).Any(pair => pair.First > pair.Second + 1e-6);
                return !above || loads.Zip(targets).All(pair => pair.First > pair.Second - 1e-6);
            }
        );

    private static readonly Gen<Case> s_cases =
        from rates in Gen.Choose(0, 1500).Two()
        from healthy in Gen.Choose(0, 10).Three()
        from algorithm in Gen.Elements(Enum.GetValues<LoadBalancingAlgorithm>())
        from isolation in Gen.Elements(Enum.GetValues<TrafficIsolation>())
        from preferred in Gen.Choose(-1, 2)
        select new Case(
            [rates.Item1, rates.Item2],
            [new(10, healthy.Item1), new(30, 3 * healthy.Item2), new(100, 10 * healthy.Item3)],
            new ServiceLoadBalancingPolicy { Algorithm = algorithm, Isolation = isolation },
            preferred
        );

    private static double ByBackend(double[] sent, int backend, int backends) =>
        sent.Where((_, i) => i % backends == backend).Sum();

    private static Backend PerEndpoint(Backend backend) => backend with { MaxRatePerEndpoint = new RequestRate(10) };

    private static Outcome Allocate(
        ServiceLoadBalancingPolicy policy,
        double rate,
        Backend[]? backends = null,
        BackendReport[]? reports = null,
        bool[]? drained = null,
        Explanation? why = null
    )
    {
        backends ??= [s_zoneA, s_zoneB, s_far];
        SimDuration[] times = [SimDuration.FromMilliseconds(5), SimDuration.FromMilliseconds(95)];
        var balancer = new GlobalLoadBalancer(policy, backends, times);
        BackendDrain[] drains = [.. backends.Select((_, i) => new BackendDrain(drained?[i] ?? false, null))];
        RequestRate[] sent = new RequestRate[backends.Length];
        RequestRate[] unserved = new RequestRate[1];
        balancer.Allocate([new RequestRate(rate)], reports ?? s_allHealthy, drains, sent, unserved, why);
        return new Outcome([.. sent.Select(one => one.PerSecond)], unserved[0].PerSecond);
    }

    private sealed record Outcome(double[] Sent, double Unserved);

    /// <summary>Two edges, the second one near the other region.</summary>
    private sealed record Case(
        double[] Rates,
        BackendReport[] Reports,
        ServiceLoadBalancingPolicy Policy,
        int Preferred
    )
    {
        public Outcome Run()
        {
            Backend[] backends =
            [
                .. new[] { s_zoneA, s_zoneB, s_far }.Select((one, i) => one with { IsPreferred = i == Preferred }),
            ];
            SimDuration[] times = [.. new double[] { 5, 95, 95, 5 }.Select(SimDuration.FromMilliseconds)];
            RequestRate[] sent = new RequestRate[6];
            RequestRate[] unserved = new RequestRate[2];
            new GlobalLoadBalancer(Policy, backends, times).Allocate(
                [new(Rates[0]), new(Rates[1])],
                Reports,
                new BackendDrain[3],
                sent,
                unserved
            );
            return new Outcome([.. sent.Select(one => one.PerSecond)], unserved.Sum(one => one.PerSecond));
        }
    }
}
