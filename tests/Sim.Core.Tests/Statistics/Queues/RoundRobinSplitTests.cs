using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class RoundRobinSplitTests
{
    // One queue gets everything: Poisson. An idle queue sees no dispatcher twice: Poisson. A full one of ten, whoever
    // deals out, sees every tenth request: 1/10 (the formula stops at 99.99 % load, where 0.9 / (1 + 19,997 / 8) =
    // 0.00036 is left).
    [TestCase(1, 64, 0.8, 1, 1e-12)]
    [TestCase(10, 64, 0, 1, 1e-12)]
    [TestCase(10, 64, 1.2, 0.1, 4e-4)]
    public void The_ends_are_Poisson_and_Erlang(
        double queues,
        double dispatchers,
        double utilization,
        double expected,
        double within
    ) =>
        Assert.That(
            RoundRobinSplit.ArrivalVariability(queues, dispatchers, utilization),
            Is.EqualTo(expected).Within(within)
        );

    [Test]
    public void More_dispatchers_are_less_even()
    {
        double[] variability =
        [
            .. new[] { 1.0, 16, 64, 256 }.Select(k => RoundRobinSplit.ArrivalVariability(8, k, 0.85)),
        ];
        Assert.That(variability, Is.Ordered);
    }

    // The mean wait in queues of 2 servers, over that of M/M/2, is (ca^2 + 1) / 2 by Allen and Cunneen. 1,000,000
    // requests make the simulated one good to about 2 %.
    [TestCase(8, 64, 0.7)]
    [TestCase(8, 64, 0.85)]
    [TestCase(8, 64, 0.9)]
    [TestCase(40, 256, 0.85)]
    public void Simulated_waits_are_within_a_tenth(int queues, int dispatchers, double utilization)
    {
        double erlang = ErlangC.Wait(2, 2 * utilization) / (2 * (1 - utilization));
        double factor = (RoundRobinSplit.ArrivalVariability(queues, dispatchers, utilization) + 1) / 2;
        double simulated = MeanWait(queues, dispatchers, utilization);
        Assert.That(simulated / erlang, Is.EqualTo(factor).Within(10).Percent);
    }

    private static double MeanWait(int queues, int dispatchers, double utilization)
    {
        const int Requests = 1_000_000;
        const int WarmUp = Requests / 10;
        var stream = new RandomStream(5);
        int[] next = [.. Enumerable.Range(0, dispatchers).Select(_ => stream.NextInt32(queues))];
        double[] free = new double[2 * queues];
        double now = 0;
        double waits = 0;
        for (int i = 0; i < Requests; i++)
        {
            now += stream.NextExponential(1 / (2 * queues * utilization));
            ref int turn = ref next[stream.NextInt32(dispatchers)];
            int first = 2 * turn;
            turn = (turn + 1) % queues;
            int server = free[first + 1] < free[first] ? first + 1 : first;
            double begin = Math.Max(now, free[server]);
            free[server] = begin + stream.NextExponential(1.0);
            waits += i < WarmUp ? 0 : begin - now;
        }
        return waits / (Requests - WarmUp);
    }
}
