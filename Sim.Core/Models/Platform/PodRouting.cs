namespace Sim.Core.Models.Platform;

/// <summary>How blades reach pods.</summary>
public enum PodRouting
{
    /// <summary>At their own addresses: the blade's choice is the only one.</summary>
    PodDirect,

    /// <summary>At a port of the nodes: kube-proxy chooses again, at random, and often on another node.</summary>
    NodePort,
}
