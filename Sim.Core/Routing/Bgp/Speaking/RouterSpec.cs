namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>A router that speaks BGP.</summary>
/// <param name="Name">What results call it; each once.</param>
/// <param name="RouterId">BGP identifier, each once and not 0: breaks ties, and names its chance.</param>
public sealed record RouterSpec(string Name, Asn Asn, uint RouterId)
{
    /// <summary>The cluster of a route reflector; null: its router id (RFC 4456 section 7).</summary>
    public uint? ClusterId { get; init; }
}
