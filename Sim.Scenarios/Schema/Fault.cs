using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>Something breaks for a while.</summary>
public sealed record Fault
{
    public required SimDuration At { get; init; }

    /// <summary>
    /// <c>site/ID</c>, <c>blade/SITE/N</c>, <c>upstream/SITE/AS</c>, <c>link/SITE/COUNTRY</c>, <c>region/POOL</c>, <c>pods/POOL</c> or
    /// <c>checks/HEALTH-CHECK-ID</c>.
    /// </summary>
    public required string Fail { get; init; }

    /// <summary><c>refuse</c>, <c>blackhole</c>, <c>errors 30%</c> or <c>slow +200ms</c>.</summary>
    public required string How { get; init; }

    /// <summary>How long.</summary>
    public required SimDuration For { get; init; }

    /// <summary>Share of flows, pods or probes that it hits. Default 100 %.</summary>
    public Ratio Share { get; init; } = new(1);
}
