using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Something that scenarios of a suite have to survive.</summary>
public sealed record SuiteFailure
{
    /// <summary>The id of the case without any failure.</summary>
    public const string None = "none";

    /// <summary>Lower-case letters, digits and hyphens; unique in the suite, not <c>none</c>.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// Faults in the form of a scenario, such as <c>{at: 20m, fail: site/dc-par, how: blackhole, for: 45m}</c>; beside
    /// those of the scenario.
    /// </summary>
    [Items(AtLeast = 1)]
    public required IReadOnlyList<LocatedNode> Faults { get; init; }

    /// <summary>Other values for fields besides, as in variants.</summary>
    [TextForm(FieldPath.Pattern, FieldPath.Expectation)]
    public IReadOnlyDictionary<string, LocatedNode> Set { get; init; } = new Dictionary<string, LocatedNode>();

    /// <summary>Demands on its cases, instead of the scenario's own. Default: those of the scenario.</summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];
}
