using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// A fault at 1,000 s; capacity is whole 250 s later.
/// <code>
///   load needs  asked  placed  pulled  ready  serving
///   1,060       1,095  1,200   1,220   1,235  1,245   4 pods, by a sample of 1,065
///                                             1,260   too late to matter
/// </code>
/// </summary>
[TestFixture]
public sealed class CapacityPathTests
{
    private static readonly SimTime s_begin = SimTime.FromSeconds(1_000);

    private static readonly PodArrival s_critical = new()
    {
        Pods = 4,
        WantedBefore = 10,
        SampledAt = SimTime.FromSeconds(1_065),
        AskedAt = SimTime.FromSeconds(1_095),
        PlacedAt = SimTime.FromSeconds(1_200),
        PulledAt = SimTime.FromSeconds(1_220),
        ReadyAt = SimTime.FromSeconds(1_235),
        ServingAt = SimTime.FromSeconds(1_245),
    };

    [Test]
    public void Every_second_belongs_to_one_stage()
    {
        PodArrival late = s_critical with { Pods = 1, ServingAt = SimTime.FromSeconds(1_260) };
        CapacityPath path = Path([s_critical, late], need: 1_060)!;
        Assert.Multiple(() =>
        {
            Assert.That((path.Endpoint, path.Pods), Is.EqualTo(("gke-eu", 4)));
            Assert.That(Parts(path), Is.EqualTo(new[] { 60.0, 30, 5, 105, 20, 15, 10, 5 }));
            Assert.That(Parts(path).Sum(), Is.EqualTo(250));
        });
    }

    // An autoscaler with a target below 100 % asks before the load needs the pods: its sample ends the load's part.
    [Test]
    public void Pods_that_are_asked_for_before_they_are_needed_waited_for_no_tick() =>
        Assert.That(Parts(Path([s_critical], need: 1_080)!), Is.EqualTo(new[] { 65.0, 30, 0, 105, 20, 15, 10, 5 }));

    // On their way when the fault begins: of 1,200 - 1,150 s for the node 50 s are left.
    [Test]
    public void What_was_before_the_begin_does_not_count()
    {
        CapacityPath path = new CapacityPathBuilder([s_critical], _ => null).Build(
            "gke-eu",
            SimTime.FromSeconds(1_150),
            SimDuration.FromSeconds(100)
        )!;
        Assert.That(Parts(path), Is.EqualTo(new[] { 0.0, 0, 0, 50, 20, 15, 10, 5 }));
    }

    [Test]
    public void Planned_pods_wait_for_no_metrics() =>
        Assert.That(
            Parts(Path([s_critical with { SampledAt = null }], need: 1_060)!),
            Is.EqualTo(new[] { 60.0, 0, 35, 105, 20, 15, 10, 5 })
        );

    [Test]
    public void Where_no_pods_came_there_is_no_path() => Assert.That(Path([], need: 1_060), Is.Null);

    private static CapacityPath? Path(IReadOnlyList<PodArrival> arrivals, double need) =>
        new CapacityPathBuilder(
            arrivals,
            pods => pods == s_critical.WantedBefore ? SimTime.FromSeconds(need) : null
        ).Build("gke-eu", s_begin, SimDuration.FromSeconds(250));

    private static double[] Parts(CapacityPath path) =>
        [
            path.LoadSeconds,
            path.MetricsSeconds,
            path.DecisionSeconds,
            path.NodeSeconds,
            path.ImageSeconds,
            path.ReadinessSeconds,
            path.EndpointSeconds,
            path.DrainSeconds,
        ];
}
