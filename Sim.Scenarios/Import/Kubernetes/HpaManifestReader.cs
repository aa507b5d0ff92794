using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>
/// Reads <c>autoscaling/v2</c> HorizontalPodAutoscalers: one, several documents, or the list of
/// <c>kubectl get -o yaml</c>.
/// </summary>
/// <remarks>
/// Under <c>spec</c> everything is checked as the API server would, and every error is collected; <c>metadata</c> but
/// the names and <c>status</c> are ignored. Objects of other kinds are skipped with a warning. Source: Kubernetes API
/// reference, HorizontalPodAutoscaler v2.
/// </remarks>
public static class HpaManifestReader
{
    internal const string Kind = "HorizontalPodAutoscaler";
    private const string Version = "autoscaling/v2";

    /// <summary>The autoscalers of a file that are free of errors, in its order.</summary>
    /// <param name="path">As <paramref name="files"/> understands it; JSON when it ends in <c>.json</c>.</param>
    /// <param name="namedAt">Where another file names this one: a missing file is reported there.</param>
    public static IReadOnlyList<HpaManifest> ReadFile(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null
    ) => ReadAll(SourceReader.ReadDocuments(files, path, diagnostics, namedAt), diagnostics);

    /// <summary>The autoscalers of a text that are free of errors, in its order.</summary>
    public static IReadOnlyList<HpaManifest> Read(SourceText source, DiagnosticList diagnostics) =>
        ReadAll(SourceReader.ReadDocuments(source, diagnostics), diagnostics);

    /// <summary>The one autoscaler of a file; null with an error when there is none, or more than one.</summary>
    /// <inheritdoc cref="ReadFile"/>
    public static HpaManifest? ReadSingle(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null
    )
    {
        int before = Errors(diagnostics);
        IReadOnlyList<HpaManifest> all = ReadFile(files, path, diagnostics, namedAt);
        if (Errors(diagnostics) > before)
        {
            return null;
        }
        if (all.Count != 1)
        {
            Location at = namedAt ?? new SourceText(path, "").Start;
            diagnostics.Error(at, "wrong-count", $"'{path}' holds {all.Count} autoscalers", $"exactly one {Kind}");
            return null;
        }
        return all[0];
    }

    private static int Errors(DiagnosticList diagnostics) => diagnostics.Count(one => one.Severity == Severity.Error);

    private static IReadOnlyList<HpaManifest> ReadAll(IReadOnlyList<LocatedNode> documents, DiagnosticList diagnostics)
    {
        List<HpaManifest> found = [];
        foreach ((string kind, ManifestFields fields) in ManifestObjects.In(documents, diagnostics))
        {
            if (kind != Kind)
            {
                ManifestObjects.Skip(kind, fields, Kind, diagnostics);
            }
            else if (ReadObject(fields, diagnostics) is { } manifest)
            {
                found.Add(manifest);
            }
        }
        return found;
    }

    /// <summary>Null when an error, which is reported, leaves no autoscaler.</summary>
    internal static HpaManifest? ReadObject(ManifestFields fields, DiagnosticList diagnostics)
    {
        if (fields.Text("apiVersion") is { } version && version != Version)
        {
            diagnostics.Error(fields.At("apiVersion"), "unknown-version", $"'apiVersion' is '{version}'", Version);
            return null;
        }
        return ReadManifest(fields, diagnostics);
    }

    private static HpaManifest? ReadManifest(ManifestFields fields, DiagnosticList diagnostics)
    {
        int before = Errors(diagnostics);
        ManifestFields? metadata = fields.Object("metadata");
        ManifestFields? spec = fields.Object("spec");
        fields.Ignore("status");
        fields.Require("spec");
        fields.RefuseUnknown("a manifest");
        ManifestFields? target = spec?.Object("scaleTargetRef");
        target?.Ignore("apiVersion");
        target?.Require("kind", "name");
        string? targetKind = target?.Text("kind");
        string? targetName = target?.Text("name");
        target?.RefuseUnknown("scaleTargetRef");
        HpaSpec? read = spec is null ? null : HpaSpecReader.Read(spec, diagnostics);
        return Errors(diagnostics) > before || read is null
            ? null
            : new HpaManifest
            {
                Name = metadata?.Text("name") ?? "",
                Namespace = metadata?.Text("namespace"),
                TargetKind = targetKind!,
                TargetName = targetName!,
                Spec = read,
                Location = fields.Location,
            };
    }
}
