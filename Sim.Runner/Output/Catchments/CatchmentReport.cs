using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;

namespace Sim.Runner.Output.Catchments;

/// <summary>Who lands where, for one prefix on one Internet.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="FrontEnd">Whose edges the sites are; null: they are sites of the scenario.</param>
/// <param name="IsAsked">Whether the scenario asks for an AS graph; otherwise it is that of the defaults.</param>
/// <param name="Seed">Of the Internet.</param>
/// <param name="Sites">In the order of the prefix.</param>
/// <param name="Score">Against what was measured; null: nothing was.</param>
internal sealed record CatchmentReport(
    string Scenario,
    string? FrontEnd,
    bool IsAsked,
    ulong Seed,
    AnycastPrefix Prefix,
    Catchment Catchment,
    IReadOnlyList<SiteCatchment> Sites,
    TieSensitivity Ties,
    CatchmentScore? Score
)
{
    /// <summary>A site of theirs, or an edge.</summary>
    public string Noun => FrontEnd is null ? "site" : "edge";

    /// <summary>Countries by users, most first.</summary>
    public IEnumerable<CountryCatchment> LargestCountries =>
        Catchment
            .Countries.OrderByDescending(one => one.Summary.Users)
            .ThenBy(one => one.Country, StringComparer.Ordinal);

    /// <summary>Sites by users, most first; those without any are absent.</summary>
    public IEnumerable<SiteCatchment> LargestSites =>
        Sites.Where(one => one.Share > 0).OrderByDescending(one => one.Share);

    /// <summary>The sites that a country lands at, most users first, by index.</summary>
    public static IEnumerable<(int Site, double Share)> SitesOf(CatchmentSummary summary) =>
        summary
            .SiteShares.Select((share, site) => (Site: site, Share: share.Value))
            .Where(one => one.Share > 0)
            .OrderByDescending(one => one.Share);
}
