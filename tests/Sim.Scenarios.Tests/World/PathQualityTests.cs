using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What paths lose, and how they vary, is part of what requests take.</summary>
[TestFixture]
public sealed class PathQualityTests
{
    // 100 bytes are one packet, so request or response is lost in 1 - 0.99^2 = 0.0199, and a timer of the round trip
    // and 200 ms is 1.02040816 times as long in the mean (LossRecoveryTests).
    [Test]
    public void Lost_packets_wait_for_a_timer_on_open_connections()
    {
        double trip = Of("").RequestSeconds;
        double lossy = Of("loss: 1%").RequestSeconds;

        Assert.That(lossy - trip, Is.EqualTo(0.0199 * 1.02040816 * (trip + 0.2)).Within(0.1).Percent);
    }

    // SYN or its answer is lost in q = 0.0199: 1 s more for q (1 - q), 3 s for q^2 (1 - q), 7 s for q^3 (1 - q), and so
    // on: 0.0195040 + 0.0011644 + 0.0000541 + 0.0000023 = 0.0207248 s.
    [Test]
    public void Lost_first_packets_are_sent_again_after_seconds() =>
        Assert.That(Of("loss: 1%").ConnectSeconds - Of("").ConnectSeconds, Is.EqualTo(0.0207248).Within(0.1).Percent);

    // A lognormal factor of sigma 0.5 has a mean of e^0.125 = 1.133148; the access network does not vary with it.
    [Test]
    public void Jitter_makes_paths_longer_in_the_mean()
    {
        double access = new SmallWorld().Build().Groups[0].AccessRoundTrip.Mean.TotalSeconds;
        double path = Of("").RequestSeconds - access;

        Assert.That(
            Of("jitter: 0.5").RequestSeconds - Of("").RequestSeconds,
            Is.EqualTo(path * 0.133148).Within(0.1).Percent
        );
    }

    [Test]
    public void A_journey_tells_what_paths_do()
    {
        SimulatedWorld world = new SmallWorld { More = "network: {loss: 1%, jitter: 0.2}" }.Build();
        world.RunTo(SimTime.FromSeconds(60));
        JourneyStep route = new JourneyBuilder(world).Build(group: 0).Steps.Single(step => step.Title == "route");

        Assert.That(route.Details, Has.Member("1.0 % of packets are lost in each direction"));
        Assert.That(
            route.Details,
            Has.Member("the path varies from connection to connection, lognormal with sigma 0.2")
        );
    }

    private static CellLatency Of(string keys)
    {
        SmallWorld world = new() { More = keys.Length > 0 ? $"network: {{{keys}}}" : "" };
        return world.Build().Latencies.Build(group: 0, endpoint: 0);
    }
}
