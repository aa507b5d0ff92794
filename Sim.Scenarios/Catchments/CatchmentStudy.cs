using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Catchments;

/// <summary>
/// Solves a prefix once as it is, once without each of its sites, and a few times with other tie-breaks.
/// </summary>
public static class CatchmentStudy
{
    private static readonly ulong[] s_tieSeeds = [1, 2, 3, 4, 5];

    /// <param name="announced">Of sites or a front end that the scenario has.</param>
    /// <param name="observed">What was measured, of sites of the prefix; null: nothing.</param>
    public static CatchmentReport Run(
        Scenario scenario,
        ScenarioInternet internet,
        AnnouncedBy announced,
        IReadOnlyList<ObservedShare>? observed = null
    )
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(internet);
        ArgumentNullException.ThrowIfNull(announced);
        AnycastPrefix prefix = announced.Prefix(internet, without: null)!;
        var graph = internet.Geography.Graph;
        var solver = new CatchmentSolver(internet.Geography);
        Catchment catchment = solver.Solve(prefix, internet.Clients, comparesReachable: true);
        TieSensitivity ties = solver.MeasureTies(prefix, internet.Clients, s_tieSeeds);
        return new CatchmentReport(
            scenario.Name,
            announced.FrontEnd,
            scenario.Network.AsGraph is not null,
            internet.Seed,
            graph.Count,
            graph.LinkCount,
            catchment.Total.Reached.Value,
            RoundTrips.Of(catchment.Total),
            Inflation.Of(catchment.Total.AgainstBestReachable!),
            [.. prefix.Sites.Select((site, i) => SiteCatchment.Of(internet, prefix, catchment, i, Without(site, i)))],
            [.. CountriesOf(catchment)],
            [.. LandingsOf(internet, catchment)],
            new TieEffect(ties.Orders, ties.MeanMoved.Value, ties.EverMoved.Value),
            observed is null ? null : ObservedScore.Of(CatchmentScore.Of(graph, catchment, observed))
        );

        Catchment? Without(AnycastSite site, int index) =>
            catchment.Total.SiteShares[index].Value > 0 && announced.Prefix(internet, site.Name) is { } rest
                ? solver.Solve(rest, internet.Clients)
                : null;
    }

    private static IEnumerable<CountryLandings> CountriesOf(Catchment catchment) =>
        catchment
            .Countries.OrderByDescending(one => one.Summary.Users)
            .ThenBy(one => one.Country, StringComparer.Ordinal)
            .Select(one => new CountryLandings(
                one.Country,
                one.Summary.Users / catchment.Total.Users,
                RoundTrips.Of(one.Summary),
                [
                    .. one
                        .Summary.SiteShares.Select((share, site) => (catchment.Sites[site], share.Value))
                        .Where(pair => pair.Value > 0)
                        .OrderByDescending(pair => pair.Value),
                ]
            ));

    private static IEnumerable<Landing> LandingsOf(ScenarioInternet internet, Catchment catchment) =>
        catchment
            .Clients.Where(one => one.Site >= 0 && one.Client.Users > 0)
            .Select(one => new Landing(
                internet.Geography.Graph.AsnOf(one.Client.Network).Value,
                one.Client.Country,
                internet.Geography.Metros.Metros[one.Client.Metro].Location,
                one.Site,
                one.Client.Users / catchment.Total.Users,
                one.RoundTrip,
                one.Nearest.RoundTrip
            ));
}
