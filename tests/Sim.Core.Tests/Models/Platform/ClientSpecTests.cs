using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Platform;

[TestFixture]
public sealed class ClientSpecTests
{
    /// <summary>Seconds of a life or limit that adds no more than 1e-9 per second.</summary>
    private const double Never = 1e9;

    // Clients leave after 180 s: 1/180. Gaps of more than 75 s in requests every 60 s: (e^1.25 - 1) * 60 s = 149.4206
    // s. The client's own 30 s come before the server's 75 s: (e^0.5 - 1) * 60 s = 38.9233 s. The 100th request every 5
    // s: 495 s. An age of an hour.
    [TestCase(180, 5, Never, Never, null, Never, 180)]
    [TestCase(Never, 60, 300, 75, null, Never, 149.4206)]
    [TestCase(Never, 60, 30, 75, null, Never, 38.9233)]
    [TestCase(Never, 5, Never, Never, 100, Never, 495)]
    [TestCase(Never, 5, Never, Never, null, 3600, 3600)]
    public void Each_limit_alone_gives_its_mean_life(
        double life,
        double interval,
        double clientIdle,
        double serverIdle,
        int? requests,
        double age,
        double expected
    )
    {
        double rate = Clients(life, interval, clientIdle).ClosingRate(Server(serverIdle, requests, age));
        Assert.That(1 / rate, Is.EqualTo(expected).Within(1e-3).Percent);
    }

    // nginx's defaults at a request every 5 s: 1/180 + 1/4995 + 1/3600 + 1 / (5 (e^15 - 1)) = 5.555556e-3 + 2.002002e-4
    // + 2.777778e-4 + 6.118e-8 = 6.033595e-3 per second, 165.7387 s.
    [Test]
    public void Rates_of_several_limits_add_up()
    {
        double rate = Clients(180, 5, 300).ClosingRate(Server(75, 1_000, 3_600));
        Assert.That(1 / rate, Is.EqualTo(165.7387).Within(1e-4));
    }

    // A connection every 180 + 5 s, a copy for 60 s: look-ups every 245 s, for 185 of 245 connections.
    [Test]
    public void A_new_connection_looks_up_unless_the_last_address_is_still_kept()
    {
        ClientSpec clients = Clients(180, 5, 300);
        Assert.Multiple(() =>
        {
            Assert.That(clients.LookUpsPerSecond(1 / 180.0), Is.EqualTo(1 / 245.0).Within(1e-12));
            Assert.That(clients.LookUpShare(1 / 180.0), Is.EqualTo(185 / 245.0).Within(1e-12));
            Assert.That((clients with { DnsCache = SimDuration.Zero }).LookUpShare(1 / 180.0), Is.EqualTo(1));
        });
    }

    private static ClientSpec Clients(double life, double interval, double idle) =>
        new(
            SimDuration.FromSeconds(60),
            SimDuration.FromSeconds(interval),
            SimDuration.FromSeconds(life),
            SimDuration.FromSeconds(idle)
        );

    private static ConnectionLimits Server(double idle, int? requests, double age) =>
        new(SimDuration.FromSeconds(idle), requests, SimDuration.FromSeconds(age));
}
