namespace Sim.Scenarios.Schema;

/// <summary>How blades reach pods.</summary>
public enum PodRouting
{
    /// <summary>At the pods' own addresses: nginx balances.</summary>
    PodDirect,

    /// <summary>
    /// At a port of the nodes: kube-proxy chooses again, at random, so that each pod has a queue of its own, and most
    /// requests take a hop more.
    /// </summary>
    NodePort,
}
