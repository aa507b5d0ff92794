using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>How often requests need a new connection under each limit, if nothing else closes connections.</summary>
[TestFixture]
public sealed class ConnectionLifeTests
{
    // A request finds its connection closed when the gap before it was longer than the idle timeout: e^(-75/60) of
    // requests every 60 s. The client's own 30 s: e^(-30/60). One in 20 that a connection may carry. After 10 min of
    // age a connection is closed, and the next request comes 5 s later: 5 of 605 s.
    [TestCase(60, "300s", "keepaliveTimeout: 75s", 0.286505)]
    [TestCase(60, "30s", "keepaliveTimeout: 75s", 0.606531)]
    [TestCase(5, "1d", "keepaliveRequests: 20", 0.05)]
    [TestCase(5, "1d", "keepaliveTime: 10m", 0.00826446)]
    public void Each_limit_alone_makes_its_share_of_new_connections(
        int interval,
        string idleTimeout,
        string limit,
        double expected
    )
    {
        string key = limit.Split(':')[0];
        IEnumerable<string> others = SmallWorld
            .Lasting.Split(", ")
            .Where(other => !other.StartsWith(key + ":", StringComparison.Ordinal));
        SmallWorld world = new()
        {
            Resolvers = 1_000,
            Demand = "10000rps",
            Duration = "1h",
            Step = "1s",
            Clients =
                "{dnsCache: 60s, followTtl: 0%, "
                + $"requestInterval: {interval}s, connectionLife: 31d, idleTimeout: {idleTimeout}, "
                + "mobileShare: 0%}",
            Blades = $"{{count: 10, {limit}, {string.Join(", ", others)}}}",
        };
        LatencyParts parts = world.Run().Regions.Single().MeanParts;
        // The request takes a round trip and some microseconds, connecting one more. All users begin connected: the
        // hour lacks what the relaxation time, 149 s and 60 s in parallel at most, 43 s, would have seen, 1.2 %.
        Assert.That(parts.Connect / parts.FirstByte, Is.EqualTo(expected).Within(1.5).Percent);
    }
}
