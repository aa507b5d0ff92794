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
}
