using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing;

namespace Sim.Core.Tests.Routing.Balancing;

public sealed class RegionWaterfallAllocationTests
{
    [Test]
    public void An_allocation_allocates_no_memory()
    {
        RequestRate[] demand = [new(700), new(400), new(90)];
        RequestRate[] capacity = [new(200), new(500), new(100)];
        int[] nearest = [0, 1, 2, 1, 0, 2, 2, 1, 0];
        RequestRate[] sent = new RequestRate[9];
        RequestRate[] unserved = new RequestRate[3];
        RegionWaterfall.Allocate(demand, capacity, nearest, sent, unserved);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            RegionWaterfall.Allocate(demand, capacity, nearest, sent, unserved);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
