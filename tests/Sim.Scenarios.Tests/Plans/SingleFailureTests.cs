using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>
/// What a failure does to health checks, hence to users: 1,000 requests per second, first to the cloud while its check
/// is healthy, else to the data center.
/// <code>
///   api.example.com  PRIMARY   198.51.100.10 gcp (gke-eu)   health check
///                    SECONDARY 203.0.113.10  dc-par (par)
/// </code>
/// </summary>
public class SingleFailureTests
{
    private const string Cloud = "198.51.100.10";

    private const string Site = "203.0.113.10";

    private static readonly SmallWorld s_world = new() { Demand = "1000rps" };

    [Test]
    public void The_check_of_a_front_end_without_pods_fails()
    {
        FailureForecast pool = Under("pool gke-eu", s_world, ProbeProtocol.Https);

        Assert.That(pool.LostBefore.PerSecond, Is.Zero);
        Assert.That(RateAt(pool, "dc-par"), Is.EqualTo(1000).Within(1e-6));
    }

    // The edge accepts the connection itself.
    [Test]
    public void A_check_of_TCP_knows_nothing_of_pods()
    {
        FailureForecast pool = Under("pool gke-eu", s_world, ProbeProtocol.Tcp);

        Assert.That(pool.LostBefore.PerSecond, Is.EqualTo(1000).Within(1e-6));
        Assert.That(RateAt(pool, "dc-par"), Is.Zero);
    }

    [Test]
    public void A_front_end_with_a_pool_left_is_healthy()
    {
        SmallWorld two = s_world with
        {
            Backends = "[gke-eu, gke-us]",
            MorePools = "  - {id: gke-us, location: us-central1, replicas: 1000, pod: {cpu: 64, concurrency: 100000}}",
        };

        FailureForecast pool = Under("pool gke-eu", two, ProbeProtocol.Https);

        Assert.That(pool.LostBefore.PerSecond, Is.Zero);
        Assert.That(RateAt(pool, "gke-us"), Is.EqualTo(1000).Within(1e-6));
    }

    [Test]
    public void A_pool_of_one_site_is_no_failure_of_its_own() =>
        Assert.That(
            Plan(s_world, zone => zone).UnderFailure.Select(failure => failure.Failure),
            Is.EquivalentTo(
                new[] { "site dc-par", "front end gcp", "pool gke-eu", $"health check {SmallWorld.CheckId}" }
            )
        );

    // Two checks follow one alarm: the first of them decides the primary.
    [TestCase(false, 1000, 0)]
    [TestCase(true, 0, 1000)]
    public void An_alarm_takes_all_checks_that_follow_it(bool inverted, double atSite, double atCloud)
    {
        CloudWatchHealthCheck watched = new()
        {
            Id = SmallWorld.CheckId,
            AlarmRegion = "eu-west-3",
            AlarmName = "slow",
            Inverted = inverted,
        };
        CloudWatchHealthCheck other = watched with { Id = "other" };

        FailureForecast alarm = Plan(s_world, zone => zone with { HealthChecks = [watched, other] })
            .UnderFailure.Single(failure => failure.Failure == "alarm slow in eu-west-3");

        Assert.That(RateAt(alarm, "dc-par"), Is.EqualTo(atSite).Within(1e-6));
        Assert.That(RateAt(alarm, "gke-eu"), Is.EqualTo(atCloud).Within(1e-6));
    }

    // A site that lets nothing through reports nothing: what then becomes of the check, the check says.
    [TestCase(InsufficientDataStatus.Unhealthy, 0)]
    [TestCase(InsufficientDataStatus.Healthy, 1000)]
    [TestCase(InsufficientDataStatus.LastKnownStatus, 1000)]
    public void An_alarm_over_a_dead_site_has_no_data(InsufficientDataStatus then, double lost)
    {
        CloudWatchHealthCheck watched = new()
        {
            Id = SmallWorld.CheckId,
            AlarmRegion = "eu-west-3",
            AlarmName = "par-errors",
            InsufficientData = then,
        };
        SmallWorld world = s_world with
        {
            Alarms = "[{name: par-errors, metric: errors, endpoint: dc-par, threshold: 10%}]",
        };

        FailureForecast site = Plan(world, zone => Answering(zone, Site, Cloud) with { HealthChecks = [watched] })
            .UnderFailure.Single(failure => failure.Failure == "site dc-par");

        Assert.That(site.LostBefore.PerSecond, Is.EqualTo(lost).Within(1e-6));
    }

    private static FailureForecast Under(string failure, SmallWorld world, ProbeProtocol protocol) =>
        Plan(
            world,
            zone =>
                zone with
                {
                    HealthChecks =
                    [
                        .. zone
                            .HealthChecks.Cast<EndpointHealthCheck>()
                            .Select(check => check with { IpAddress = Cloud, Protocol = protocol }),
                    ],
                }
        )
            .UnderFailure.Single(forecast => forecast.Failure == failure);

    private static DnsPlan Plan(SmallWorld world, Func<Zone, Zone> change)
    {
        ScenarioInputs inputs = world.Load();
        Zone zone = change(Answering(inputs.Zone, Cloud, Site));
        return DnsPlanner.Plan(inputs, zone, zone);
    }

    private static Zone Answering(Zone zone, string primary, string secondary) =>
        zone with
        {
            RecordSets =
            [
                .. zone.RecordSets.Select(set =>
                    set with
                    {
                        Values = [set.SetIdentifier == "p" ? primary : secondary],
                    }
                ),
            ],
        };

    private static double RateAt(FailureForecast forecast, string endpoint) =>
        forecast.Endpoints.Single(one => one.Endpoint == endpoint).Before.PerSecond;
}
