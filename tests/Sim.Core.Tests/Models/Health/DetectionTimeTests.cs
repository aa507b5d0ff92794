using Sim.Core.Models.Faults;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Tests.Models.Health;

/// <summary>
/// How long a check takes from a fault to its verdict, and from the end of the fault to the opposite one, against the
/// closed form.
/// </summary>
/// <remarks>
/// Probes take no time when they pass or are refused here, and p when they get no reply (4 s to connect, TCP 10 s). The
/// first failing probe of a checker starts U(0, I) after the fault; it flips with the end of the F-th: U(0, I) + (F -
/// 1)(I + p) + p. The check is unhealthy when at most 18 % of n checkers are healthy: of 16 that is when 2 are left,
/// with the 14th flip; of 6 with the 5th. The k-th of n uniform values is Beta(k, n + 1 - k): mean k / (n + 1), 14/17
/// and 5/7 here. It is healthy again with the flip that lifts it above 18 %: the 3rd of 16, the 2nd of 6.
/// </remarks>
public sealed class DetectionTimeTests
{
    private const int Seeds = 200;
    private const double FaultAt = 1_000;

    // 14/17 * 10 + 20 = 28.24; 14/17 * 30 + 60 = 84.71; 14/17 * 10 + 2 * 14 + 4 = 40.24; 14/17 * 30 + 2 * 34 + 4 =
    // 96.71; TCP 14/17 * 10 + 2 * 20 + 10 = 58.24; F = 1: 14/17 * 30; F = 5: 14/17 * 10 + 40; three regions: 5/7 * 30 +
    // 60 = 81.43.
    [TestCase(10, 3, false, ProbeProtocol.Http, 8, 28.24)]
    [TestCase(30, 3, false, ProbeProtocol.Http, 8, 84.71)]
    [TestCase(10, 3, true, ProbeProtocol.Https, 8, 40.24)]
    [TestCase(30, 3, true, ProbeProtocol.HttpsStringMatch, 8, 96.71)]
    [TestCase(10, 3, true, ProbeProtocol.Tcp, 8, 58.24)]
    [TestCase(30, 1, false, ProbeProtocol.Http, 8, 24.71)]
    [TestCase(10, 5, false, ProbeProtocol.Tcp, 8, 48.24)]
    [TestCase(30, 3, false, ProbeProtocol.Http, 3, 81.43)]
    public void A_fault_is_noticed_as_the_arithmetic_says(
        double interval,
        int threshold,
        bool blackholed,
        ProbeProtocol protocol,
        int regions,
        double expectedMean
    )
    {
        Impairment fault = blackholed ? Impairment.AllBlackholed : Impairment.AllRefused;
        double lost = blackholed ? ProbeRules.ConnectLimit(protocol).TotalSeconds : 0;
        double earliest = ((threshold - 1) * (interval + lost)) + lost;
        var times = new List<double>();
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            HealthBench bench = Bench(seed, interval, threshold, protocol, regions);
            bench.RunTo(FaultAt);
            bench.SetSite(fault);
            bench.RunTo(FaultAt + 300);
            (double at, bool healthy) = bench.Changes("dc-par").Single();
            Assert.That(healthy, Is.False);
            times.Add(at - FaultAt);
        }

        Assert.That(times, Has.All.InRange(earliest, earliest + interval));
        Assert.That(times.Average(), Is.EqualTo(expectedMean).Within(HalfWidth(interval, regions)));
    }

    // Passing probes follow each other by I. The fault lasts a whole number of the failing checkers' rounds I + p (42
    // times 10 s, 30 times 14 s, 12 times 34 s), so that the first passing probe starts U(0, I) after it: 3/17 * 10 +
    // 20 = 21.76, 3/17 * 30 + 60 = 65.29; of six checkers 2/7 * 30 + 60 = 68.57.
    [TestCase(10, false, 420, 8, 21.76)]
    [TestCase(10, true, 420, 8, 21.76)]
    [TestCase(30, true, 408, 8, 65.29)]
    [TestCase(30, false, 420, 3, 68.57)]
    public void A_recovery_is_noticed_as_the_arithmetic_says(
        double interval,
        bool blackholed,
        double faultLength,
        int regions,
        double expectedMean
    )
    {
        var times = new List<double>();
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            HealthBench bench = Bench(seed, interval, 3, ProbeProtocol.Http, regions);
            bench.RunTo(FaultAt);
            bench.SetSite(blackholed ? Impairment.AllBlackholed : Impairment.AllRefused);
            bench.RunTo(FaultAt + faultLength);
            bench.SetSite(default);
            bench.RunTo(FaultAt + faultLength + 300);
            Assert.That(bench.Changes("dc-par"), Has.Count.EqualTo(2));
            times.Add(bench.Changes("dc-par")[1].At - FaultAt - faultLength);
        }

        Assert.That(times, Has.All.InRange(2 * interval, 3 * interval));
        Assert.That(times.Average(), Is.EqualTo(expectedMean).Within(HalfWidth(interval, regions)));
    }

    private static HealthBench Bench(ulong seed, double interval, int threshold, ProbeProtocol protocol, int regions)
    {
        string[] named = regions == 8 ? [] : ["eu-west-1", "us-east-1", "sa-east-1"];
        return new HealthBench(seed, [], HealthBench.Check("dc-par", interval, threshold, protocol, named));
    }

    // Var Beta(a, b) = a b / ((a + b)^2 (a + b + 1)): 42 / (289 * 18) for the 14th and the 3rd of 16, 10 / (49 * 8) for
    // the 5th and the 2nd of 6. Means above are given to two decimals.
    private static double HalfWidth(double interval, int regions) =>
        Samples.HalfWidth(interval * Math.Sqrt(regions == 8 ? 42.0 / (289 * 18) : 10.0 / (49 * 8)), Seeds) + 0.005;
}
