using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>A data center of one's own.</summary>
/// <param name="Id">Its name in the scenario.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Address">Its public address.</param>
/// <param name="Upstreams">Networks that carry its prefix.</param>
/// <param name="Blades">Its ingress tier.</param>
/// <param name="Pool">Index of the pool that serves its traffic.</param>
public sealed record SiteSpec(
    string Id,
    GeoPoint Location,
    string Address,
    IReadOnlyList<string> Upstreams,
    BladeSpec Blades,
    int Pool
)
{
    /// <summary>Its IPv6 address, which shares everything with the other; null: none.</summary>
    public string? Address6 { get; init; }
}
