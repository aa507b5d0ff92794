namespace Sim.Scenarios.Results.Stages;

/// <summary>Who moved a threshold that a stage broke.</summary>
/// <remarks>
/// Of a latency it is the country with the most requests above the limit, of failures that with the most of them, of
/// utilization the busiest resource.
/// </remarks>
public sealed record ThresholdCause
{
    /// <summary>As written.</summary>
    public required string Expression { get; init; }

    /// <summary>ISO 3166 alpha-2; null for a resource.</summary>
    public string? Country { get; init; }

    /// <summary>
    /// Where most of those requests of its region ended, or the resource's; null: nowhere in particular.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>As <see cref="ResourceUse.Resource"/>; null for users.</summary>
    public string? Resource { get; init; }

    /// <summary>Of a resource: whose requests have grown most at its endpoint, the most first, at most three.</summary>
    public IReadOnlyList<StageGrowth> Grown { get; init; } = [];

    /// <summary>Its part of what broke the threshold, above 0 to 1; null for a resource.</summary>
    public double? Share { get; init; }

    /// <summary>Its own value of the threshold's statistic, in the unit of the verdict.</summary>
    public required double Value { get; init; }

    /// <summary>The same in the stage before; null: there is none, or nothing was measured in it.</summary>
    public double? Before { get; init; }
}
