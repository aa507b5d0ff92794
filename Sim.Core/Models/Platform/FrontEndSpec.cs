using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Models.Platform;

/// <summary>An anycast front end before pools in several regions.</summary>
/// <param name="Id">Its name in the scenario.</param>
/// <param name="Address">The anycast address.</param>
/// <param name="Edges">Where it meets users.</param>
/// <param name="Backends">Indices of the pools behind it.</param>
/// <param name="Limits">When an edge closes connections.</param>
public sealed record FrontEndSpec(
    string Id,
    string Address,
    IReadOnlyList<EdgeSpec> Edges,
    IReadOnlyList<int> Backends,
    ConnectionLimits Limits
)
{
    /// <summary>Its IPv6 address, which shares everything with the other; null: none.</summary>
    public string? Address6 { get; init; }

    /// <summary>How it spreads requests.</summary>
    public ServiceLoadBalancingPolicy Policy { get; init; } = new();

    /// <summary>One for each of the backends; empty: all by the rate of their pool.</summary>
    public IReadOnlyList<FrontEndTarget> Targets { get; init; } = [];

    /// <summary>
    /// Time between two reports of usage, after each of which it spreads anew. Default 10 s: an assumption.
    /// </summary>
    public SimDuration ReportInterval { get; init; } = SimDuration.FromSeconds(10);
}
