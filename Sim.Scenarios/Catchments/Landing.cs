using Sim.Core.Quantities;

namespace Sim.Scenarios.Catchments;

/// <summary>The users of a network in one metro, and the site that they reach.</summary>
/// <param name="Network">AS number.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Place">Center of the metro.</param>
/// <param name="Site">By index in the report.</param>
/// <param name="Share">Of all users, 0 to 1.</param>
/// <param name="Nearest">The round trip to the nearest site, as if there were a direct way.</param>
public sealed record Landing(
    uint Network,
    string Country,
    GeoPoint Place,
    int Site,
    double Share,
    SimDuration RoundTrip,
    SimDuration Nearest
);
