namespace Sim.Scenarios.Plans;

/// <summary>
/// The share of users whom a weighted choice sends to one place: a band, for caches hold one answer each.
/// </summary>
/// <param name="Country">ISO 3166 alpha-2; null: all users.</param>
/// <param name="Endpoint">The site or front end, or an address that neither has.</param>
/// <param name="Before">With the old zone.</param>
/// <param name="After">With the new zone.</param>
public sealed record WeightedShare(string? Country, string Endpoint, ShareBand Before, ShareBand After);
