using Sim.Core.Statistics;

namespace Sim.Scenarios.Results;

/// <summary>What the users of one region or country (at one endpoint, where stated) saw.</summary>
public sealed record TrafficMeasures
{
    /// <summary>Lower-case continent code: af an as eu na oc sa.</summary>
    public required string Region { get; init; }

    /// <summary>ISO 3166 alpha-2; null for a whole region.</summary>
    public string? Country { get; init; }

    /// <summary>Null for all endpoints together.</summary>
    public string? Endpoint { get; init; }

    public required double Answered { get; init; }

    public required double Failed { get; init; }

    /// <summary>Sum over time of the users whose requests fail, in minutes.</summary>
    public required double FailedUserMinutes { get; init; }

    /// <summary>Latency of answered requests from the first attempt's begin to the last byte.</summary>
    public required LatencyHistogram Latency { get; init; }

    /// <summary>Mean of each part; they add up to the mean latency.</summary>
    public required LatencyParts MeanParts { get; init; }

    /// <summary>Failed / (Answered + Failed); 0 without requests.</summary>
    public double ErrorRatio => Answered + Failed > 0 ? Failed / (Answered + Failed) : 0;
}
