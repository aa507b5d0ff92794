using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class EwmaSplitTests
{
    [Test]
    public void A_single_queue_waits_as_by_Erlang() =>
        Assert.That(EwmaSplit.WaitFactor(1, 6, 0.9, 0.01), Is.EqualTo(1));

    // Below 70 % load there is no swing: 1 + 1.75 of a single balancer at 50 %; six of them add 1.75 / 6^1.15 = 0.2229.
    [TestCase(1, 2.75)]
    [TestCase(6, 1.2229)]
    public void More_balancers_are_more_even(double balancers, double expected) =>
        Assert.That(EwmaSplit.WaitFactor(10, balancers, 0.5, 0.00133), Is.EqualTo(expected).Within(1e-4));

    // Ten queues swing by 0.22 s at 80 %, over 7.111 ms of M/M/2: 30.94 times, and 8 / 6^1.15 = 1.019 more.
    [Test]
    public void Above_three_quarters_the_swing_counts() =>
        Assert.That(EwmaSplit.WaitFactor(10, 6, 0.8, 0.0071111), Is.EqualTo(32.957).Within(0.01));

    // 600,000 requests of 4 ms at the begin of which nothing is known; queues of 2 servers. A third up to 70 %, a
    // factor of two above.
    [TestCase(10, 6, 0.5, 1.33)]
    [TestCase(10, 1, 0.6, 1.33)]
    [TestCase(40, 6, 0.7, 1.33)]
    [TestCase(10, 6, 0.8, 2)]
    [TestCase(10, 1, 0.85, 2)]
    public void Simulated_waits_are_within_the_stated_error(int queues, int balancers, double rho, double most)
    {
        double erlang = ErlangC.Wait(2, 2 * rho) * 0.004 / (2 * (1 - rho));
        double factor = EwmaSplit.WaitFactor(queues, balancers, rho, erlang);
        double off = MeanWait(queues, balancers, rho) / erlang / factor;

        Assert.That(off, Is.InRange(1 / most, most));
    }

    private static double MeanWait(int queues, int balancers, double rho)
    {
        const int Requests = 600_000;
        const int WarmUp = 100_000;
        const double Outside = 0.02;
        var stream = new RandomStream(5);
        var peers = new EwmaPeer[balancers][];
        for (int balancer = 0; balancer < balancers; balancer++)
        {
            peers[balancer] = new EwmaPeer[queues];
        }
        double[] free = new double[2 * queues];
        var ends = new PriorityQueue<(int Balancer, int Queue, double Begin), double>();
        double now = 1;
        double waits = 0;
        for (int i = 0; i < Requests; i++)
        {
            now += stream.NextExponential(0.004 / (2 * queues * rho));
            while (ends.TryPeek(out (int Balancer, int Queue, double Begin) done, out double at) && at <= now)
            {
                ends.Dequeue();
                peers[done.Balancer][done.Queue].Observe(TimeOf(done.Begin), TimeOf(done.Begin), TimeOf(at));
            }
            int own = stream.NextInt32(balancers);
            int queue = IngressEwma.Pick(peers[own], [], TimeOf(now), stream);
            int server = free[(2 * queue) + 1] < free[2 * queue] ? (2 * queue) + 1 : 2 * queue;
            double begin = Math.Max(now, free[server]);
            free[server] = begin + stream.NextExponential(0.004);
            ends.Enqueue((own, queue, now), free[server] + Outside);
            waits += i < WarmUp ? 0 : begin - now;
        }
        return waits / (Requests - WarmUp);
    }

    private static SimTime TimeOf(double seconds) => new((long)(seconds * 1e9));
}
