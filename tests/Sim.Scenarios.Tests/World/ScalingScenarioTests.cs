using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>The scenarios of <c>data/scenarios/scaling</c>: what each costs, derived.</summary>
/// <remarks>
/// 10,000 requests/s of 4 ms: 20 pods of two cores are full. GKE idles with 10 pods on four nodes of three each, and
/// wants 300 requests/s per pod. The data center refuses from 600 s to 2,100 s. What comes before a node is asked for:
/// detection, 24.6 to 31 s; DNS and clients, up to 120 s; metrics, 30 s; a tick, up to 15 s; a scan, up to 10 s. Then a
/// node takes 100 s, an image 20 s, a start with its probe 20 s, an endpoint 10 s, and queues up to a step of 10 s.
/// </remarks>
[TestFixture]
public sealed class ScalingScenarioTests
{
    private const double Begin = 600;
    private const double Pull = 20;
    private const double Earliest = 24.6 + 30;
    private const double Latest = 31 + 120 + 30 + 15 + 10;
    private const double FromNode = 100 + Pull + 20 + 10;

    private static readonly Lazy<RunResult> s_failover = new(() => Run("failover"));

    [Test]
    public void A_failover_waits_for_nodes_more_than_for_anything_else()
    {
        Incident incident = Outage(s_failover.Value);
        CapacityPath path = incident.CapacityPath!;
        Assert.Multiple(() =>
        {
            Assert.That(incident.CapacitySeconds, Is.InRange(Earliest + FromNode, Latest + FromNode + 10));
            Assert.That(path.NodeSeconds, Is.InRange(85.0, 110.0), "asked for with the pods, or one tick before");
            Assert.That(
                new[] { path.MetricsSeconds, path.DecisionSeconds, path.ImageSeconds, path.ReadinessSeconds },
                Is.All.LessThan(path.NodeSeconds)
            );
        });
    }

    // The image takes 230 s instead of 20 s. Queues may end at another moment of a step.
    [Test]
    public void A_slow_image_delays_capacity_by_as_much()
    {
        Incident incident = Outage(Run("slow-image"));
        Assert.Multiple(() =>
        {
            Assert.That(incident.CapacityPath!.ImageSeconds, Is.EqualTo(230).Within(1e-9));
            Assert.That(
                incident.CapacitySeconds - Outage(s_failover.Value).CapacitySeconds,
                Is.EqualTo(230 - Pull).Within(10)
            );
        });
    }

    // Refused at the first request, at most 206 s after the begin; one scan later, 10 s, the group backs off for 5 min.
    // Refused again, while the stock-out of 600 s lasts; 10 s later it backs off for 10 min. Only then nodes come.
    [Test]
    public void The_back_off_outlasts_a_stock_out_of_ten_minutes()
    {
        double backOff = 10 + 300 + 10 + 600;
        double capacity = Outage(Run("stockout")).CapacitySeconds!.Value;
        Assert.That(capacity, Is.InRange(Earliest + backOff + FromNode, Latest + backOff + 10 + FromNode + 10));
        Assert.That(capacity, Is.GreaterThan(600 + FromNode + 300), "five minutes longer than stock was out");
    }

    // The next scan, 10 s later, asks the other group.
    [Test]
    public void A_second_node_pool_costs_one_scan_in_a_stock_out()
    {
        double later =
            Outage(Run("stockout-fallback")).CapacitySeconds!.Value - Outage(s_failover.Value).CapacitySeconds!.Value;
        Assert.That(later, Is.InRange(0.0, 10 + 10));
    }

    // Pods that are full are 100 % busy; 100 / 95 is within the tolerance of 10 %: ten pods serve 5,000 of 10,000/s.
    [Test]
    public void A_target_near_full_is_never_exceeded_by_its_tolerance()
    {
        RunResult result = Run("target-too-high");
        Assert.Multiple(() =>
        {
            Assert.That(Pool(result).Desired, Is.All.EqualTo(10));
            Assert.That(ErrorRatio(result, Begin + 1_200), Is.EqualTo(0.5).Within(1).Percent);
            Assert.That(Outage(result).CapacitySeconds, Is.Null);
        });
    }

    // The lowest proposal of ten minutes counts: the rise is believed 600 s after it was seen first. Which tick asks
    // for the last pods differs by one, 15 s, and so may the scan, 10 s, and the end of queues, 10 s.
    [Test]
    public void A_window_of_ten_minutes_delays_capacity_by_ten_minutes()
    {
        Incident incident = Outage(Run("window-too-long"));
        Assert.Multiple(() =>
        {
            Assert.That(
                incident.CapacitySeconds - Outage(s_failover.Value).CapacitySeconds,
                Is.EqualTo(600).Within(35)
            );
            // The wait for the decision, or for the load of the last batch of pods where an earlier one was nearly
            // enough.
            CapacityPath path = incident.CapacityPath!;
            Assert.That(path.LoadSeconds + path.DecisionSeconds, Is.InRange(600, 600 + 120.0));
        });
    }

    // 16 pods serve 8,000 of 10,000/s, but for the 1/311 of the time in which a pod with 310 places before its two
    // cores finds nothing to do: 1 - 0.99678 * 0.8 = 20.26 % are refused.
    [Test]
    public void A_maximum_below_the_need_refuses_the_rest()
    {
        RunResult result = Run("max-too-low");
        Assert.Multiple(() =>
        {
            Assert.That(Pool(result).Ready.Max(), Is.EqualTo(16));
            Assert.That(ErrorRatio(result, Begin + 1_200), Is.EqualTo(0.2026).Within(1).Percent);
            Assert.That(Outage(result).CapacitySeconds, Is.Null);
        });
    }

    // From 3,000 to 9,000/s within 60 s: ten pods are full from 20 s on, 18 are needed. The last of them are asked for
    // 60 + 30 + 15 + 10 s after the begin, and serve 150 s later. 30 pods are wanted in the end, 9,000 / 300.
    [Test]
    public void A_surge_is_refused_until_nodes_are_there()
    {
        RunResult result = Run("surge");
        PoolSeries pool = Pool(result);
        int full = Bucket(result, Begin + 60);
        int whole = Bucket(result, Begin + 60 + 30 + 15 + 10 + FromNode + 10);
        Assert.Multiple(() =>
        {
            Assert.That(ErrorRatio(result, Begin - 10), Is.Zero);
            Assert.That(ErrorRatio(result, Begin + 120), Is.GreaterThan(0.3), "12 pods serve 6,000 of 9,000/s");
            Assert.That(pool.Ready[full], Is.LessThanOrEqualTo(12));
            Assert.That(pool.Ready.Skip(whole), Is.All.GreaterThanOrEqualTo(18));
            Assert.That(Europe(result).ErrorRatio.Skip(whole), Is.All.Zero);
            Assert.That(pool.Ready[^1], Is.EqualTo(30));
        });
    }

    private static RunResult Run(string name)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/scaling/{name}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        return new SimulatedWorld(loaded.Inputs!).Finish("test");
    }

    private static Incident Outage(RunResult result) => result.Incidents.First(one => one.Subject == "site/dc-par");

    private static PoolSeries Pool(RunResult result) => result.Timeline.Pools.Single(pool => pool.Pool == "gke-eu");

    private static RegionSeries Europe(RunResult result) =>
        result.Timeline.Regions.Single(region => region.Region == "eu");

    private static int Bucket(RunResult result, double seconds) => (int)(seconds / result.Timeline.Bucket.TotalSeconds);

    private static double ErrorRatio(RunResult result, double seconds) =>
        Europe(result).ErrorRatio[Bucket(result, seconds)];
}
