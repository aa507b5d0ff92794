using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>A <c>policy/v1</c> PodDisruptionBudget: how many pods evictions have to leave.</summary>
public sealed record DisruptionBudgetManifest
{
    /// <summary><c>metadata.name</c>; empty when the manifest has none.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.namespace</c>; null when the manifest does not say.</summary>
    public string? Namespace { get; init; }

    /// <summary>Pods that have to be left; null: <see cref="MaxUnavailable"/> says it.</summary>
    public CountOrPercent? MinAvailable { get; init; }

    /// <summary>Pods that may be missing; null: <see cref="MinAvailable"/> says it.</summary>
    public CountOrPercent? MaxUnavailable { get; init; }

    /// <summary>Labels that a pod has to have to belong to it; none: every pod.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> MatchLabels { get; init; } = [];

    /// <summary>Where it begins.</summary>
    public required Location Location { get; init; }

    /// <summary>Whether it holds for the pods of a workload.</summary>
    public bool Selects(WorkloadManifest workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return MatchLabels.All(workload.PodLabels.Contains)
            && (Namespace is null || workload.Namespace is null || Namespace == workload.Namespace);
    }
}
