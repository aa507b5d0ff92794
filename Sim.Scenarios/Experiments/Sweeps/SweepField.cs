using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>A field of the scenario that a sweep varies: over a list of values, or over a range.</summary>
public sealed record SweepField
{
    /// <summary>
    /// The field, such as <c>demand.peak</c> or <c>sites.dc-par.blades.count</c>. The word <c>variant</c> stands for
    /// the variants of the scenario.
    /// </summary>
    [TextForm(FieldPath.Pattern, FieldPath.Expectation)]
    public required string Path { get; init; }

    /// <summary>
    /// Values as in a scenario; of <c>variant</c> the ids, and <c>none</c> for the scenario as it is.
    /// </summary>
    [Items(AtLeast = 1)]
    public IReadOnlyList<LocatedNode> Values { get; init; } = [];

    /// <summary>The begin of a range: a number, or a number with one unit, such as <c>30s</c>.</summary>
    public LocatedNode? From { get; init; }

    /// <summary>The end of the range, with the same unit.</summary>
    public LocatedNode? To { get; init; }

    /// <summary>Values of the range in a grid, both ends among them: 2 or more.</summary>
    [Limits(AtLeast = "2", AtMost = "1000")]
    public int? Steps { get; init; }

    /// <summary>Only whole numbers of the range.</summary>
    public bool Whole { get; init; }

    /// <summary>How values are spread over the range.</summary>
    public SweepScale Scale { get; init; } = SweepScale.Linear;
}
