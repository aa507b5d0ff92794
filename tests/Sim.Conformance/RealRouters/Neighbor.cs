using System.Net;
using Sim.Core.Routing.Bgp;

namespace Sim.Conformance.RealRouters;

/// <summary>A router that offers routes to the judges.</summary>
internal sealed record Neighbor(IPAddress Address, Asn Asn, IPAddress RouterId)
{
    /// <summary>The network of the judges.</summary>
    public static readonly Asn Home = new(65000);

    public bool IsExternal => Asn != Home;

    public uint RouterNumber => Number(RouterId);

    public static uint Number(IPAddress address) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
