namespace Sim.Core.Models.Platform;

/// <summary>How a worker of a blade chooses the pod of a request.</summary>
public enum UpstreamBalancing
{
    /// <summary>Each worker goes round the pods by itself: <c>round_robin</c>, the default of nginx.</summary>
    RoundRobin,

    /// <summary>The pod with the fewest requests of the same worker: <c>least_conn</c> of nginx.</summary>
    LeastConnections,

    /// <summary>
    /// Of two pods drawn at random the one that has answered the blade faster: <c>ewma</c> of ingress-nginx.
    /// </summary>
    Ewma,
}
