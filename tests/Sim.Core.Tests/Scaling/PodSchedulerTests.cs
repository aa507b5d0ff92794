using FsCheck;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class PodSchedulerTests
{
    private static readonly NodeSpace s_node = new(7910, new ByteSize(28e9), 110);

    private static PodRequest Pod(long cpuMilli, double gigabytes) => new(cpuMilli, new ByteSize(gigabytes * 1e9));

    [TestCase(2000, 2, 3)] // 7910 / 2000
    [TestCase(1000, 8, 3)] // 28 / 8
    [TestCase(10, 0.01, 110)]
    [TestCase(0, 0, 110)]
    [TestCase(8000, 1, 0)]
    public void A_node_takes_what_its_scarcest_resource_allows(long cpuMilli, double gigabytes, int expected) =>
        Assert.That(PodScheduler.PodsPerNode(Pod(cpuMilli, gigabytes), s_node), Is.EqualTo(expected));

    [Test]
    public void Each_pod_goes_to_the_first_node_with_room()
    {
        PodRequest[] pods = [Pod(600, 1), Pod(600, 1), Pod(300, 1), Pod(900, 1)];
        NodeSpace[] space = [new(1000, new ByteSize(10e9), 10), new(1000, new ByteSize(10e9), 10)];
        int[] nodes = new int[4];

        int placed = PodScheduler.FirstFit(pods, space, nodes);

        Assert.That(placed, Is.EqualTo(3));
        Assert.That(nodes, Is.EqualTo(new[] { 0, 1, 0, -1 }));
        Assert.That(space.Select(left => left.CpuMilli), Is.EqualTo(new[] { 100, 400 }));
    }

    [Law]
    public bool Like_pods_fill_every_node_to_its_count(
        PositiveInt cpu,
        PositiveInt memory,
        PositiveInt nodes,
        PositiveInt pods
    )
    {
        PodRequest pod = Pod(cpu.Get * 100L, memory.Get);
        NodeSpace[] space = Enumerable.Repeat(s_node, nodes.Get).ToArray();
        PodRequest[] all = Enumerable.Repeat(pod, pods.Get).ToArray();

        int placed = PodScheduler.FirstFit(all, space, new int[all.Length]);

        return placed == Math.Min(pods.Get, nodes.Get * PodScheduler.PodsPerNode(pod, s_node))
            && space.All(left => left.CpuMilli >= 0 && left.Memory >= ByteSize.Zero && left.Pods >= 0);
    }
}
