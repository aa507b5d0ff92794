namespace Sim.Scenarios.Results.Stages;

/// <summary>
/// What one stage of a migration did, and whether it may stay. Definitions: README.md of this folder.
/// </summary>
public sealed record StageOutcome
{
    public required string Id { get; init; }

    public string? Description { get; init; }

    /// <summary>Since the start of the scenario, if no stage before it was broken.</summary>
    public required double BeginSeconds { get; init; }

    /// <summary>The end of its soak, after <see cref="BeginSeconds"/>.</summary>
    public required double EndSeconds { get; init; }

    public required StageStatus Status { get; init; }

    /// <summary>The zone became again what it was before the stage.</summary>
    public bool IsRolledBack { get; init; }

    /// <summary>Judged from its begin to the end of its soak; empty when it was not started.</summary>
    public IReadOnlyList<ThresholdVerdict> Thresholds { get; init; } = [];

    /// <summary>Who moved each broken threshold, where that can be said.</summary>
    public IReadOnlyList<ThresholdCause> Causes { get; init; } = [];

    /// <summary>The resource with the largest peak; null: nothing was measured.</summary>
    public StageResource? Busiest { get; init; }

    /// <summary>The country whose users were failed most; null: nobody was.</summary>
    public StageFailures? MostFailed { get; init; }

    /// <summary>In how many replications it was judged, and in how many broken; null for a single run.</summary>
    public (int Judged, int Broken)? Replications { get; init; }
}
