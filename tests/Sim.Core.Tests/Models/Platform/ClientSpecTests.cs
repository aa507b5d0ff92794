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

    // nginx's defaults at a request every 5 s. The client's own end after 180 s and a gap of 75 s, which comes
    // 5 (e^15 - 1) = 1.6345e7 s after the begin, leave 179.9980 s. Request 1,000 and the hour come so late, after 28
    // and 20 such lives, that they take nothing off.
    [Test]
    public void Limits_that_come_late_leave_the_mean_life_as_it_is()
    {
        double rate = Clients(180, 5, 300).ClosingRate(Server(75, 1_000, 3_600));
        Assert.That(1 / rate, Is.EqualTo(179.9980).Within(1e-4));
    }

    // Lives of 500 s, a request every 5 s. The hundredth after the first ends 1.01^-100 = 36.97 % of them: their mean
    // is 500 (1 - 0.369711) = 315.144 s. Five minutes of age leave 315.144 (1 - e^(-300 / 315.144)) = 193.502 s of
    // that. No gap is as long as 500 s: e^-100.
    [Test]
    public void Limits_that_come_early_cut_lives_off()
    {
        ClientSpec clients = Clients(500, 5, 500);
        Assert.Multiple(() =>
        {
            Assert.That(1 / clients.ClosingRate(Server(500, 101, 1e9)), Is.EqualTo(315.144).Within(1e-3));
            Assert.That(1 / clients.ClosingRate(Server(500, 101, 300)), Is.EqualTo(193.502).Within(1e-3));
        });
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
