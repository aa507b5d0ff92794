using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

public sealed class IngressRoundRobinTests
{
    [Test]
    public void A_worker_goes_round_the_endpoints()
    {
        var worker = default(IngressRoundRobin);

        Assert.That(Enumerable.Range(0, 7).Select(_ => worker.Pick(3)), Is.EqualTo([0, 1, 2, 0, 1, 2, 0]));
    }

    [Test]
    public void Fewer_endpoints_than_before_are_gone_round_from_the_first()
    {
        var worker = default(IngressRoundRobin);
        for (int i = 0; i < 4; i++)
        {
            worker.Pick(5);
        }

        Assert.That(new[] { worker.Pick(3), worker.Pick(3) }, Is.EqualTo([0, 1]));
    }

    // 4,000 workers on 4 endpoints: 1,000 each, standard deviation sqrt(4,000 * 3/16) = 27.4; four of them are 110.
    [Test]
    public void Workers_start_anywhere()
    {
        var random = new RandomStream(5);
        int[] starts = new int[4];
        for (int i = 0; i < 4_000; i++)
        {
            IngressRoundRobin worker = IngressRoundRobin.StartAnywhere(4, random);
            starts[worker.Pick(4)]++;
        }

        Assert.That(starts, Is.All.InRange(890, 1_110));
    }
}
