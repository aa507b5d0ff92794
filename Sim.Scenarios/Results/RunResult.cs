using Sim.Scenarios.Costs;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results;

/// <summary>Everything that one run measured. Definitions: README.md of this folder.</summary>
public sealed record RunResult
{
    public required RunIdentity Identity { get; init; }

    public required Totals Totals { get; init; }

    /// <summary>One entry per region (continent) that has traffic, in the order of their codes.</summary>
    public required IReadOnlyList<TrafficMeasures> Regions { get; init; }

    /// <summary>One entry per country that has traffic, in the order of their codes.</summary>
    public required IReadOnlyList<TrafficMeasures> Countries { get; init; }

    /// <summary>One entry per endpoint (site or pool behind a front end), in the order of the scenario.</summary>
    public required IReadOnlyList<EndpointMeasures> Endpoints { get; init; }

    /// <summary>One entry per region and endpoint that exchanged traffic.</summary>
    public required IReadOnlyList<TrafficMeasures> RegionEndpoints { get; init; }

    public required Timeline Timeline { get; init; }

    /// <summary>One entry per fault and planned change, in the order of time.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>One entry per rollout, in the order of the pools and of time; mostly none.</summary>
    public IReadOnlyList<RolloutMeasures> Rollouts { get; init; } = [];

    public required IReadOnlyList<ThresholdVerdict> Thresholds { get; init; }

    /// <summary>Of the migration, in their order; empty when there is none.</summary>
    public IReadOnlyList<StageOutcome> Stages { get; init; } = [];

    /// <summary>What it costs; null where it was not calculated.</summary>
    public CostReport? Cost { get; init; }

    /// <summary>
    /// Every replication, of which this run is the first; empty for a single run. Thresholds are then judged on all.
    /// </summary>
    public IReadOnlyList<Replicate> Replicates { get; init; } = [];

    /// <summary>
    /// What the reader should know about this run, such as addresses that the zone answers and nobody has.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether all thresholds and all stages hold, over a run that was not interrupted.</summary>
    public bool Passed =>
        !Identity.Interrupted
        && Thresholds.All(threshold => threshold.Passed)
        && Stages.All(stage => stage.Status == StageStatus.Held);

    /// <summary>Whether it has not passed only because the replications cannot tell.</summary>
    public bool Inconclusive =>
        !Passed
        && !Identity.Interrupted
        && Thresholds.All(threshold => threshold.Passed || threshold.Inconclusive)
        && Stages.All(stage => stage.Status is not (StageStatus.Broken or StageStatus.Interrupted));
}
