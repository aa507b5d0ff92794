using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Where one client network lands, and where it would best.</summary>
/// <param name="Site">By index in the prefix; -1 when it reaches none, and then only the client is told.</param>
/// <param name="RoundTrip">Between its first router and the site.</param>
/// <param name="PathKilometers">Great circles of the legs of its path.</param>
/// <param name="DirectKilometers">Great circle to the site.</param>
/// <param name="Nearest">
/// By geography alone: the site that would take the least time if there were a direct way, and that time.
/// </param>
/// <param name="NearestKilometers">Great circle to it.</param>
/// <param name="BestReachable">
/// By paths that there are: the site with the least round trip if each of them served alone, announced as it is, and
/// that time. Where no other would be faster, the site and round trip that the client has; so too where it was not
/// asked for.
/// </param>
public readonly record struct ClientCatchment(
    ClientNetwork Client,
    int Site,
    SimDuration RoundTrip,
    double PathKilometers,
    double DirectKilometers,
    SiteRoundTrip Nearest,
    double NearestKilometers,
    SiteRoundTrip BestReachable
)
{
    /// <summary>Whether another site would be nearer by geography alone; sites equally near are both nearest.</summary>
    public bool IsAtNearest { get; init; }

    /// <summary>Whether the site was measured, not predicted.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether no site alone would be reached faster.</summary>
    public bool IsAtBestReachable => Site == BestReachable.Site;
}
