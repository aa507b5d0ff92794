namespace Sim.Core.Scaling;

/// <summary>How many replicas the autoscaler asks for, and the conditions that it reports.</summary>
public sealed record HpaDecision
{
    /// <summary>The current count when nothing is to change, or when nothing could be decided.</summary>
    public required int DesiredReplicas { get; init; }

    /// <summary>
    /// The largest proposal of the metrics, before stabilization and limits; null when there was none.
    /// </summary>
    public int? ProposedReplicas { get; init; }

    /// <summary>
    /// Why the count changes, as in the controller's event SuccessfulRescale; null when it does not change.
    /// </summary>
    public string? RescaleReason { get; init; }

    /// <summary>Whether a count could be computed from the metrics.</summary>
    public required HpaCondition ScalingActive { get; init; }

    /// <summary>Whether a window holds the count back.</summary>
    public required HpaCondition AbleToScale { get; init; }

    /// <summary>Whether a rate limit, the minimum or the maximum binds.</summary>
    public required HpaCondition ScalingLimited { get; init; }

    /// <summary>One per metric of the spec, in its order; empty when the metrics were not asked.</summary>
    public IReadOnlyList<HpaMetricResult> Metrics { get; init; } = [];
}
