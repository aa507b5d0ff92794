using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A plan in stages, each watched for a while before the next begins.</summary>
public sealed record Migration
{
    /// <summary>When the first stage begins, since the start of the scenario.</summary>
    [Limits(AtMost = "31d")]
    public required SimDuration Start { get; init; }

    /// <summary>
    /// How long a stage is watched that does not say it itself; the next begins then. Default 30m: an assumption.
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public SimDuration Soak { get; init; } = SimDuration.FromMinutes(30);

    /// <summary>Thresholds of every stage, each judged from its begin to the end of its soak.</summary>
    public IReadOnlyList<string> Abort { get; init; } = [];

    /// <summary>What happens when a stage breaks one of its thresholds. Default: stop.</summary>
    public OnAbort OnAbort { get; init; } = OnAbort.Stop;

    /// <summary>In their order.</summary>
    [Items(AtLeast = 1)]
    public required IReadOnlyList<MigrationStage> Stages { get; init; }
}
