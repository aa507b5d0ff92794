using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

// 10,000 requests/s of 4 ms: 20 pods of two cores are full, and the cloud idles with 10 pods on 4 nodes of three pods
// each. The site refuses; users arrive at the cloud within two minutes.
[TestFixture]
public sealed class ScalingTests
{
    private const string Manifest = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: api}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
          minReplicas: 10
          maxReplicas: 60
          metrics:
            - type: Pods
              pods: {metric: {name: http_requests_per_second}, target: {type: AverageValue, averageValue: "300"}}
        """;

    // Nodes that take 120 or 240 s longer delay the capacity by as much. The autoscaler's phase (15 s), the node
    // autoscaler's scan (10 s) and the end of a step (10 s) can shift either.
    [Test]
    public void Capacity_comes_as_much_later_as_nodes_start_later()
    {
        double quick = World("60s").Incident().CapacitySeconds!.Value;
        double slow = World("180s").Incident().CapacitySeconds!.Value;
        double slowest = World("300s").Incident().CapacitySeconds!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(slow - quick, Is.EqualTo(120).Within(35));
            Assert.That(slowest - slow, Is.EqualTo(120).Within(35));
        });
    }

    // From the begin: detection 24.6 to 31 s; half of the users, 5,000/s, fill the 10 pods 60 s later at most. Then, to
    // the first further pods: metrics 30 s old, autoscaler 15 s, scan 10 s, node 60 s, pod 40 s, endpoint 10 s.
    [Test]
    public void Capacity_is_the_sum_of_the_delays_of_scaling()
    {
        double capacity = World("60s").Incident().CapacitySeconds!.Value;
        // At the earliest the pods of the first decision; at the latest those of the decision after everybody has come,
        // 31 + 120 s.
        Assert.That(capacity, Is.InRange(24.6 + 60 + 40 + 10, 31 + 120 + 30 + 15 + 10 + 60 + 40 + 10 + 10));
    }

    // Metrics are 30 s old; a scan comes 0 to 10 s after the decision and a node 60 s later, or sooner when pods before
    // have asked for it; the image takes 20 s, the probe that finds an application of 15 s ready comes after 20 s, the
    // endpoint after 10 s more.
    [Test]
    public void Every_second_until_capacity_belongs_to_a_stage_of_the_last_pods()
    {
        Incident incident = World("60s").Incident();
        CapacityPath path = incident.CapacityPath!;
        double rest = path.LoadSeconds + path.DecisionSeconds + path.DrainSeconds;
        Assert.Multiple(() =>
        {
            Assert.That(path.Endpoint, Is.EqualTo("gke-eu"));
            Assert.That(path.LoadSeconds, Is.GreaterThan(24.6));
            Assert.That(path.MetricsSeconds, Is.EqualTo(30).Within(1e-9));
            Assert.That(path.NodeSeconds, Is.GreaterThan(0).And.LessThanOrEqualTo(70));
            Assert.That(path.ImageSeconds, Is.EqualTo(20).Within(1e-9));
            Assert.That(path.ReadinessSeconds, Is.EqualTo(20).Within(1e-9));
            Assert.That(path.EndpointSeconds, Is.EqualTo(10).Within(1e-9));
            Assert.That(
                rest + 30 + path.NodeSeconds + 20 + 20 + 10,
                Is.EqualTo(incident.CapacitySeconds!.Value).Within(1e-6)
            );
        });
    }

    // 40 nodes are there and have the image; nobody waits for a node or an image.
    [Test]
    public void A_cloud_with_nodes_to_spare_waits_for_neither_node_nor_image()
    {
        SmallWorld world = World("60s");
        CapacityPath path = (world with { CloudPool = world.CloudPool.Replace("min: 4", "min: 40") })
            .Incident()
            .CapacityPath!;
        Assert.That((path.NodeSeconds, path.ImageSeconds, path.ReadinessSeconds), Is.EqualTo((0.0, 0.0, 20.0)));
    }

    [Test]
    public void A_cloud_that_is_large_enough_is_never_full() =>
        Assert.That((World("300s") with { CloudPool = Pool("replicas: 40") }).Incident().CapacitySeconds, Is.Zero);

    // Kubernetes disables autoscaling of a target with 0 replicas; a planned change switches the pool on.
    [Test]
    public void A_pool_that_is_switched_off_stays_off_until_a_change_of_capacity()
    {
        SmallWorld world = new()
        {
            Duration = "20m",
            Resolvers = 1_000,
            CloudPool = Pool("replicas: 0, hpa: hpa.yaml"),
            Manifest = Manifest,
            More = "changes: [{at: 10m, capacity: 10, pool: gke-eu}]",
        };
        RunResult result = world.Run();
        PoolSeries pool = result.Timeline.Pools.Single(series => series.Pool == "gke-eu");
        int change = (int)(SmallWorld.Begin / result.Timeline.Bucket.TotalSeconds);
        Assert.Multiple(() =>
        {
            Assert.That(pool.Desired.Take(change), Is.All.Zero);
            Assert.That(pool.Ready[^1], Is.EqualTo(10));
        });
    }

    // Four nodes hold 12 pods, which serve 6,000 of 10,000/s until users go back.
    [Test]
    public void A_cloud_that_cannot_grow_never_has_the_capacity()
    {
        SmallWorld world = World("60s");
        SmallWorld capped = world with { CloudPool = world.CloudPool.Replace("max: 40", "max: 4") };
        Assert.That(capped.Incident().CapacitySeconds, Is.Null);
    }

    // The four nodes take two pods more: 12 pods serve 6,000/s, and 40 % are refused. Queues of 320 requests a pod hold
    // 0.64 s of work.
    [Test]
    public void Until_then_users_are_slow_and_what_the_first_nodes_cannot_serve_is_refused()
    {
        RunResult result = World("180s").Run();
        RegionSeries region = result.Timeline.Regions.Single();
        int bucket = (int)((SmallWorld.Begin + 200) / result.Timeline.Bucket.TotalSeconds);
        Assert.Multiple(() =>
        {
            Assert.That(region.ErrorRatio[bucket], Is.EqualTo(0.4).Within(1).Percent);
            Assert.That(region.P50Ms[bucket], Is.InRange(600.0, 720.0));
            Assert.That(region.P50Ms[bucket - 30], Is.LessThan(60));
        });
    }

    private static SmallWorld World(string nodeStart) =>
        new SmallWorld
        {
            Resolvers = 20_000,
            Demand = "10000rps",
            Duration = "35m",
            Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 0",
            SitePool = "{id: par, replicas: 40}",
            CloudPool = Pool(
                $"hpa: hpa.yaml, nodes: {{machine: n2-standard-8, min: 4, max: 40, start: {nodeStart}, startSigma: 0}}"
            ),
            Manifest = Manifest,
        }.With("site/dc-par", "refuse", "20m");

    private static string Pool(string more) => $"{{id: gke-eu, location: europe-west1, {more}}}";
}
