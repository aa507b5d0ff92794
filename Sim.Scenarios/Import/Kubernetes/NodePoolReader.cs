using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>
/// Reads node pools of GKE as <c>gcloud container node-pools describe</c> or <c>list</c> prints them with
/// <c>--format=yaml</c> or <c>json</c>.
/// </summary>
/// <remarks>
/// What is not named here is ignored: gcloud prints more with every version. Source: Kubernetes Engine API, resource
/// NodePool. <c>minNodeCount</c>, <c>maxNodeCount</c> and <c>initialNodeCount</c> are per zone,
/// <c>totalMinNodeCount</c> and <c>totalMaxNodeCount</c> over all of them.
/// </remarks>
public static class NodePoolReader
{
    private static readonly string[] s_policies = ["BALANCED", "ANY"];
    private static readonly string[] s_effects = ["NO_SCHEDULE", "PREFER_NO_SCHEDULE", "NO_EXECUTE"];

    /// <summary>The node pools of a file that are free of errors, in its order.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="namedAt">Where another file names this one: a missing file is reported there.</param>
    public static IReadOnlyList<NodePoolManifest> ReadFile(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null
    )
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        List<NodePoolManifest> pools = [];
        foreach (LocatedNode document in SourceReader.ReadDocuments(files, path, diagnostics, namedAt))
        {
            IEnumerable<LocatedNode> items = document as LocatedSequence ?? (IEnumerable<LocatedNode>)[document];
            foreach (LocatedNode item in items)
            {
                if (item is not LocatedMapping mapping)
                {
                    diagnostics.Error(
                        item.Location,
                        "wrong-kind",
                        $"this is {item.Kind}",
                        "the description of a node pool"
                    );
                }
                else if (Read(new ManifestFields(mapping, diagnostics), diagnostics) is { } pool)
                {
                    pools.Add(pool);
                }
            }
        }
        return pools;
    }

    private static NodePoolManifest? Read(ManifestFields fields, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        fields.Require("name", "config");
        ManifestFields? config = fields.Object("config");
        config?.Require("machineType");
        string? name = fields.Text("name");
        string? machine = config?.Text("machineType");
        int zones = Math.Max(1, fields.Texts("locations").Count);
        int initial = (fields.Integer("initialNodeCount", 0, 1_000) ?? 0) * zones;
        (int min, int max) = (initial, initial);
        LocationPolicy policy = LocationPolicy.Balanced;
        if (fields.Object("autoscaling") is { } scaling && (scaling.Boolean("enabled") ?? false))
        {
            (min, max) = Limits(scaling, zones, diagnostics);
            policy = Word(scaling, "locationPolicy", s_policies, diagnostics) == 1 ? LocationPolicy.Any : policy;
        }
        bool isSpot = (config?.Boolean("spot") ?? false) | (config?.Boolean("preemptible") ?? false);
        IReadOnlyList<Taint> taints =
        [
            .. config?.Objects("taints")?.Select(taint => TaintOf(taint, diagnostics)) ?? [],
        ];
        return diagnostics.ErrorsReported > before
            ? null
            : new NodePoolManifest
            {
                Name = name!,
                MachineType = machine!,
                Min = min,
                Max = max,
                Zones = zones,
                LocationPolicy = policy,
                IsSpot = isSpot,
                Taints = taints,
                Location = fields.Location,
            };
    }

    private static (int Min, int Max) Limits(ManifestFields scaling, int zones, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        int? totalMax = scaling.Integer("totalMaxNodeCount", 0, 15_000);
        int? totalMin = scaling.Integer("totalMinNodeCount", 0, 15_000);
        int? max = scaling.Integer("maxNodeCount", 0, 15_000);
        int? min = scaling.Integer("minNodeCount", 0, 15_000);
        bool isTotal = totalMax > 0;
        int least = isTotal ? totalMin ?? 0 : (min ?? 0) * zones;
        int most = isTotal ? totalMax!.Value : (max ?? 0) * zones;
        if (most < Math.Max(1, least) && diagnostics.ErrorsReported == before)
        {
            diagnostics.Error(
                scaling.At(isTotal ? "totalMaxNodeCount" : "maxNodeCount"),
                "max-below-min",
                $"at most {most} nodes over all zones, but at least {least}",
                "a maximum of at least 1 and the minimum"
            );
        }
        return (least, most);
    }

    private static Taint TaintOf(ManifestFields taint, DiagnosticList diagnostics)
    {
        taint.Require("key", "effect");
        TaintEffect effect = Word(taint, "effect", s_effects, diagnostics) switch
        {
            1 => TaintEffect.PreferNoSchedule,
            2 => TaintEffect.NoExecute,
            _ => TaintEffect.NoSchedule,
        };
        return new Taint(taint.Text("key") ?? "", taint.Has("value") ? taint.Text("value") ?? "" : "", effect);
    }

    /// <summary>The index of a word; -1 when it is absent, or wrong and reported.</summary>
    private static int Word(ManifestFields fields, string key, string[] words, DiagnosticList diagnostics)
    {
        if (fields.Text(key) is not { } text)
        {
            return -1;
        }
        int index = Array.IndexOf(words, text);
        if (index < 0)
        {
            diagnostics.Error(
                fields.At(key),
                "unknown-word",
                $"'{key}' is '{text}'",
                "one of " + string.Join(", ", words),
                NearestWord.To(text, words)
            );
        }
        return index;
    }
}
