using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What only the plane of single requests can get wrong.</summary>
[TestFixture]
public sealed class RequestPlaneTests
{
    /// <summary>1,000 requests/s of 4 ms before 4 pods of 2 cores: half of their CPU.</summary>
    private static readonly SmallWorld s_world = new()
    {
        Fidelity = "request",
        Duration = "10m",
        Demand = "1000rps",
        Resolvers = 1_000,
        Clients = "{}",
        Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 2",
        Blades = "{count: 4, nic: 10Gbps, cores: 16}",
        SitePool = "{id: par, replicas: 4, pod: {cpu: 2, concurrency: 64, backlog: 256}}",
        CloudPool = "{id: gke-eu, location: europe-west1, replicas: 5, pod: {cpu: 2, concurrency: 64, backlog: 256}}",
    };

    [Test]
    public void The_same_seed_gives_the_same_bytes()
    {
        SmallWorld world = s_world.With("site/dc-par", "blackhole", "3m") with { Duration = "20m" };
        string[] first = BytesOf(world.Run());
        string[] again = BytesOf(world.Run());
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void Looking_at_it_on_the_way_changes_nothing()
    {
        SimulatedWorld world = s_world.Build();
        for (int tenths = 3; tenths < 6_000; tenths += 7)
        {
            world.RunTo(SimTime.Zero + SimDuration.FromMilliseconds(100 * tenths));
        }
        Assert.That(BytesOf(world.Finish("test")), Is.EqualTo(BytesOf(s_world.Run())));
    }

    // A Poisson number of 600,000 is within 3.29 sqrt(600,000) = 2,548 of it with 99.9 %.
    [Test]
    public void Demand_is_random_and_right()
    {
        RunResult one = s_world.Run();
        RunResult other = (s_world with { Seed = 2 }).Run();
        Assert.Multiple(() =>
        {
            Assert.That(one.Totals.Sent, Is.EqualTo(600_000).Within(2_548));
            Assert.That(other.Totals.Sent, Is.EqualTo(600_000).Within(2_548).And.Not.EqualTo(one.Totals.Sent));
        });
    }

    // A tenth of 20 pods, of 16 cores of a blade and of the users. A Poisson number of 300,000 is within 0.6 % with
    // 99.9 %. One blade: of several the busiest of each second counts, which is the busier the fewer requests there
    // are.
    [Test]
    public void A_tenth_of_everything_tells_the_same()
    {
        SmallWorld large = s_world with
        {
            Demand = "5000rps",
            Blades = "{count: 1, nic: 10Gbps, cores: 16}",
            SitePool = "{id: par, replicas: 20, pod: {cpu: 2, concurrency: 64, backlog: 256}}",
        };
        RunResult all = large.Run();
        RunResult tenth = (large with { Sampling = "1/10" }).Run();
        TrafficMeasures expected = all.Regions.Single();
        TrafficMeasures actual = tenth.Regions.Single();
        Assert.Multiple(() =>
        {
            Assert.That(tenth.Totals.Answered, Is.EqualTo(all.Totals.Answered).Within(0.8).Percent);
            Assert.That(Ms(actual, 0.5), Is.EqualTo(Ms(expected, 0.5)).Within(2).Percent);
            Assert.That(Ms(actual, 0.99), Is.EqualTo(Ms(expected, 0.99)).Within(5).Percent);
            Assert.That(
                actual.MeanParts.Total.TotalMilliseconds,
                Is.EqualTo(expected.MeanParts.Total.TotalMilliseconds).Within(2).Percent
            );
            Assert.That(Use(tenth, "pod cpu"), Is.EqualTo(0.5).Within(1).Percent);
            Assert.That(Use(tenth, "blade cpu"), Is.EqualTo(Use(all, "blade cpu")).Within(2).Percent);
            Assert.That(Use(tenth, "blade nic"), Is.EqualTo(Use(all, "blade nic")).Within(2).Percent);
        });
    }

    // 1.5 s are a step of 1 s and a half: the series have all that the totals have.
    [Test]
    public void A_run_that_ends_within_a_step_has_all_of_it_in_its_series()
    {
        RunResult result = (s_world with { Duration = "1500ms" }).Run();
        Timeline timeline = result.Timeline;
        double seconds = timeline.LastBucket.TotalSeconds;
        Assert.Multiple(() =>
        {
            Assert.That(seconds, Is.EqualTo(1.5));
            Assert.That(timeline.Demand.Single() * seconds, Is.EqualTo(result.Totals.Sent).Within(1e-6));
            Assert.That(
                timeline.Endpoints.Sum(e => e.Answered.Single()) * seconds,
                Is.EqualTo(result.Totals.Answered).Within(1e-6)
            );
        });
    }

    // Half of the CPU is a number known beforehand: 1,000/s * 4 ms = 4 of 8 cores. Little: each request holds a slot
    // for 20 ms, 4 ms and its wait for a core, at most that of M/M/2, C(2, 1) = 1/3, 1/3 * 4 / 2 / 0.5 = 1.333 ms. So
    // 24 to 25.333 of 4 * 64 slots are taken, but for 2 % of chance (600 looks at about 25 of them, correlated over 25
    // ms).
    [Test]
    public void Cores_and_slots_are_as_busy_as_Little_says()
    {
        RunResult result = s_world.Run();
        Assert.Multiple(() =>
        {
            Assert.That(Use(result, "pod cpu"), Is.EqualTo(0.5).Within(1).Percent);
            Assert.That(Use(result, "pod concurrency") * 256, Is.InRange(24 * 0.98, 25.333 * 1.02));
        });
    }

    [Test]
    public void A_request_in_the_steady_state_allocates_nothing()
    {
        SimulatedWorld world = s_world.Build();
        world.RunTo(SimTime.FromSeconds(300));
        long before = GC.GetAllocatedBytesForCurrentThread();
        world.RunTo(SimTime.FromSeconds(310));
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // What the control plane allocates is counted too: less than a byte a request.
        Assert.That(bytes / 10_000.0, Is.LessThan(1));
    }

    private static double Ms(TrafficMeasures measures, double quantile) =>
        measures.Latency.Quantile(quantile).TotalMilliseconds;

    private static double Use(RunResult result, string resource) =>
        result.Endpoints.Single(e => e.Endpoint == "dc-par").Resources.Single(use => use.Resource == resource).Mean;

    private static string[] BytesOf(RunResult result) =>
        [.. DataFile.All(result, ["run", "s.yaml"]).Select(file => $"{file.Name} {Convert.ToHexString(file.Bytes)}")];
}
