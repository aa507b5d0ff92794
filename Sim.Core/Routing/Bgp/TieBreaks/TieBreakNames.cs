namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>The spelling of tie-breaks in options and explanations.</summary>
public static class TieBreakNames
{
    public const string LowestNeighborAsn = "lowest-neighbor-asn";
    public const string Oldest = "oldest";
    public const string RouterId = "router-id";
    public const string Geography = "geography";
    public const string Hash = "hash";
}
