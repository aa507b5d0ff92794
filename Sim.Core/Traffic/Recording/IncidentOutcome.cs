namespace Sim.Core.Traffic.Recording;

/// <summary>What one fault or change did to users; times are seconds since its begin, null: not in this run.</summary>
/// <param name="MovedShare">Largest share of all demand that had left the losing endpoints.</param>
/// <param name="MovedP50Seconds">Until half of that had moved.</param>
/// <param name="MovedP90Seconds">Until 90 % had.</param>
/// <param name="MovedP99Seconds">Until 99 % had.</param>
/// <param name="FailedRequests">Requests failed at losing endpoints and takers until users were back, or watching
/// ended.</param>
/// <param name="CapacitySeconds">Until the endpoints that took over were full for the last time; 0: they never were;
/// null also when one still was at the end of the fault or of watching.</param>
/// <param name="ReturnedSeconds">Since the end of a fault, until 99 % of what had moved was back.</param>
public sealed record IncidentOutcome(
    double MovedShare,
    double? MovedP50Seconds,
    double? MovedP90Seconds,
    double? MovedP99Seconds,
    double FailedRequests,
    double? CapacitySeconds,
    double? ReturnedSeconds
)
{
    /// <summary>
    /// The endpoint that was full last, where <see cref="CapacitySeconds"/> is more than 0; else null.
    /// </summary>
    public int? LastFullEndpoint { get; init; }
}
