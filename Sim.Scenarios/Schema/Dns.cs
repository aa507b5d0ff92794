namespace Sim.Scenarios.Schema;

/// <summary>The Route 53 files.</summary>
public sealed record Dns
{
    /// <summary>Output of <c>aws route53 list-resource-record-sets</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Output of <c>aws route53 list-health-checks</c>.</summary>
    public string? HealthChecks { get; init; }

    /// <summary>
    /// The CloudWatch alarms behind health checks of that type; a check whose alarm is not here is always in order.
    /// </summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
}
