namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>
/// What a neighbor is to an autonomous system; decides preference and export (Gao and Rexford, 2001).
/// </summary>
public enum AsRelationship
{
    /// <summary>The neighbor pays.</summary>
    Customer,

    /// <summary>Nobody pays; routes of customers are exchanged, no others.</summary>
    Peer,

    /// <summary>The neighbor is paid.</summary>
    Provider,
}
