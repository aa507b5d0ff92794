using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>A place where networks of a synthetic Internet meet.</summary>
/// <param name="Code">Unique, such as FRA.</param>
/// <param name="Country">The code of its country.</param>
/// <param name="Weight">
/// Relative number of networks at home there, above 0; its unit does not matter, only its share of all.
/// </param>
/// <param name="HasExchange">
/// Whether there is an exchange point, where networks peer and which carriers from elsewhere come to.
/// </param>
public sealed record SyntheticMetro(
    string Code,
    string Country,
    GeoPoint Center,
    double Weight,
    bool HasExchange = true
);
