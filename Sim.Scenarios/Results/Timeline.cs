using Sim.Core.Quantities;

namespace Sim.Scenarios.Results;

/// <summary>
/// Series over equal buckets of time; entry i covers [i * Bucket, (i + 1) * Bucket), the last one what is left of the
/// run.
/// </summary>
public sealed record Timeline
{
    public required SimDuration Bucket { get; init; }

    public required int Count { get; init; }

    /// <summary>Length of the last bucket, more than 0 and at most <see cref="Bucket"/>.</summary>
    public required SimDuration LastBucket { get; init; }

    /// <summary>Requests per second that users make.</summary>
    public required IReadOnlyList<double> Demand { get; init; }

    public required IReadOnlyList<EndpointSeries> Endpoints { get; init; }

    public required IReadOnlyList<RegionSeries> Regions { get; init; }

    /// <summary>Only pools whose size can change, and the others when a scenario has no such pool.</summary>
    public required IReadOnlyList<PoolSeries> Pools { get; init; }
}
