using Sim.Core.Models.Demand;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>The scenarios of <c>data/scenarios/data-stores</c>: what each costs, derived.</summary>
/// <remarks>
/// 10,000 requests/s with 8 calls each, of which a warm cache answers 95 %, after a look-up of 0.5 ms. From Paris a
/// call takes 0.5 + 1 ms, from GKE 12 + 1 ms. From 600 to 2,100 s GKE serves, whose cache was never asked before; at
/// the latest 31 s for detection and 120 s for DNS and clients after the begin, all users are there.
/// </remarks>
[TestFixture]
public sealed class DataStoreScenarioTests
{
    private const int EuropePool = 1;
    private const double WarmUp = 3e6;
    private const double Moved = 600 + 31 + 120;

    // 8 * (0.5 + 0.05 * 1.5) = 4.6 ms in Paris. The cache of GKE after N requests: h = 0.95 (1 - exp(-N / 3,000,000)),
    // and 8 * (0.5 + (1 - h) * 13) ms.
    [Test]
    public void A_failover_pays_remote_round_trips_as_far_as_its_cache_is_cold()
    {
        SimulatedWorld world = Build("failover");
        world.RunTo(SimTime.FromSeconds(590));
        Assert.That(StoreMs(world), Is.EqualTo(4.6).Within(1e-3));
        world.RunTo(SimTime.FromSeconds(1_200));
        double ms = StoreMs(world);
        StoreLoad load = world.Board.Store(EuropePool, 0);
        RunResult result = world.Finish("test");
        double served = Served(result, until: 1_195);
        double hits = 0.95 * (1 - Math.Exp(-served / WarmUp));
        Assert.Multiple(() =>
        {
            Assert.That(hits, Is.InRange(0.7, 0.85), "no longer cold, not yet warm");
            // Answers are kept for a day: those of ten minutes are forgotten to less than a hundredth.
            Assert.That(load.HitRatio, Is.EqualTo(hits).Within(0.5).Percent);
            Assert.That(ms, Is.EqualTo(8 * (0.5 + ((1 - load.HitRatio) * 13))).Within(1e-3));
            // Two minutes later the last have noticed that their old connection is dead.
            Assert.That(
                Errors(result).Take(Bucket(result, 2_100)).Skip(Bucket(result, Moved + 120)),
                Is.All.LessThan(1e-6)
            );
        });
    }

    // Little: 8 calls of 13 ms keep 0.104 connections for each request per second; 16 of a pod carry 154/s of 250/s.
    // All are carried when 1 - h = 16 / (0.104 * 250) = 0.615385, after N = -3,000,000 ln(1 - 0.384615 / 0.95) = 1.5574
    // million requests; a queue of at most 40 pods * 320 places is worked off after that, within 20 s.
    [Test]
    public void Too_few_connections_refuse_until_the_cache_is_warm_enough()
    {
        RunResult result = Build("few-connections").Finish("test");
        double[] errors = [.. Errors(result)];
        int last = Array.FindLastIndex(errors, Bucket(result, 2_000), ratio => ratio > 1e-3);
        double seconds = (last + 1) * result.Timeline.Bucket.TotalSeconds;
        Assert.Multiple(() =>
        {
            Assert.That(errors[Bucket(result, Moved)], Is.InRange(0.05, 0.385), "at most 1 - 6,154 / 10,000");
            Assert.That(Served(result, seconds), Is.EqualTo(1.5574e6).Within(20 * 10_000));
        });
    }

    // Cold: every request misses, waits for 1 s and fails, so nothing ever warms the cache.
    [Test]
    public void When_the_store_dies_with_its_site_moving_the_users_helps_nobody()
    {
        SimulatedWorld world = Build("store-dies");
        world.RunTo(SimTime.FromSeconds(1_200));
        Journey journey = France(world);
        RunResult result = world.Finish("test");
        int end = Bucket(result, 2_100);
        Assert.Multiple(() =>
        {
            Assert.That(journey.Steps[^2].Title, Is.EqualTo("store"));
            Assert.That(journey.Steps[^2].Details, Has.Some.Contains("100 % of requests end with an error"));
            Assert.That(journey.Fate, Is.EqualTo(new JourneyFate(0, 1, 0)));
            Assert.That(Errors(result).Take(end).Skip(Bucket(result, Moved)), Is.All.EqualTo(1).Within(1e-6));
            Assert.That(Errors(result).Skip(end + 3), Is.All.LessThan(1e-6), "at once when it is back");
        });
    }

    // 8 calls of 50 ms keep 0.4 connections for each request per second: 32 of a pod last for 80/s of 250/s.
    [Test]
    public void A_fallback_saves_as_many_as_connections_last_for()
    {
        RunResult result = Build("fallback").Finish("test");
        Assert.That(Errors(result).ElementAt(Bucket(result, 1_200)), Is.EqualTo(1 - (80 / 250.0)).Within(1).Percent);
    }

    // Ten connections of a pod: a fifth of the requests hold one for 10 ms, so that 50,000/s fill those of ten pods,
    // and cv^2 = 4. Balancers that know response times make a factor beyond what the law of the station takes at 82 %.
    // Then as many calls side by side hold 80 ms of connections in 10 ms: less than no time passes outside of them.
    [TestCase("ewma", 41_000, "0.1ms", 10, "calls: 1, connections: 10, cache: {hitRatio: 80%}")]
    [TestCase("least-connections", 500, "2ms", 10, "calls: 8, parallel: 8, connections: 8")]
    public void Any_balancing_knows_pods_whose_connections_are_scarce(
        string balancing,
        int peak,
        string cpu,
        int pods,
        string calls
    )
    {
        string[] changes =
        [
            "duration=5m",
            "faults=[]",
            $"demand.peak={peak}rps",
            $"services[0].cpu={cpu}",
            "services[0].wait=0s",
            $"sites.dc-par.blades.balancing={balancing}",
            "dataStores.catalog.serviceTime=10ms",
            $"pools.par-api.replicas={pods}",
            $"pools.par-api.stores=[{{store: catalog, {calls}}}]",
        ];
        DiagnosticList found = [];
        LoadedScenario loaded = ScenarioLoader.Load(
            Repository.PathOf("data/scenarios/data-stores/few-connections.yaml"),
            null,
            new(null, [.. changes.Select(change => FieldOverride.Read("--set", change, found)!)])
        );
        RunResult result = new SimulatedWorld(loaded.Inputs!).Finish("test");

        Totals totals = result.Totals;
        Assert.That(totals.Sent, Is.EqualTo(300.0 * peak).Within(0.1).Percent);
        Assert.That(totals.Answered + totals.Failed + totals.InFlight, Is.EqualTo(totals.Sent).Within(1e-6).Percent);
    }

    private static SimulatedWorld Build(string name)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/data-stores/{name}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        return new SimulatedWorld(loaded.Inputs!);
    }

    private static Journey France(SimulatedWorld world)
    {
        var journeys = new JourneyBuilder(world);
        return journeys.Build(journeys.FindGroup("FR", AccessKind.Fixed, ResolverKind.Provider));
    }

    private static double StoreMs(SimulatedWorld world) =>
        France(world).Parts.Single(part => part.Name == "stores").Open.TotalMilliseconds;

    private static double Served(RunResult result, double until)
    {
        EndpointSeries cloud = result.Timeline.Endpoints.Single(series => series.Endpoint == "gke-eu");
        return cloud.Answered.Take(Bucket(result, until)).Sum() * result.Timeline.Bucket.TotalSeconds;
    }

    private static IEnumerable<double> Errors(RunResult result) =>
        result.Timeline.Regions.Single(region => region.Region == "eu").ErrorRatio;

    private static int Bucket(RunResult result, double seconds) => (int)(seconds / result.Timeline.Bucket.TotalSeconds);
}
