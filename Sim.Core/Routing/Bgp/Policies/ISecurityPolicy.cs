using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// What a network does about the security of routes; without state, one instance serves all networks.
/// </summary>
internal interface ISecurityPolicy
{
    /// <summary>Whether signed routes come before others of the same preference and length.</summary>
    bool PrefersSigned => false;

    /// <summary>Whether the network adds its signature to what it sends.</summary>
    bool Signs => false;

    /// <summary>Import: whether the route may be used, and with which marks.</summary>
    bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) => true;

    /// <summary>Export: whether the route may be sent, and with which marks.</summary>
    /// <param name="sender">The number of the network itself.</param>
    /// <param name="to">What the receiver is to it.</param>
    bool Sends(uint sender, AsRelationship to, ref RouteMarks marks) => true;
}
