using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>One instance of a resource, as the one section that is read states it.</summary>
internal sealed record TerraformResource
{
    /// <summary>With module and index: <c>module.dns.aws_route53_record.www["fr"]</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The address of its module instance; empty: the root module.</summary>
    public required string Module { get; init; }

    /// <summary>Looked up and not managed here.</summary>
    public bool IsData { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>As it stands behind the name: <c>["fr"]</c> or <c>[0]</c>; null without count and for_each.</summary>
    public string? Index { get; init; }

    public required LocatedMapping Values { get; init; }

    /// <summary>What is known only after apply: true at the place of each such value; null: nothing.</summary>
    public LocatedMapping? Unknown { get; init; }

    /// <summary>The expressions of the configuration; null when the file holds none.</summary>
    public LocatedMapping? Expressions { get; init; }

    /// <summary>
    /// Whether an attribute, such as <c>ttl</c> or <c>alias[0].name</c>, or a part of it is known only after apply.
    /// </summary>
    public bool IsUnknown(string path) => Unknown?.Find(path) is { } node ? HoldsTrue(node) : IsUnknownAbove(path);

    /// <summary>Where an attribute stands, or the nearest part around it.</summary>
    public Location At(string path)
    {
        for (string rest = path; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOfAny(['.', '[']))])
        {
            if (Values.Find(rest) is { } node)
            {
                return node.Location;
            }
        }
        return Values.Location;
    }

    /// <summary>
    /// What the expression of an attribute refers to, as Terraform lists it; empty when that is not told.
    /// </summary>
    public IReadOnlyList<string> References(string path) =>
        (Expressions?.Find(path) as LocatedMapping)?["references"] is LocatedSequence list
            ? [.. list.OfType<LocatedScalar>().Select(reference => reference.Text)]
            : [];

    /// <summary>A whole block may be unknown.</summary>
    private bool IsUnknownAbove(string path)
    {
        int end = path.IndexOf('[', StringComparison.Ordinal);
        return end > 0 && Unknown?[path[..end]] is LocatedScalar { Text: "true" };
    }

    private static bool HoldsTrue(LocatedNode node) =>
        node switch
        {
            LocatedScalar scalar => scalar.Text == "true",
            LocatedSequence list => list.Any(HoldsTrue),
            LocatedMapping mapping => mapping.Entries.Any(entry => HoldsTrue(entry.Value)),
            _ => false,
        };
}
