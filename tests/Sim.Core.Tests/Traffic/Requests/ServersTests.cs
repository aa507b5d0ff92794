using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class ServersTests
{
    // Two servers, free at 0: work of 10 at 0 and at 1 takes both; what comes at 2 waits for the first, until 10, and
    // what comes at 3 for the second, until 11.
    [Test]
    public void Work_begins_when_the_first_server_is_free()
    {
        long[] free = new long[2];
        long[] begins = [.. new long[] { 0, 1, 2, 3 }.Select(now => Servers.Serve(free, now, 10))];
        Assert.Multiple(() =>
        {
            Assert.That(begins, Is.EqualTo(new long[] { 0, 1, 10, 11 }));
            Assert.That(free, Is.EqualTo(new long[] { 20, 21 }));
            // At 15 there are 5 and 6 left.
            Assert.That(Servers.Backlog(free, 15), Is.EqualTo(11));
        });
    }

    // 20 runs of 200,000 customers of M/M/c, each from an empty start of which the first tenth is left out: the
    // interval of 99 % (t of 19 degrees of freedom, 2.861) has to hold Erlang's wait.
    [TestCase(1, 0.8)]
    [TestCase(2, 0.85)]
    [TestCase(8, 0.9)]
    public void The_mean_wait_is_that_of_Erlang(int servers, double utilization)
    {
        const double Service = 1e6;
        double rate = utilization * servers / Service;
        double expected = ErlangC.Wait(servers, servers * utilization) * Service / (servers * (1 - utilization));
        double[] means = [.. Enumerable.Range(1, 20).Select(seed => MeanWait(servers, rate, Service, (ulong)seed))];
        double mean = means.Average();
        double deviation = Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / 19);
        Assert.That(mean, Is.EqualTo(expected).Within(2.861 * deviation / Math.Sqrt(20)));
    }

    private static double MeanWait(int servers, double rate, double service, ulong seed)
    {
        const int Customers = 200_000;
        const int WarmUp = Customers / 10;
        var stream = new RandomStream(seed);
        long[] free = new long[servers];
        double now = 0;
        double waits = 0;
        for (int i = 0; i < Customers; i++)
        {
            now += stream.NextExponential(1 / rate);
            long begin = Servers.Serve(free, (long)now, (long)stream.NextExponential(service));
            waits += i < WarmUp ? 0 : begin - (long)now;
        }
        return waits / (Customers - WarmUp);
    }
}
