namespace Sim.Scenarios.Schema;

/// <summary>How the workers of a blade choose the pod of a request.</summary>
public enum Balancing
{
    /// <summary>Each worker goes round the pods by itself (<c>round_robin</c> of nginx and ingress-nginx).</summary>
    RoundRobin,

    /// <summary>The pod with the fewest requests of the same worker (<c>least_conn</c> of nginx).</summary>
    LeastConnections,

    /// <summary>
    /// Of two pods drawn at random the one that has answered the blade faster in the last ten seconds (<c>ewma</c> of
    /// ingress-nginx).
    /// </summary>
    Ewma,
}
