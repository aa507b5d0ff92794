using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A CloudWatch alarm that health checks follow.</summary>
public sealed record Alarm
{
    /// <summary>As in the health check's AlarmIdentifier.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What it watches. An endpoint that nobody reaches has no data: InsufficientDataHealthStatus of the check decides.
    /// </summary>
    public required AlarmMetric Metric { get; init; }

    /// <summary>A site, or a pool behind a front end.</summary>
    public required string Endpoint { get; init; }

    /// <summary>More than this is bad.</summary>
    [Limits(AtMost = "100%")]
    public required Ratio Threshold { get; init; }

    /// <summary>
    /// What a datapoint is the mean of: whole minutes. Default 1 min (CloudWatch's default for a metric of standard
    /// resolution).
    /// </summary>
    [Limits(AtLeast = "1m", AtMost = "1d")]
    public SimDuration Period { get; init; } = SimDuration.FromMinutes(1);

    /// <summary>Datapoints in a row above the threshold, 1 to 100. Default 1 (CloudWatch's default).</summary>
    [Limits(AtLeast = "1", AtMost = "100")]
    public int Datapoints { get; init; } = 1;
}
