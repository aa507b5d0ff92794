using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class LeastConnectionsSplitTests
{
    // One queue has no choice.
    [TestCase(0.5)]
    [TestCase(0.9)]
    public void A_single_queue_waits_as_by_Erlang(double utilization) =>
        Assert.That(LeastConnectionsSplit.WaitFactor(1, 2, 64, 10, utilization), Is.EqualTo(1).Within(1e-12));

    [Test]
    public void Dispatchers_that_know_less_make_requests_wait_longer()
    {
        double[] byNumber = [.. new[] { 1.0, 4, 10, 40, 96, 256 }.Select(k => Factor(dispatchers: k))];
        double[] byNoise = [.. new[] { 0.0, 1, 5, 20, 50 }.Select(outside => Factor(outside: outside))];

        Assert.That(byNumber, Is.Ordered);
        Assert.That(byNoise, Is.Ordered);
    }

    // No choice is better than one queue for all servers: C(20, 16) = 0.256, C(2, 1.6) = 0.711, 0.256 / (10 * 0.711) =
    // 0.036. None is worse than any queue.
    [Test]
    public void The_wait_is_between_that_of_one_queue_and_that_of_any()
    {
        Assert.That(Factor(dispatchers: 1), Is.GreaterThanOrEqualTo(0.036));
        Assert.That(Factor(dispatchers: 100_000, outside: 1e6), Is.LessThanOrEqualTo(1));
    }

    [Law]
    public bool Least_connections_wait_no_longer_than_in_turn_where_workers_are_many(byte load, byte pods)
    {
        double utilization = 0.5 + (load / 600.0);
        int queues = 4 + pods;
        double least = LeastConnectionsSplit.WaitFactor(queues, 2, 96, 10, utilization);
        double turn = (RoundRobinSplit.ArrivalVariability(queues, 96, utilization) + 1) / 2;
        // Each is good to a tenth or so.
        return least <= turn * 1.15;
    }

    // 1,000,000 requests make the simulated wait good to about 3 %.
    [TestCase(10, 2, 96, 20, 0.8)]
    [TestCase(10, 2, 96, 20, 0.95)]
    [TestCase(4, 2, 96, 20, 0.9)]
    [TestCase(40, 2, 8, 20, 0.9)]
    [TestCase(10, 1, 96, 20, 0.9)]
    [TestCase(10, 8, 16, 20, 0.9)]
    [TestCase(10, 4, 16, 20, 0.8)]
    [TestCase(10, 2, 4, 0, 0.8)]
    [TestCase(10, 2, 4, 100, 0.9)]
    public void Simulated_waits_are_within_15_percent(int queues, int servers, int workers, int outsideMs, double rho)
    {
        double erlang = ErlangC.Wait(servers, servers * rho) * 0.004 / (servers * (1 - rho));
        double factor = LeastConnectionsSplit.WaitFactor(queues, servers, workers, servers * outsideMs / 4.0, rho);
        double simulated = MeanWait(queues, servers, workers, outsideMs / 1_000.0, rho);

        Assert.That(simulated / erlang, Is.EqualTo(factor).Within(15).Percent);
    }

    private static double Factor(double dispatchers = 16, double outside = 10) =>
        LeastConnectionsSplit.WaitFactor(10, 2, dispatchers, outside, 0.8);

    /// <summary>Of services of 4 ms.</summary>
    private static double MeanWait(int queues, int servers, int workers, double outside, double rho)
    {
        const int Requests = 1_000_000;
        const double Service = 0.004;
        var stream = new RandomStream(5);
        var peers = new UpstreamPeer[workers][];
        for (int worker = 0; worker < workers; worker++)
        {
            peers[worker] = new UpstreamPeer[queues];
            Array.Fill(peers[worker], new UpstreamPeer(new UpstreamServer { MaxFails = 0 }));
        }
        double[] free = new double[servers * queues];
        var ends = new PriorityQueue<(int Worker, int Queue), double>();
        double now = 0;
        double waits = 0;
        for (int i = 0; i < Requests; i++)
        {
            now += stream.NextExponential(Service / (servers * queues * rho));
            while (ends.TryPeek(out (int Worker, int Queue) done, out double at) && at <= now)
            {
                ends.Dequeue();
                peers[done.Worker][done.Queue].Succeeded();
            }
            int own = stream.NextInt32(workers);
            int queue = LeastConnections.Pick(peers[own], [], SimTime.Zero);
            Span<double> mine = free.AsSpan(queue * servers, servers);
            int server = mine.IndexOf(MinOf(mine));
            double begin = Math.Max(now, mine[server]);
            mine[server] = begin + stream.NextExponential(Service);
            ends.Enqueue((own, queue), mine[server] + outside);
            waits += i < Requests / 10 ? 0 : begin - now;
        }
        return waits / (Requests * 0.9);
    }

    private static double MinOf(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity;
        foreach (double value in values)
        {
            least = Math.Min(least, value);
        }
        return least;
    }
}
