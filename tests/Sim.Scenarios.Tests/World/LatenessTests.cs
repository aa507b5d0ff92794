using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>Who waits longer than the client's timeout of 10 s has failed; nobody is answered later.</summary>
[TestFixture]
public sealed class LatenessTests
{
    private static readonly SmallWorld s_world = new()
    {
        Resolvers = 1_000,
        Demand = "10000rps",
        Duration = "20m",
    };

    /// <summary>Share of requests that need a new connection, in steps of 1 s.</summary>
    /// <remarks>
    /// In each step c = 1 - e^(-1/180) of the connections close first, then users look with n = 1 s / 5 s requests
    /// each, and the first one connects: of L who look, L (1 - e^(-n)) are connected. L = c + (1 - c) L e^(-n) =
    /// 0.0298170, so L (1 - e^(-n)) / n = 0.0270245 of the requests are such.
    /// </remarks>
    private const double FreshShare = 0.0270245;

    // For 10 of 20 minutes every request over the link takes 30 s; checkers, who are elsewhere, see nothing of it.
    [Test]
    public void A_link_that_delays_beyond_the_timeout_fails_every_request()
    {
        RunResult result = s_world.With("link/dc-par/FR", "slow +30s", "10m").Run();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed + result.Totals.InFlight, Is.EqualTo(600 * 10_000).Within(1e-6).Percent);
            Assert.That(Longest(result), Is.LessThan(10));
        });
    }

    // A quarter of the requests of half the run is delayed by 200 ms in each round trip: nobody fails, and the request
    // itself takes 0.125 * 200 = 25 ms longer. New connections (TLS 1.3) pay it for TCP and TLS, too: 25 ms * f each.
    // The response fits the first window.
    [Test]
    public void A_link_that_delays_a_little_delays_every_round_trip()
    {
        SmallWorld quiet = s_world with { Step = "1s" };
        RunResult result = quiet.With("link/dc-par/FR", "slow +200ms", "10m", ", share: 25%").Run();
        LatencyParts before = quiet.Run().Regions.Single().MeanParts;
        LatencyParts parts = result.Regions.Single().MeanParts;
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.Zero);
            Assert.That(Rise(before.FirstByte, parts.FirstByte), Is.EqualTo(25).Within(1e-3));
            Assert.That(Rise(before.Connect, parts.Connect), Is.EqualTo(25 * FreshShare).Within(1e-3));
            Assert.That(Rise(before.Tls, parts.Tls), Is.EqualTo(25 * FreshShare).Within(1e-3));
            Assert.That(Rise(before.Dns + before.Transfer, parts.Dns + parts.Transfer), Is.Zero.Within(1e-3));
            Assert.That(MeanMs(result), Is.EqualTo(parts.Total.TotalMilliseconds).Within(1).Percent, "histogram");
        });
    }

    // 4 s more in each round trip: an answer on an open connection takes 4 s, on a new one 12 s, too late. The shares
    // are those of a quiet run, since who connects late is connected nevertheless.
    [Test]
    public void New_connections_over_a_slow_link_are_too_late_first()
    {
        RunResult result = (s_world with { Step = "1s" }).With("link/dc-par/FR", "slow +4s", "10m").Run();
        Assert.That(
            result.Totals.Failed + result.Totals.InFlight,
            Is.EqualTo(FreshShare * 600 * 10_000).Within(0.01).Percent
        );
    }

    // What is tried again has lost as much before a slow link as before a quick one.
    [Test]
    public void Retries_over_a_slow_link_count_the_time_that_they_have_lost()
    {
        const string Errors = "{at: 0s, fail: pods/par, how: errors 30%, for: 20m}";
        const string Slow = "{at: 0s, fail: link/dc-par/FR, how: slow +200ms, for: 20m}";
        SmallWorld world = s_world with { Step = "1s", Service = "cpu: 1us, wait: 1us, timeout: 10s, retries: 2" };
        LatencyParts quick = (world with { More = $"faults: [{Errors}]" }).Run().Regions.Single().MeanParts;
        LatencyParts slow = (world with { More = $"faults: [{Errors}, {Slow}]" }).Run().Regions.Single().MeanParts;
        Assert.Multiple(() =>
        {
            Assert.That(quick.Retry.TotalMilliseconds, Is.GreaterThan(100));
            Assert.That(Rise(quick.Retry, slow.Retry), Is.Zero.Within(1e-3));
            Assert.That(Rise(quick.FirstByte, slow.FirstByte), Is.EqualTo(200).Within(1e-3));
        });
    }

    // Half of the pods' requests take 30 s more and fail; the other half is answered as ever.
    [TestCase("site/dc-par")]
    [TestCase("pods/par")]
    public void Of_requests_of_which_half_is_too_late_the_other_half_is_answered_as_ever(string component)
    {
        double before = MeanMs(s_world.Run());
        RunResult result = (s_world with { Threshold = 10 }).With(component, "slow +30s", "10m", ", share: 50%").Run();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed + result.Totals.InFlight, Is.EqualTo(300 * 10_000).Within(1e-6).Percent);
            Assert.That(Longest(result), Is.LessThan(10));
            Assert.That(MeanMs(result), Is.EqualTo(before).Within(2).Percent);
        });
    }

    private static double Rise(SimDuration before, SimDuration after) => (after - before).TotalMilliseconds;

    private static double Longest(RunResult result) => result.Regions.Single().Latency.Quantile(1).TotalSeconds;

    private static double MeanMs(RunResult result) => result.Regions.Single().Latency.Mean().TotalMilliseconds;
}
