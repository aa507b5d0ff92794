using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Network;

/// <summary>Round trips between client and server until the first byte of the first response on a connection.</summary>
/// <remarks>
/// Name resolution comes before and is not counted; nor is a lost SYN (<see cref="LostConnect"/>). TCP: RFC 9293;
/// TLS 1.2: RFC 5246; TLS 1.3: RFC 8446; QUIC, whose handshake carries that of TLS 1.3: RFC 9000 and 9001.
/// </remarks>
/// <param name="Connect">Transport handshake.</param>
/// <param name="Tls">TLS handshake where the transport does not carry it.</param>
/// <param name="FirstByte">Request and begin of the response.</param>
public sealed record Handshake(int Connect, int Tls, int FirstByte)
{
    /// <summary>A connection that is already open.</summary>
    public static Handshake Warm { get; } = new(0, 0, 1);

    /// <summary>TCP without TLS.</summary>
    public static Handshake Plain { get; } = new(1, 0, 1);

    /// <summary>TCP and a full handshake of TLS 1.2.</summary>
    public static Handshake Tls12 { get; } = new(1, 2, 1);

    /// <summary>TCP and TLS 1.2 with a resumed session or with false start (RFC 7918).</summary>
    public static Handshake Tls12Resumed { get; } = new(1, 1, 1);

    /// <summary>TCP and TLS 1.3, full or resumed.</summary>
    public static Handshake Tls13 { get; } = new(1, 1, 1);

    /// <summary>TCP and TLS 1.3 whose first flight carries the request (0-RTT).</summary>
    public static Handshake Tls13EarlyData { get; } = new(1, 0, 1);

    public static Handshake Quic { get; } = new(1, 0, 1);

    /// <summary>QUIC whose first flight carries the request (0-RTT).</summary>
    public static Handshake QuicEarlyData { get; } = new(0, 0, 1);

    /// <summary>All of them.</summary>
    public int RoundTrips => Connect + Tls + FirstByte;

    /// <summary>By the names that options use.</summary>
    public static IReadOnlyList<(string Name, Handshake Handshake)> Named { get; } =
    [
        ("tls1.3", Tls13),
        ("tls1.3-0rtt", Tls13EarlyData),
        ("tls1.2", Tls12),
        ("tls1.2-resumed", Tls12Resumed),
        ("quic", Quic),
        ("quic-0rtt", QuicEarlyData),
        ("tcp", Plain),
    ];

    /// <summary>The full handshake over TCP of a TLS version as scenarios write it: 1.2 or 1.3.</summary>
    public static bool TryForTls(string version, [NotNullWhen(true)] out Handshake? handshake)
    {
        handshake = version switch
        {
            "1.2" => Tls12,
            "1.3" => Tls13,
            _ => null,
        };
        return handshake is not null;
    }
}
