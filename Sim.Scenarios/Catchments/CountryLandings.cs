namespace Sim.Scenarios.Catchments;

/// <summary>What the users of one country get.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Share">Of all users, 0 to 1.</param>
/// <param name="Sites">Where they land, most users first, as shares of the country's that reach a site.</param>
public sealed record CountryLandings(
    string Country,
    double Share,
    RoundTrips RoundTrips,
    IReadOnlyList<(string Site, double Share)> Sites
);
