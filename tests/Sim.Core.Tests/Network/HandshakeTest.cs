using Sim.Core.Network;

namespace Sim.Core.Tests.Network;

// RFC 9293 (TCP: 1), RFC 5246 (TLS 1.2: 2, resumed 1), RFC 8446 (TLS 1.3: 1, 0-RTT 0), RFC 9000 (QUIC: 1, 0-RTT 0); the
// request adds 1.
public class HandshakeTest
{
    private static readonly TestCaseData[] s_cases =
    [
        new TestCaseData(Handshake.Tls12, 4).SetArgDisplayNames("TCP and TLS 1.2"),
        new TestCaseData(Handshake.Tls12Resumed, 3).SetArgDisplayNames("TCP and TLS 1.2 resumed"),
        new TestCaseData(Handshake.Tls13, 3).SetArgDisplayNames("TCP and TLS 1.3"),
        new TestCaseData(Handshake.Tls13EarlyData, 2).SetArgDisplayNames("TCP and TLS 1.3 with early data"),
        new TestCaseData(Handshake.Plain, 2).SetArgDisplayNames("TCP"),
        new TestCaseData(Handshake.Quic, 2).SetArgDisplayNames("QUIC"),
        new TestCaseData(Handshake.QuicEarlyData, 1).SetArgDisplayNames("QUIC with early data"),
        new TestCaseData(Handshake.Warm, 1).SetArgDisplayNames("an open connection"),
    ];

    [TestCaseSource(nameof(s_cases))]
    public void Round_trips_until_the_first_byte_are_those_of_the_standards(Handshake handshake, int roundTrips)
    {
        Assert.That(handshake.RoundTrips, Is.EqualTo(roundTrips));
    }

    [TestCase("1.2", 4)]
    [TestCase("1.3", 3)]
    public void A_scenario_names_the_version_of_TLS(string version, int roundTrips)
    {
        Assert.That(Handshake.TryForTls(version, out Handshake? handshake), Is.True);
        Assert.That(handshake!.RoundTrips, Is.EqualTo(roundTrips));
    }

    [Test]
    public void Other_versions_are_unknown()
    {
        Assert.That(Handshake.TryForTls("1.1", out _), Is.False);
    }
}
