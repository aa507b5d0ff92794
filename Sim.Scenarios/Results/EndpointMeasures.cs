using Sim.Core.Statistics;

namespace Sim.Scenarios.Results;

/// <summary>What one endpoint carried.</summary>
public sealed record EndpointMeasures
{
    public required string Endpoint { get; init; }

    /// <summary><c>site</c> or <c>pool</c>.</summary>
    public required string Kind { get; init; }

    public required double Answered { get; init; }

    /// <summary>Attempts that failed here: refused, timed out, answered with an error.</summary>
    public required double FailedAttempts { get; init; }

    /// <summary>
    /// Connections that broke because their other end was gone or knew them no more: the site refused, or its router
    /// gave their flow to another blade.
    /// </summary>
    public required double Resets { get; init; }

    /// <summary>Largest attempt rate of a step, requests per second.</summary>
    public required double PeakRate { get; init; }

    /// <summary>
    /// Per resource (blade cpu, blade nic, blade connections, pod cpu, pod concurrency): mean and peak utilization,
    /// 0 to 1.
    /// </summary>
    public required IReadOnlyList<ResourceUse> Resources { get; init; }

    /// <summary>Latency of the requests that it answered.</summary>
    public required LatencyHistogram Latency { get; init; }

    /// <summary>Ready pods: least, time-weighted mean, most.</summary>
    public required (double Min, double Mean, double Max) Pods { get; init; }

    /// <summary>Nodes: least, time-weighted mean, most; zeros where nodes are not modeled.</summary>
    public required (double Min, double Mean, double Max) Nodes { get; init; }

    /// <summary>
    /// Changes of direction of its autoscaler, each soon after the change before, in the worst hour; see
    /// <see cref="Replay.Oscillation"/>. Null: it has none.
    /// </summary>
    public int? ReversalsInWorstHour { get; init; }
}
