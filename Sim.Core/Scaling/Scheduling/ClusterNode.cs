namespace Sim.Core.Scaling.Scheduling;

/// <summary>A node with the pods that it runs, or an empty one that stands for the nodes of a group.</summary>
public sealed record ClusterNode
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    /// <summary>Unique in the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>What is left for pods, daemon sets among them; see <see cref="MachineType.Allocatable"/>.</summary>
    public required ResourceList Allocatable { get; init; }

    /// <summary>Default 110, as in GKE Standard.</summary>
    public int MaxPods { get; init; } = 110;

    /// <summary>Without the host name, which is <see cref="Name"/>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = s_none;

    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Daemon sets among them.</summary>
    public IReadOnlyList<PodSpec> Pods { get; init; } = [];

    /// <summary>Null when it has none.</summary>
    internal string? Label(string key) =>
        key == NodeLabels.Hostname ? Name
        : Labels.TryGetValue(key, out string? value) ? value
        : null;
}
