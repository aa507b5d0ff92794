using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Replay;

/// <summary>Reads the autoscalers that are to be replayed, with the workloads that their files describe.</summary>
public static class ManifestFiles
{
    private static readonly string s_expected = string.Join(", ", WorkloadReader.Kinds.Prepend(HpaManifestReader.Kind));

    /// <summary>Every autoscaler of every file; those with errors are left out, and the errors reported.</summary>
    /// <param name="paths">As <paramref name="files"/> understands them. A workload may stand in another file.</param>
    public static IReadOnlyList<ReplayedAutoscaler> Read(
        IInputFiles files,
        IReadOnlyList<string> paths,
        DiagnosticList diagnostics
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(paths);
        var manifests = new List<(string Path, HpaManifest Manifest)>();
        var workloads = new List<WorkloadManifest>();
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            IReadOnlyList<LocatedNode> documents = SourceReader.ReadDocuments(files, path, diagnostics);
            foreach ((string kind, ManifestFields fields) in ManifestObjects.In(documents, diagnostics))
            {
                if (kind == HpaManifestReader.Kind)
                {
                    if (HpaManifestReader.ReadObject(fields, diagnostics) is { } manifest)
                    {
                        manifests.Add((path, manifest));
                    }
                }
                else if (WorkloadReader.Kinds.Contains(kind))
                {
                    workloads.Add(WorkloadReader.Read(kind, fields, diagnostics));
                }
                else
                {
                    ManifestObjects.Skip(kind, fields, s_expected, diagnostics);
                }
            }
        }
        return
        [
            .. manifests.Select(one => new ReplayedAutoscaler(
                NameOf(one.Path, one.Manifest, manifests),
                one.Manifest,
                workloads.LastOrDefault(workload =>
                    workload.Kind == one.Manifest.TargetKind && workload.Name == one.Manifest.TargetName
                )
            )),
        ];
    }

    /// <summary>
    /// The file's name where it holds one autoscaler; else the autoscaler's, with the file's if need be.
    /// </summary>
    private static string NameOf(string path, HpaManifest manifest, List<(string Path, HpaManifest Manifest)> all)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        if (all.Count(other => other.Path == path) == 1)
        {
            bool isUnique = all.Count(other => Path.GetFileNameWithoutExtension(other.Path) == file) == 1;
            return isUnique ? file : path;
        }
        bool isOnly = all.Count(other => other.Manifest.Name == manifest.Name) == 1;
        return isOnly && manifest.Name.Length > 0 ? manifest.Name : $"{file}:{manifest.Location.Line} {manifest.Name}";
    }
}
