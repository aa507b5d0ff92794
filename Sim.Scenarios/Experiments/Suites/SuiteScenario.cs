using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>A scenario of a suite: a case for each failure.</summary>
public sealed record SuiteScenario
{
    /// <summary>Lower-case letters, digits and hyphens; unique in the suite.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    /// <summary>The scenario, relative to the suite.</summary>
    public required string File { get; init; }

    /// <summary>One of the scenario's variants. Default: the scenario itself.</summary>
    public string? Variant { get; init; }

    /// <summary>Other values for its fields, as in variants.</summary>
    [TextForm(FieldPath.Pattern, FieldPath.Expectation)]
    public IReadOnlyDictionary<string, LocatedNode> Set { get; init; } = new Dictionary<string, LocatedNode>();

    /// <summary>
    /// Ids of the failures that it is run under; <c>none</c> is without any. Default: none and all of the suite.
    /// </summary>
    [Items(AtLeast = 1)]
    public IReadOnlyList<string>? Failures { get; init; }

    /// <summary>Demands on its cases, beside those of the scenario and the suite.</summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];
}
