using Sim.Core.Routing.Bgp.RouteMaps;

namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>A session between two routers: iBGP when they are of one network, eBGP otherwise.</summary>
/// <param name="One">By name.</param>
/// <param name="Other">By name.</param>
public sealed record RouterSession(string One, string Other)
{
    /// <summary>The first reflects routes to and from the other, its client (RFC 4456).</summary>
    public bool OtherIsClient { get; init; }

    /// <summary>What the first does with routes of the other; null: takes all as they are.</summary>
    public RouteMap? ImportAtOne { get; init; }

    /// <summary>What the first does with routes for the other; null: sends all as they are.</summary>
    public RouteMap? ExportAtOne { get; init; }

    /// <inheritdoc cref="ImportAtOne"/>
    public RouteMap? ImportAtOther { get; init; }

    /// <inheritdoc cref="ExportAtOne"/>
    public RouteMap? ExportAtOther { get; init; }
}
