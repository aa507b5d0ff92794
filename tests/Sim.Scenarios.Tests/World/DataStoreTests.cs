using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Data stores in both planes: what a request meets is the same, and so is what fails.</summary>
/// <remarks>
/// 1,000 requests/s before 4 pods of 2 cores, 4 ms of CPU and 20 ms of waiting each: half of the CPU is busy, and
/// requests wait for it for 4 ms * 0.5^2 / (1 - 0.5^2) = 1.333 ms, or less, as nginx deals them out in turn.
/// </remarks>
[TestFixture]
public sealed class DataStoreTests
{
    private const string Cache = "cache: {hitRatio: 60%, hitTime: 0.5ms, warmUp: 1000, timeToLive: 1h}";

    private const string Pool = "id: par, replicas: 4, pod: {cpu: 2, concurrency: 64, backlog: 256}";

    private static readonly SmallWorld s_world = new()
    {
        Duration = "3m",
        Demand = "1000rps",
        Resolvers = 1_000,
        Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 0",
        Blades = "{count: 4, nic: 10Gbps, cores: 16}",
        CheckDisabled = true,
    };

    // Rounds of 2, 2 and 1 with a hit ratio of 60 %: 3 * 0.5 + (0.64 + 0.64 + 0.4) * 10 ms = 18.3 ms more than without.
    // The mean of 180,000 requests, each with a standard deviation of 12 ms or so, is known to 0.03 ms.
    [Test]
    public void Calls_add_their_rounds_in_both_planes()
    {
        double flow = Added($"calls: 5, parallel: 2, connections: 100, {Cache}", "flow");
        double request = Added($"calls: 5, parallel: 2, connections: 100, {Cache}", "request");
        Assert.Multiple(() =>
        {
            Assert.That(flow, Is.EqualTo(18.3).Within(1).Percent);
            Assert.That(request, Is.EqualTo(18.3).Within(1).Percent);
        });
    }

    // Five calls of 10 ms, 250/s a pod: 12.5 of 16 connections are busy, and C(16, 12.5) = 0.2641. Would calls take an
    // exponential time, requests would wait for 0.2641 * 50 ms / (16 - 12.5) = 3.77 ms; they take a fixed one, so it
    // is about half of that, and less where nginx deals them out in turn.
    [Test]
    public void Waits_for_connections_are_alike_in_both_planes()
    {
        double flow = Added("calls: 5, connections: 16", "flow");
        double request = Added("calls: 5, connections: 16", "request");
        Assert.Multiple(() =>
        {
            Assert.That(flow, Is.InRange(50 - 1.4, 50 + 1.89));
            Assert.That(request, Is.EqualTo(flow).Within(5).Percent);
        });
    }

    // 5 calls of 10 ms, 8 connections: 160/s of 250/s a pod. 36 % are refused when the places are full, 320 less 160 *
    // 24 ms: those are reached after 316 / 90 s, which leave 4 * 316 requests more to be answered.
    [TestCase("flow")]
    [TestCase("request")]
    public void Connections_that_are_too_few_refuse_the_rest(string plane)
    {
        RunResult result = With("calls: 5, connections: 8", plane);
        double refused = (0.36 * 180_000) - (4 * 316);
        Assert.That(result.Totals.Failed, Is.EqualTo(refused).Within(2).Percent);
    }

    // For a minute every call fails after 1 s, the first of a request, and the request with it. 64 slots / 1.024 s take
    // 62.5/s a pod; either way all 60,000 fail, and those within the last second or so are the difference.
    [TestCase("flow")]
    [TestCase("request")]
    public void A_dead_store_fails_everybody_until_it_is_back(string plane)
    {
        SmallWorld world = World("calls: 5, connections: 100", plane) with
        {
            More = "dataStores: [{id: db, site: dc-par}]\nfaults: [{at: 1m, fail: store/db, how: blackhole, for: 1m}]",
        };
        RunResult result = world.Run();
        double[] errors = [.. result.Timeline.Regions.Single().ErrorRatio];
        Assert.Multiple(() =>
        {
            Assert.That(errors.Take(6), Is.All.Zero);
            Assert.That(errors.Skip(7).Take(5), Is.All.EqualTo(1).Within(1e-3));
            Assert.That(result.Totals.Failed, Is.EqualTo(60_000).Within(10).Percent);
            Assert.That(errors[^1], Is.Zero);
        });
    }

    [Test]
    public void A_journey_says_what_a_store_adds()
    {
        SimulatedWorld world = World($"calls: 5, parallel: 2, {Cache}", "flow").Build();
        world.RunTo(Core.Quantities.SimTime.FromSeconds(60));
        var journeys = new JourneyBuilder(world);
        Journey journey = journeys.Build(0);
        JourneyStep store = journey.Steps.Single(step => step.Title == "store");
        Assert.Multiple(() =>
        {
            Assert.That(store.Outcome, Is.EqualTo("db, 5 calls, 2 at once: 18.3 ms in the mean over all requests"));
            Assert.That(store.Details[0], Is.EqualTo("9.00 ms for a round trip, 1.00 ms in the store"));
            Assert.That(store.Details[1], Is.EqualTo("the cache answers 60.0 % of the calls, 60.0 % when it is warm"));
            Assert.That(
                journey.Parts.Single(part => part.Name == "stores").Open.TotalMilliseconds,
                Is.EqualTo(18.3).Within(1e-3)
            );
        });
    }

    private static RunResult With(string use, string plane) => World(use, plane).Run();

    private static SmallWorld World(string use, string plane) =>
        s_world with
        {
            Fidelity = plane,
            SitePool = $"{{{Pool}, stores: [{{store: db, roundTrip: 9ms, {use}}}]}}",
            More = "dataStores: [{id: db, site: dc-par}]",
        };

    /// <summary>By how many milliseconds the mean time to the first byte is longer with a store.</summary>
    private static double Added(string use, string plane) =>
        FirstByteMs(World(use, plane)) - FirstByteMs(World(use, plane) with { SitePool = $"{{{Pool}}}", More = "" });

    private static double FirstByteMs(SmallWorld world) =>
        world.Run().Regions.Single().MeanParts.FirstByte.TotalMilliseconds;
}
