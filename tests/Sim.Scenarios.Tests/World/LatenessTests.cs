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

    // A quarter is delayed by 200 ms: nobody fails, and the mean of the 600 s rises by 50 ms, of the run by 25 ms.
    [Test]
    public void A_link_that_delays_a_little_only_delays()
    {
        double before = MeanMs(s_world.Run());
        RunResult result = s_world.With("link/dc-par/FR", "slow +200ms", "10m", ", share: 25%").Run();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.Zero);
            // Delayed requests are booked as new connections: three more round trips of 4 ms and access network, and
            // the histogram's 1 %.
            Assert.That(MeanMs(result) - before, Is.InRange(24.5, 25.5 + (0.125 * 80)));
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

    private static double Longest(RunResult result) => result.Regions.Single().Latency.Quantile(1).TotalSeconds;

    private static double MeanMs(RunResult result) => result.Regions.Single().Latency.Mean().TotalMilliseconds;
}
