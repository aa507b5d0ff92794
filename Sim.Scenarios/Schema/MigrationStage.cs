using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A stage of a migration: what changes, and how long it is watched.</summary>
public sealed record MigrationStage
{
    /// <summary>Lower-case letters, digits and hyphens; unique among the stages.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    public string? Description { get; init; }

    /// <summary>What changes; <c>at</c> is since the begin of the stage, and before its end.</summary>
    [Items(AtLeast = 1)]
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>How long it is watched, from its begin. Default: that of the migration.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public SimDuration? Soak { get; init; }

    /// <summary>Further thresholds of this stage.</summary>
    public IReadOnlyList<string> Abort { get; init; } = [];
}
