using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>The workload of a pool, as its files describe it.</summary>
/// <param name="Workload">The Deployment or StatefulSet.</param>
/// <param name="Budgets">PodDisruptionBudgets of the same file that hold for its pods.</param>
public sealed record DeploymentFile(WorkloadManifest Workload, IReadOnlyList<DisruptionBudgetManifest> Budgets)
{
    private static readonly string s_expected = string.Join(
        ", ",
        WorkloadReader.Kinds.Append(DisruptionBudgetReader.Kind)
    );

    /// <summary>The one workload of a file; null with an error when there is none, or more than one.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="name">The name of the one that is meant, where there are several; null: not known.</param>
    /// <param name="namedAt">Where another file names this one: a missing file is reported there.</param>
    public static DeploymentFile? Read(
        IInputFiles files,
        string path,
        string? name,
        DiagnosticList diagnostics,
        Location? namedAt = null
    )
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        int before = diagnostics.ErrorsReported;
        var workloads = new List<WorkloadManifest>();
        var budgets = new List<DisruptionBudgetManifest>();
        IReadOnlyList<LocatedNode> documents = SourceReader.ReadDocuments(files, path, diagnostics, namedAt);
        foreach ((string kind, ManifestFields fields) in ManifestObjects.In(documents, diagnostics))
        {
            if (WorkloadReader.Kinds.Contains(kind))
            {
                workloads.Add(WorkloadReader.Read(kind, fields, diagnostics));
            }
            else if (kind == DisruptionBudgetReader.Kind)
            {
                budgets.AddRange(DisruptionBudgetReader.Read(fields, diagnostics) is { } read ? [read] : []);
            }
            else if (kind != HpaManifestReader.Kind)
            {
                // An autoscaler stands beside its target often, and is named by another key.
                ManifestObjects.Skip(kind, fields, s_expected, diagnostics);
            }
        }
        if (diagnostics.ErrorsReported > before)
        {
            return null;
        }
        WorkloadManifest[] meant = [.. workloads.Where(one => workloads.Count == 1 || one.Name == name)];
        if (meant.Length != 1)
        {
            diagnostics.Error(
                namedAt ?? new SourceText(path, "").Start,
                "wrong-count",
                $"'{path}' holds {workloads.Count} workloads"
                    + (workloads.Count > 1 ? $", {meant.Length} of them '{name}'" : ""),
                "exactly one Deployment or StatefulSet, or one that the pool's autoscaler names"
            );
            return null;
        }
        return new DeploymentFile(meant[0], [.. budgets.Where(budget => budget.Selects(meant[0]))]);
    }
}
