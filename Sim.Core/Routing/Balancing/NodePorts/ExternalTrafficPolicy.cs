namespace Sim.Core.Routing.Balancing.NodePorts;

/// <summary>Which endpoints a node sends the traffic of its node port to.</summary>
public enum ExternalTrafficPolicy
{
    /// <summary>Any of the service, with the node's address as the source. Default of Kubernetes.</summary>
    Cluster,

    /// <summary>Those on the node itself; without one the traffic is dropped. The source stays the client's.</summary>
    Local,
}
