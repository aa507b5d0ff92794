using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads <c>policy/v1</c> PodDisruptionBudgets.</summary>
/// <remarks>
/// Selectors by expressions are reported and left out. Source: Kubernetes API reference, PodDisruptionBudget v1.
/// </remarks>
internal static class DisruptionBudgetReader
{
    public const string Kind = "PodDisruptionBudget";

    /// <summary>Null when an error, which is reported, leaves no budget.</summary>
    public static DisruptionBudgetManifest? Read(ManifestFields fields, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        fields.Require("spec");
        ManifestFields? metadata = fields.Object("metadata");
        ManifestFields? spec = fields.Object("spec");
        CountOrPercent? least = spec?.CountOrPercent("minAvailable");
        CountOrPercent? most = spec?.CountOrPercent("maxUnavailable");
        ManifestFields? selector = spec?.Object("selector");
        spec?.Ignore("unhealthyPodEvictionPolicy");
        spec?.RefuseUnknown("spec");
        if (spec is not null && least is null == most is null && diagnostics.ErrorsReported == before)
        {
            diagnostics.Error(
                spec.Location,
                "wrong-count",
                least is null ? "the budget says nothing" : "the budget says both minAvailable and maxUnavailable",
                "one of minAvailable, maxUnavailable"
            );
        }
        if (selector?.Has("matchExpressions") ?? false)
        {
            diagnostics.Warning(
                selector.At("matchExpressions"),
                "skipped-key",
                "matchExpressions are not read: the budget holds for every pod that has the labels",
                "matchLabels"
            );
        }
        return diagnostics.ErrorsReported > before
            ? null
            : new DisruptionBudgetManifest
            {
                Name = metadata?.Text("name") ?? "",
                Namespace = metadata?.Text("namespace"),
                MinAvailable = least,
                MaxUnavailable = most,
                MatchLabels = selector?.Labels("matchLabels") ?? [],
                Location = fields.Location,
            };
    }
}
