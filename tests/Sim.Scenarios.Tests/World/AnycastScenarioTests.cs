using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>The scenarios of <c>data/scenarios/anycast</c>: what each costs, derived.</summary>
/// <remarks>
/// 10,000 requests/s, 60 % of them from France, without retries, so that a second without an answer costs its requests.
/// What is broken is broken from 600 s to 1,800 s. How many users routes lead to Paris is a matter of the synthetic
/// Internet and is asked of it; what becomes of them is reckoned.
/// </remarks>
[TestFixture]
public sealed class AnycastScenarioTests
{
    private const double Rate = 10_000;
    private const double Begin = 600;
    private const int Paris = 0;

    private static readonly Lazy<RunResult> s_anycast = new(() => Run("anycast-blades"));
    private static readonly Lazy<RunResult> s_unicast = new(() => Run("unicast-blades"));

    // ExaBGP takes each of the two blades out 2 to 7 s after it begins to refuse; until the later one is out all
    // requests fail. What routes then need is below a second for most users, and at most 5 % of them need 10 s more.
    [Test]
    public void Routes_move_users_as_soon_as_the_last_blade_has_withdrawn()
    {
        double seconds = FailedSeconds(s_anycast.Value, ParisShare("anycast-blades"));
        Assert.That(seconds, Is.InRange(2, 7 + 1 + (0.05 * 10)));
    }

    // ExaBGP announces each blade again 2 to 7 s after it is well: three checks, the first within 5 s, then every
    // second. Routes come back within a second but for a few; all whose packets land in Paris again connect there at
    // once, in both planes.
    [TestCase(Fidelity.Flow)]
    [TestCase(Fidelity.Request)]
    public void Users_come_back_with_the_routes(Fidelity fidelity)
    {
        RunResult result =
            fidelity == Fidelity.Flow ? s_anycast.Value : World("anycast-blades", fidelity).Finish("test");
        Assert.That(result.Incidents[0].ReturnedSeconds, Is.InRange(2, 7 + 1));
    }

    // The check fails after 24.6 to 31 s (FailoverTests), and is judged with blades that are still there for up to 7 s.
    // A copy lives U(0, 60 s) more; a quarter of the clients keeps it for another 60 s, 30 s in the mean: 37.5 s.
    [Test]
    public void Names_move_them_as_soon_as_checks_have_failed_and_copies_have_expired()
    {
        double seconds = FailedSeconds(s_unicast.Value, 0.6);
        Assert.That(seconds, Is.InRange(24.6 + 37.5, 31 + 7 + 37.5 + 5));
        Assert.That(Failed(s_unicast.Value), Is.GreaterThan(8 * Failed(s_anycast.Value)));
    }

    // Nobody tells the upstreams: the hold time of 90 s has to pass. Routes then need what a withdrawal needs; who has
    // asked before it waits for up to 10 s and may be answered yet.
    [Test]
    public void A_site_that_goes_dark_keeps_its_users_for_the_hold_time()
    {
        double seconds = FailedSeconds(Run("dark"), ParisShare("dark"));
        Assert.That(seconds, Is.InRange(90 - 3, 90 + 2));
    }

    // Those whom the dead upstream carries have no other way before the hold time is over, however often they try.
    [Test]
    public void Who_comes_by_a_dead_upstream_is_cut_off_for_the_hold_time()
    {
        SimulatedWorld world = World("upstream");
        world.RunTo(SimTime.FromSeconds(Begin + 30));
        RouteSnapshot routes = world.Publisher.Routes!;
        double cutOff = Share(world, vantage => routes.LandingOf(Paris, vantage) * routes.CutOffOf(Paris, vantage));
        double failed = Failed(world.Finish("test"));

        Assert.That(cutOff, Is.InRange(0.01, 0.59), "one of two upstreams");
        Assert.That(failed / (Rate * cutOff), Is.InRange(90 - 3, 90 + 3));
    }

    // A withdrawal is heard by those who use the route within a second; whoever comes back has lost nothing at all.
    [Test]
    public void A_planned_withdrawal_costs_less_than_a_second()
    {
        RunResult result = Run("withdrawal");
        Assert.That(FailedSeconds(result, ParisShare("withdrawal")), Is.InRange(1e-3, 1));
        Assert.That(result.Incidents[1].FailedRequests, Is.Zero, "the announcement");
        // Twenty minutes of forty, but for what returns later.
        double paris = result.RegionEndpoints.Where(one => one.Endpoint == "dc-par").Sum(one => one.Answered);
        Assert.That(paris / (Rate * ParisShare("withdrawal")), Is.InRange(1_150, 1_200));
    }

    [Test]
    public void The_same_scenario_moves_the_same_routes()
    {
        double first = Failed(Run("withdrawal"));
        double again = Failed(Run("withdrawal"));
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void A_journey_tells_the_path_network_by_network()
    {
        SimulatedWorld world = World("withdrawal");
        var journeys = new JourneyBuilder(world);
        int french = journeys.FindGroup("FR", default, default);
        JourneyStep before = journeys.Build(french).Steps.First(step => step.Title == "route");
        world.RunTo(SimTime.FromSeconds(Begin + 300));
        JourneyStep after = journeys.Build(french).Steps.First(step => step.Title == "route");

        Assert.That(before.Outcome, Does.StartWith("dc-par via AS"));
        Assert.That(before.Details, Has.Some.Contains("users of FR come to this site"));
        Assert.That(before.Details, Has.Some.Contains("site dc-par: announces here"));
        Assert.That(after.Outcome, Does.StartWith("dc-nyc via AS").Or.StartWith("dc-sin via AS"));
    }

    /// <summary>Failed requests over the rate of those who come to Paris: for how long all of them failed.</summary>
    private static double FailedSeconds(RunResult result, double share) => Failed(result) / (Rate * share);

    private static double Failed(RunResult result) => result.Regions.Sum(region => region.Failed);

    /// <summary>Of all users, those whom routes lead to Paris at the beginning.</summary>
    private static double ParisShare(string scenario)
    {
        SimulatedWorld world = World(scenario);
        RouteSnapshot routes = world.Publisher.Routes!;
        return Share(world, vantage => routes.LandingOf(Paris, vantage));
    }

    private static double Share(SimulatedWorld world, Func<int, double> shareOf) =>
        world.Areas.Select((area, vantage) => area.ShareOfAll.Value * shareOf(vantage)).Sum();

    private static RunResult Run(string scenario) => World(scenario).Finish("test");

    private static SimulatedWorld World(string scenario, Fidelity? fidelity = null)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/anycast/{scenario}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        Scenario own = loaded.Inputs!.Scenario;
        return new SimulatedWorld(loaded.Inputs with { Scenario = own with { Fidelity = fidelity ?? own.Fidelity } });
    }
}
