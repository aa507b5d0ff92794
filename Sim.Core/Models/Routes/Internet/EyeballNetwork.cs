using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>The users that a vantage has in one metro of one network.</summary>
/// <param name="Vantage">By index in the platform.</param>
/// <param name="Network">By index in the graph.</param>
/// <param name="Metro">By index in the table of metros.</param>
/// <param name="Share">Of the vantage's users, above 0; those of a vantage add up to 1.</param>
public readonly record struct EyeballNetwork(int Vantage, int Network, int Metro, double Share)
{
    /// <summary>
    /// The site at which they were measured to land, by index in the platform: they do as long as it announces,
    /// whatever routes say. Null: nothing was measured.
    /// </summary>
    public int? PinnedSite { get; init; }

    /// <summary>The round trip that was measured to it; null: that of the path.</summary>
    public SimDuration? PinnedRoundTrip { get; init; }
}
