using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema;

/// <summary>
/// The same scenario with other values, to be compared with it: another zone, another manifest, more blades.
/// </summary>
public sealed record Variant
{
    /// <summary>Lower-case letters, digits and hyphens; unique among the variants.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// Values by the path of their field, such as <c>sites.dc-par.blades.count: 8</c> or <c>dns.zone: zone-b.json</c>.
    /// Items of lists are named by their id or index; <c>faults[+]</c> is one more.
    /// </summary>
    [TextForm(FieldPath.Pattern, FieldPath.Expectation)]
    public required IReadOnlyDictionary<string, LocatedNode> Set { get; init; }
}
