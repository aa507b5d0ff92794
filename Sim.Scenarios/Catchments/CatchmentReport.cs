namespace Sim.Scenarios.Catchments;

/// <summary>Who lands where, for one prefix on one Internet.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="FrontEnd">Whose edges the sites are; null: they are sites of the scenario.</param>
/// <param name="IsAsked">Whether the scenario asks for an AS graph; otherwise it is that of the defaults.</param>
/// <param name="Seed">Of the Internet.</param>
/// <param name="Reached">Users that reach a site, 0 to 1.</param>
/// <param name="Total">All users that reach one.</param>
/// <param name="AgainstBestReachable">Against the site that each would reach fastest if it served alone.</param>
/// <param name="Sites">In the order of the prefix.</param>
/// <param name="Countries">By users, most first.</param>
/// <param name="Landings">Users by network, metro and site; those who reach none are absent.</param>
/// <param name="Score">Against what was measured; null: nothing was.</param>
public sealed record CatchmentReport(
    string Scenario,
    string? FrontEnd,
    bool IsAsked,
    ulong Seed,
    int Networks,
    int Links,
    double Reached,
    RoundTrips Total,
    Inflation AgainstBestReachable,
    IReadOnlyList<SiteCatchment> Sites,
    IReadOnlyList<CountryLandings> Countries,
    IReadOnlyList<Landing> Landings,
    TieEffect Ties,
    ObservedScore? Score
)
{
    /// <summary>A site of theirs, or an edge.</summary>
    public string Noun => FrontEnd is null ? "site" : "edge";

    /// <summary>Sites by users, most first; those without any are absent.</summary>
    public IEnumerable<SiteCatchment> LargestSites =>
        Sites.Where(one => one.Share > 0).OrderByDescending(one => one.Share);
}
