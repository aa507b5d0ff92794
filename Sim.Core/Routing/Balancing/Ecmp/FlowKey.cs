using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>The 5-tuple that tells one flow from another: what a router hashes.</summary>
/// <remarks><c>default</c> is the flow between unspecified addresses, and a key like any other.</remarks>
/// <param name="Source">Address in network order; IPv4 as ::ffff:a.b.c.d (RFC 4291).</param>
/// <param name="Destination">As <paramref name="Source"/>.</param>
/// <param name="SourcePort">0 for a protocol without ports.</param>
/// <param name="DestinationPort">As <paramref name="SourcePort"/>.</param>
/// <param name="Protocol">IANA protocol number: <see cref="Tcp"/>, <see cref="Udp"/> for QUIC.</param>
public readonly record struct FlowKey(
    UInt128 Source,
    UInt128 Destination,
    ushort SourcePort,
    ushort DestinationPort,
    byte Protocol
)
{
    public const byte Tcp = 6;
    public const byte Udp = 17;

    /// <summary>An address as a key holds it.</summary>
    /// <param name="address">IPv4 or IPv6; a scope is left out.</param>
    public static UInt128 NumberOf(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        IPAddress wide = address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address;
        _ = wide.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>An IPv4 address as a key holds it.</summary>
    /// <param name="address">In network order: 192.0.2.1 is 0xC0000201.</param>
    public static UInt128 NumberOf(uint address) => new(0, 0xFFFF_0000_0000UL | address);

    /// <summary>The key in 64 bits that look random, and other ones for another seed.</summary>
    /// <remarks>
    /// The words of the key (source, destination, then ports and protocol in one) are taken in one after the other: the
    /// state, at first the seed, is XORed with a word and goes through the finishing function of SplitMix64. Routers
    /// use hashes of their vendors; with a good one only uniformity counts.
    /// </remarks>
    /// <param name="seed">Routers in a row need different ones, or the second finds its flows presorted.</param>
    public ulong Hash(ulong seed)
    {
        ulong ports = ((ulong)SourcePort << 32) | ((ulong)DestinationPort << 16) | Protocol;
        ulong state = SplitMix64.Finish(seed ^ (ulong)(Source >> 64));
        state = SplitMix64.Finish(state ^ (ulong)Source);
        state = SplitMix64.Finish(state ^ (ulong)(Destination >> 64));
        state = SplitMix64.Finish(state ^ (ulong)Destination);
        // 0 is a fixed point of the finishing function; this constant moves the key of zeros away from it.
        return SplitMix64.Finish(unchecked(state + 0x9E3779B97F4A7C15) ^ ports);
    }
}
