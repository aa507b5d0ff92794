using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>IP-based routing: the record set whose CIDR block contains the client's prefix, else the default.</summary>
/// <remarks>
/// A question whose prefix is shorter than a block does not match it. Of several blocks the longest comes first, and
/// when
/// its record set is unhealthy the next longest, last the default: not documented, read by analogy with geolocation.
/// Source: Route 53 Developer Guide, "IP-based routing".
/// </remarks>
internal sealed class IpBasedPolicy : IRoutingPolicy
{
    private readonly string[] _locations;
    private readonly (int Length, FrozenDictionary<UInt128, int> Members)[] _v4;
    private readonly (int Length, FrozenDictionary<UInt128, int> Members)[] _v6;
    private readonly int _default;

    /// <param name="blocks">By member; none for the default and for locations without blocks.</param>
    public IpBasedPolicy(IpBasedRouting[] routings, IReadOnlyList<IPNetwork>[] blocks)
    {
        _locations = Array.ConvertAll(routings, r => r.LocationName);
        _default = Array.IndexOf(_locations, IpBasedRouting.DefaultLocation);
        _v4 = Index(blocks, AddressFamily.InterNetwork);
        _v6 = Index(blocks, AddressFamily.InterNetworkV6);
    }

    public string Name => "IP-based";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor)
    {
        var table = client.Subnet is { } subnet
            ? subnet.BaseAddress.AddressFamily == AddressFamily.InterNetwork
                ? _v4
                : _v6
            : [];
        while (cursor.Step < table.Length)
        {
            (int length, FrozenDictionary<UInt128, int> members) = table[cursor.Step++];
            IPNetwork asked = client.Subnet!.Value;
            if (asked.PrefixLength >= length && members.TryGetValue(Prefix(asked.BaseAddress, length), out int member))
            {
                return Tier.Of(member);
            }
        }
        return cursor.Step++ == table.Length && _default >= 0 ? Tier.Of(_default) : default;
    }

    public string Describe(int member, in DnsClient client) =>
        member == _default
            ? "default location"
            : string.Create(CultureInfo.InvariantCulture, $"location {_locations[member]}, subnet {client.Subnet}");

    private static (int, FrozenDictionary<UInt128, int>)[] Index(
        IReadOnlyList<IPNetwork>[] blocks,
        AddressFamily family
    )
    {
        var lengths = new SortedDictionary<int, Dictionary<UInt128, int>>();
        for (int member = 0; member < blocks.Length; member++)
        {
            foreach (IPNetwork block in blocks[member].Where(b => b.BaseAddress.AddressFamily == family))
            {
                if (!lengths.TryGetValue(block.PrefixLength, out Dictionary<UInt128, int>? members))
                {
                    lengths.Add(block.PrefixLength, members = []);
                }
                members.TryAdd(Prefix(block.BaseAddress, block.PrefixLength), member);
            }
        }
        return [.. lengths.Reverse().Select(l => (l.Key, l.Value.ToFrozenDictionary()))];
    }

    /// <summary>The first <paramref name="length"/> bits of an address, left-aligned.</summary>
    private static UInt128 Prefix(IPAddress address, int length)
    {
        Span<byte> octets = stackalloc byte[16];
        octets.Clear();
        address.TryWriteBytes(octets, out _);
        UInt128 bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(octets);
        return length == 0 ? UInt128.Zero : bits & (UInt128.MaxValue << (128 - length));
    }
}
