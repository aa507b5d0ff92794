using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>Where the packets of one eyeball network go while routes are at rest.</summary>
/// <param name="Site">By index in the platform; -1 without a route.</param>
/// <param name="Upstream">Of the site, by index; -1 without a route.</param>
/// <param name="RoundTrip">Between its first router and the site.</param>
/// <param name="Networks">On the path, from its own to that of the site, each once; empty without a route.</param>
internal readonly record struct Landing(int Site, int Upstream, SimDuration RoundTrip, int[] Networks)
{
    /// <summary>Whether packets end at the same site over the same upstream, after the same time.</summary>
    public bool Equals(Landing other) =>
        Site == other.Site && Upstream == other.Upstream && RoundTrip == other.RoundTrip;

    public override int GetHashCode() => HashCode.Combine(Site, Upstream, RoundTrip);

    public static Landing Nowhere { get; } = new(-1, -1, SimDuration.MaxValue, []);
}
