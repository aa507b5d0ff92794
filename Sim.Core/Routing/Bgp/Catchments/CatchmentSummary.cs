using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>A catchment by users. All but <see cref="Users"/> and <see cref="Reached"/> counts those that reach a site
/// only.</summary>
public sealed record CatchmentSummary
{
    /// <summary>Of all clients, in their unit.</summary>
    public required double Users { get; init; }

    /// <summary>Users that reach a site.</summary>
    public required Ratio Reached { get; init; }

    /// <summary>Users of each site, by its index; they add up to 1, or are 0 where nobody reaches any.</summary>
    public required IReadOnlyList<Ratio> SiteShares { get; init; }

    public required SimDuration MeanRoundTrip { get; init; }

    public required SimDuration MedianRoundTrip { get; init; }

    public required SimDuration P90RoundTrip { get; init; }

    public required SimDuration P95RoundTrip { get; init; }

    public required SimDuration P99RoundTrip { get; init; }

    /// <summary>Great circles of the legs.</summary>
    public required double MeanPathKilometers { get; init; }

    /// <summary>Great circle from client to site.</summary>
    public required double MeanDirectKilometers { get; init; }

    /// <summary>Great circle from client to nearest site.</summary>
    public required double MeanNearestKilometers { get; init; }

    /// <summary>Against the nearest site, as if there were a direct way to it.</summary>
    public required CatchmentComparison AgainstNearest { get; init; }

    /// <summary>Against the site that would be reached fastest; null where that was not asked for.</summary>
    public required CatchmentComparison? AgainstBestReachable { get; init; }
}
