namespace Sim.Core.Scaling.Scheduling;

/// <summary>The well-known labels of nodes.</summary>
public static class NodeLabels
{
    public const string Zone = "topology.kubernetes.io/zone";
    public const string Region = "topology.kubernetes.io/region";
    public const string Hostname = "kubernetes.io/hostname";
}
