using Sim.Core.Quantities;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>Clients with several addresses go on to the next when one is dead, in a plan as in a run.</summary>
public class NextAddressTests
{
    private static readonly string s_both = SmallWorld.Values("203.0.113.10", "198.51.100.10");

    private static readonly SmallWorld s_world = new() { Demand = "1000rps" };

    // Half take the site first. Without a health check the answer stays; they find it dead and take the cloud.
    [Test]
    public void Who_has_another_address_is_not_lost()
    {
        FailureForecast site = Under("site dc-par", s_world.Answering(s_both));

        Assert.That(site.LostBefore.PerSecond, Is.Zero);
        Assert.That(RateAt(site, "gke-eu"), Is.EqualTo(1000).Within(1e-6));
        Assert.That(RateAt(site, "dc-par"), Is.Zero);
    }

    [Test]
    public void Who_has_one_address_is_lost()
    {
        SmallWorld weighted = s_world.Answering(
            "\"SetIdentifier\": \"a\", \"Weight\": 1, " + SmallWorld.Values("203.0.113.10"),
            "\"SetIdentifier\": \"b\", \"Weight\": 3, " + SmallWorld.Values("198.51.100.10")
        );

        FailureForecast site = Under("site dc-par", weighted);

        Assert.That(site.LostBefore.PerSecond, Is.EqualTo(250).Within(1e-6));
        Assert.That(RateAt(site, "gke-eu"), Is.EqualTo(750).Within(1e-6));
    }

    // A third of the users take each; what nobody has is as dead as what has failed. Half of those go either way.
    [Test]
    public void An_address_that_nobody_has_is_left_for_those_that_live()
    {
        SmallWorld world = s_world.Answering(SmallWorld.Values("203.0.113.10", "198.51.100.10", "192.0.2.99"));
        ScenarioInputs inputs = world.Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, inputs.Zone);

        Assert.That(plan.Endpoints.Single(e => e.Endpoint == "dc-par").Before.PerSecond, Is.EqualTo(500).Within(1e-6));
        Assert.That(plan.Endpoints.Single(e => e.Endpoint == "gke-eu").Before.PerSecond, Is.EqualTo(500).Within(1e-6));
        Assert.That(plan.Endpoints.Any(e => e.Endpoint == "192.0.2.99"), Is.False);
    }

    // 40 % have IPv6 and take the cloud over it; when that is dead they have the site by IPv4.
    [Test]
    public void Who_has_both_families_goes_on_by_IPv4()
    {
        SmallWorld world = s_world with
        {
            FrontEndKeys = ", address6: \"2001:db8::10\"",
            Clients = s_world.Clients.TrimEnd('}') + ", ipv6: 40%}",
        };

        FailureForecast cloud = Under(
            "front end gcp",
            world.Answering(SmallWorld.Values("203.0.113.10"), SmallWorld.Values("2001:db8::10"))
        );

        Assert.That(cloud.LostBefore.PerSecond, Is.Zero);
        Assert.That(RateAt(cloud, "dc-par"), Is.EqualTo(1000).Within(1e-6));
    }

    // A quarter of an hour after the site has gone dark everybody has met that and is at the cloud.
    [Test]
    public void A_run_ends_where_the_plan_says()
    {
        SmallWorld world = (s_world with { Duration = "30m" })
            .Answering(s_both)
            .With("site/dc-par", "blackhole", "20m");

        RunResult run = world.Run();

        EndpointSeries cloud = run.Timeline.Endpoints.Single(series => series.Endpoint == "gke-eu");
        int later = (int)(SimDuration.FromMinutes(25) / run.Timeline.Bucket);
        Assert.That(cloud.Answered[later], Is.EqualTo(RateAt(Under("site dc-par", world), "gke-eu")).Within(1));
    }

    private static FailureForecast Under(string failure, SmallWorld world)
    {
        ScenarioInputs inputs = world.Load();
        return DnsPlanner
            .Plan(inputs, inputs.Zone, inputs.Zone)
            .UnderFailure.Single(forecast => forecast.Failure == failure);
    }

    private static double RateAt(FailureForecast forecast, string endpoint) =>
        forecast.Endpoints.Single(one => one.Endpoint == endpoint).Before.PerSecond;
}
