using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>The objects of manifests: of several documents, and of the lists of <c>kubectl get -o yaml</c>.</summary>
internal static class ManifestObjects
{
    /// <summary>Every object with a kind; what is none is reported.</summary>
    public static IEnumerable<(string Kind, ManifestFields Fields)> In(
        IEnumerable<LocatedNode> documents,
        DiagnosticList diagnostics
    )
    {
        foreach (LocatedNode document in documents)
        {
            if (document is not LocatedMapping mapping)
            {
                diagnostics.Error(document.Location, "wrong-kind", $"the document is {document.Kind}", "a manifest");
                continue;
            }
            foreach ((string, ManifestFields) found in In(mapping, diagnostics))
            {
                yield return found;
            }
        }
    }

    /// <summary>Says that an object is left out.</summary>
    /// <param name="expected">The kinds that are read.</param>
    public static void Skip(string kind, ManifestFields fields, string expected, DiagnosticList diagnostics) =>
        diagnostics.Warning(fields.At("kind"), "skipped-kind", $"a {kind} is not read here, and skipped", expected);

    private static IEnumerable<(string Kind, ManifestFields Fields)> In(
        LocatedMapping mapping,
        DiagnosticList diagnostics
    )
    {
        ManifestFields fields = new(mapping, diagnostics);
        fields.Require("kind", "apiVersion");
        if (fields.Text("kind") is not { } kind)
        {
            yield break;
        }
        // A kind of somebody's own may end in List too, and hold no items.
        if (kind != "List" && !(kind.EndsWith("List", StringComparison.Ordinal) && fields.Has("items")))
        {
            fields.Text("apiVersion");
            yield return (kind, fields);
            yield break;
        }
        LocatedSequence? items = mapping.Optional<LocatedSequence>("items", diagnostics);
        foreach (LocatedMapping item in items?.Each<LocatedMapping>(diagnostics) ?? [])
        {
            foreach ((string, ManifestFields) found in In(item, diagnostics))
            {
                yield return found;
            }
        }
    }
}
