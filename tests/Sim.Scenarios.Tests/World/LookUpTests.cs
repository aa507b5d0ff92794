namespace Sim.Scenarios.Tests.World;

/// <summary>What looking the name up adds to the mean request.</summary>
/// <remarks>
/// In steps of 1 s the share 0.0270245 of the requests makes a new connection (<see cref="LatenessTests"/>), each user
/// one in 180 + 5 s.
/// </remarks>
[TestFixture]
public sealed class LookUpTests
{
    private static readonly SmallWorld s_world = new()
    {
        Step = "1s",
        Duration = "20m",
        Resolvers = 1,
    };

    // Every resolver has a copy. Of the new connections 185 / (185 + 60) find their own expired, with no cache all.
    [Test]
    public void Clients_with_a_cached_address_do_not_look_it_up()
    {
        SmallWorld forgetful = s_world with
        {
            Clients = s_world.Clients.Replace("60s", "0s", StringComparison.Ordinal),
        };
        Assert.That(DnsMs(s_world) / DnsMs(forgetful), Is.EqualTo(185 / 245.0).Within(0.01).Percent);
    }

    // One request per second, of 5 users who look up every 245 s: with a TTL of 60 s the resolver has no copy with a
    // chance of 1 / (1 + 60 * 5 / 245) = 0.449541. 20 ms to the name server, for 0.0270245 * 0.755102 of the requests;
    // all users begin connected, which lacks the relaxation time of 5 s of 1,200.
    [Test]
    public void Resolvers_without_a_copy_ask_a_name_server()
    {
        double rarely = DnsMs(s_world with { Demand = "1rps" });
        Assert.That(rarely - DnsMs(s_world), Is.EqualTo(20 * 0.0270245 * 0.755102 * 0.449541).Within(0.5).Percent);
    }

    private static double DnsMs(SmallWorld world) => world.Run().Regions.Single().MeanParts.Dns.TotalMilliseconds;
}
