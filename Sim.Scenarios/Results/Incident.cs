namespace Sim.Scenarios.Results;

/// <summary>
/// What one fault or planned change did to users. Times are seconds since its begin; null: it did not happen in this
/// run.
/// </summary>
public sealed record Incident
{
    /// <summary><c>fault</c> or <c>change</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it concerns, such as <c>site/dc-par</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What happens, such as <c>blackhole</c> or <c>dns route53/move-spain.json</c>.</summary>
    public required string Action { get; init; }

    public required double AtSeconds { get; init; }

    /// <summary>Length of a fault; null for a change.</summary>
    public double? LengthSeconds { get; init; }

    /// <summary>Until the first health check whose probes meet it changes its status on its account.</summary>
    public double? DetectedSeconds { get; init; }

    /// <summary>Until half of the request rate that will leave the losing endpoints has left.</summary>
    public double? MovedP50Seconds { get; init; }

    public double? MovedP90Seconds { get; init; }

    public double? MovedP99Seconds { get; init; }

    /// <summary>
    /// Requests that failed on its account from its begin until users are back, at a change for an hour.
    /// </summary>
    public required double FailedRequests { get; init; }

    public required double FailedUserMinutes { get; init; }

    /// <summary>
    /// Until the endpoints that took over can carry the load: the last time any of their resources was full; 0: they
    /// always could. Null also when one was still full when the fault ended or, at a change, when watching did.
    /// </summary>
    public double? CapacitySeconds { get; init; }

    /// <summary>
    /// What <see cref="CapacitySeconds"/> was spent on; null where it is 0 or null, or no pods came.
    /// </summary>
    public CapacityPath? CapacityPath { get; init; }

    /// <summary>Since the end of a fault, until 99 % of the request rate that had left is back.</summary>
    public double? ReturnedSeconds { get; init; }
}
