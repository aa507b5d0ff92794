using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>A country's part of the demand, or that of a place in it.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Share">Its requests of a day over those of all countries, 0 to 1.</param>
/// <param name="TimeZone">IANA name of its time zone.</param>
public sealed record CountryDemand(string Country, Ratio Share, string TimeZone);
