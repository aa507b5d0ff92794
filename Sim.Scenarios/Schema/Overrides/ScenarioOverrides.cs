using System.Security.Cryptography;
using System.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>What differs from the scenario's file: one of its variants, and single fields after that.</summary>
/// <param name="Variant">The id of a variant in the file; null: none.</param>
/// <param name="Fields">In this order; a later one wins.</param>
public sealed record ScenarioOverrides(string? Variant, IReadOnlyList<FieldOverride> Fields)
{
    /// <summary>Where the variant is named; null: by an option of the tool.</summary>
    internal Location? VariantAt { get; init; }

    public static ScenarioOverrides None { get; } = new(null, []);

    /// <summary>As words that tell this scenario from others of the same file.</summary>
    public IReadOnlyList<string> Words =>
        [.. Variant is null ? Array.Empty<string>() : [Variant], .. Fields.Select(one => one.ToString())];

    /// <summary>The hash of the files' bytes together with what differs; the same when nothing does.</summary>
    /// <param name="files">Lower-case hexadecimal.</param>
    internal string HashOf(string files) =>
        Words.Count == 0
            ? files
            : Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Words.Prepend(files))))
            );

    /// <summary>The tree with everything that differs; what does not fit is reported.</summary>
    internal LocatedNode ApplyTo(LocatedNode root, DiagnosticList diagnostics)
    {
        LocatedNode changed = root;
        foreach (FieldOverride field in OfVariant(root, diagnostics).Concat(Fields))
        {
            changed = OverriddenTree.Apply(changed, field, diagnostics);
        }
        return changed;
    }

    private IEnumerable<FieldOverride> OfVariant(LocatedNode root, DiagnosticList diagnostics)
    {
        if (Variant is null)
        {
            return [];
        }
        LocatedMapping[] variants = [.. (root.Find("variants") as LocatedSequence)?.OfType<LocatedMapping>() ?? []];
        if (variants.FirstOrDefault(one => IdOf(one) == Variant) is not { } variant)
        {
            string[] ids = [.. variants.Select(IdOf).OfType<string>()];
            diagnostics.Error(
                (VariantAt ?? new SourceText("--variant", Variant).Start) with
                {
                    Length = Math.Max(1, Variant.Length),
                },
                "unknown-variant",
                $"the scenario has no variant '{Variant}'",
                ids.Length > 0 ? "one of " + string.Join(", ", ids) : "a scenario with 'variants'",
                NearestWord.To(Variant, ids)
            );
            return [];
        }
        // What is wrong with its form is reported where the variants are read.
        return ((variant["set"] as LocatedMapping)?.Entries ?? [])
            .Select(entry =>
                FieldPath.TryParse(entry.Key.Text, out FieldPath? path)
                    ? new FieldOverride(path, entry.Value, entry.Key.Location, "")
                    : null
            )
            .OfType<FieldOverride>();
    }

    private static string? IdOf(LocatedMapping variant) => (variant["id"] as LocatedScalar)?.Text;
}
