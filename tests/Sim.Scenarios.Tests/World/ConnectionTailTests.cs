using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>Requests follow open connections: a planned move, a failover and a failback have three tails.</summary>
/// <remarks>
/// Connections live 180 s in the mean, users ask every 5 s and wait 10 s, resolvers and clients keep an address for 60
/// s each. In the plane of single requests one user in thousands is 0.1 %, so shares have that much to spare.
/// </remarks>
[TestFixture]
public sealed class ConnectionTailTests
{
    /// <summary>Share that chance may add or take.</summary>
    private const double Chance = 0.01;

    // All hold the new address 180 s after the change at the latest (60 s of propagation, and two copies), none before
    // it. Ten minutes after it e^(-600/180) = 3.6 % to e^(-420/180) = 9.7 % are connected to the old site still, and
    // twenty-five minutes after it less than e^(-1320/180) = 0.07 %.
    [TestCase("flow")]
    [TestCase("request")]
    public void A_planned_move_takes_as_long_as_connections_live(string plane)
    {
        RunResult result = (World(plane).WithMoveToCloud() with { Duration = "40m" }).Run();
        Assert.Multiple(() =>
        {
            Assert.That(ShareAtSite(result, 600), Is.InRange(0.036 - Chance, 0.097 + Chance));
            Assert.That(ShareAtSite(result, 1_500), Is.LessThan(0.0007 + Chance));
        });
    }

    // Into a black hole: the check fails after 20 to 40 s, both caches take 120 s more, and who is connected notices
    // with his next request and its timeout, in 15 s: ten minutes later nobody tries there, where the planned move has
    // 4 to 10 %.
    [TestCase("flow")]
    [TestCase("request")]
    public void A_failover_takes_as_long_as_caches_and_a_timeout(string plane)
    {
        RunResult result = (World(plane).With("site/dc-par", "blackhole", "25m") with { Duration = "40m" }).Run();
        Incident incident = result.Incidents.Single();
        Assert.Multiple(() =>
        {
            Assert.That(incident.MovedP50Seconds, Is.InRange(20, 40 + 120 + 15));
            Assert.That(incident.MovedP99Seconds, Is.LessThan(40 + 120 + (15 * Math.Log(100))));
            Assert.That(ShareAtSite(result, 600), Is.LessThan(0.001));
        });
    }

    // Back: connections to the front end work, so users return as they close: half of them not before 180 ln 2 = 125 s,
    // 99 % not before 180 ln 100 = 829 s, and 160 s later at most (detection 40 s, caches 120 s).
    [TestCase("flow")]
    [TestCase("request")]
    public void A_failback_takes_as_long_as_connections_live(string plane)
    {
        RunResult result = (World(plane).With("site/dc-par", "blackhole", "15m") with { Duration = "60m" }).Run();
        double returned = result.Incidents.Single().ReturnedSeconds!.Value;
        double tenMinutesLater = ShareAtSite(result, 900 + 600);
        Assert.Multiple(() =>
        {
            Assert.That(returned, Is.InRange(829 - 60, 829 + 160 + 60));
            // 1 - e^(-600/180) to 1 - e^(-440/180) are back by then.
            Assert.That(tenMinutesLater, Is.InRange(1 - 0.0868 - Chance, 1 - 0.0357 + Chance));
        });
    }

    private static SmallWorld World(string plane) =>
        new()
        {
            Fidelity = plane,
            Demand = "1000rps",
            Resolvers = 1_000,
        };

    /// <summary>The part of the answers that came from the data center, in the step that begins then.</summary>
    /// <param name="seconds">Since the incident.</param>
    private static double ShareAtSite(RunResult result, double seconds)
    {
        int step = (int)((SmallWorld.Begin + seconds) / result.Timeline.Bucket.TotalSeconds);
        double site = result.Timeline.Endpoints.Single(e => e.Endpoint == "dc-par").Answered[step];
        double all = result.Timeline.Endpoints.Sum(e => e.Answered[step]);
        return site / all;
    }
}
