using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>The file of a sweep, as parsed: which scenario, which fields of it, and which combinations.</summary>
public sealed record SweepPlan
{
    /// <summary>Version of this format; 1 is the only one.</summary>
    [Limits(AtLeast = "1", AtMost = "1")]
    public required int Format { get; init; }

    public string? Description { get; init; }

    /// <summary>A scenario file, relative to this one, with forward slashes.</summary>
    public required string Scenario { get; init; }

    /// <summary>One of the scenario's variants instead of the scenario itself.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public string? Variant { get; init; }

    /// <summary>Values that are the same at every point, by the path of their field.</summary>
    [TextForm(FieldPath.Pattern, FieldPath.Expectation)]
    public IReadOnlyDictionary<string, LocatedNode> Set { get; init; } =
        new SortedDictionary<string, LocatedNode>(StringComparer.Ordinal);

    /// <summary>
    /// Runs of each point, 1 to 100000; run i of every point has the same chance. Default 5: an assumption; one run has
    /// no interval.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int Replications { get; init; } = 5;

    /// <summary>Which combinations of values are tried.</summary>
    public SweepDesign Design { get; init; } = SweepDesign.Grid;

    /// <summary>How many points a Latin hypercube or a Sobol design has.</summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int? Points { get; init; }

    /// <summary>Of the chance in a Latin hypercube; that of the runs is the scenario's. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is varied.</summary>
    [Items(AtLeast = 1, AtMost = 64)]
    public required IReadOnlyList<SweepField> Fields { get; init; }

    /// <summary>
    /// Parts into which the runs are cut; results do not depend on it. Default: as many as there are runs, at most 100:
    /// an assumption.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int? Shards { get; init; }
}
