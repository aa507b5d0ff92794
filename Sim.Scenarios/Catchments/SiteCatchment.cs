using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Scenarios.Internet;

namespace Sim.Scenarios.Catchments;

/// <summary>What the users of one site get, and what they would get without it. Shares are 0 to 1.</summary>
/// <param name="Place">Center of its metro.</param>
/// <param name="Share">Of all users that reach a site.</param>
/// <param name="NotAtNearest">Of its users, those to whom another site would be nearer.</param>
/// <param name="MeanInflation">Above the round trip of the nearest site, as if there were a direct way.</param>
/// <param name="Without">Null where there is no other site, and where it has no users.</param>
public sealed record SiteCatchment(
    string Name,
    GeoPoint Place,
    double Share,
    SimDuration MeanRoundTrip,
    SimDuration MedianRoundTrip,
    SimDuration P95RoundTrip,
    double NotAtNearest,
    SimDuration MeanInflation,
    WithdrawnSite? Without
)
{
    /// <param name="site">By index.</param>
    /// <param name="without">The catchment without the site, of the same clients; null: there would be none.</param>
    internal static SiteCatchment Of(
        ScenarioInternet internet,
        AnycastPrefix prefix,
        Catchment catchment,
        int site,
        Catchment? without
    )
    {
        int[] there =
        [
            .. Enumerable
                .Range(0, catchment.Clients.Count)
                .Where(i => catchment.Clients[i].Site == site && catchment.Clients[i].Client.Users > 0),
        ];
        ClientCatchment[] users = [.. there.Select(i => catchment.Clients[i])];
        double weight = users.Sum(one => one.Client.Users);
        return new SiteCatchment(
            catchment.Sites[site],
            internet.Geography.Metros.Metros[prefix.Sites[site].Metro].Location,
            catchment.Total.SiteShares[site].Value,
            Mean(users, one => one.RoundTrip),
            Quantile(users, weight, 0.5),
            Quantile(users, weight, 0.95),
            weight > 0 ? users.Where(one => !one.IsAtNearest).Sum(one => one.Client.Users) / weight : 0,
            Mean(users, one => one.RoundTrip - one.Nearest.RoundTrip),
            without is null || weight <= 0 ? null : WithdrawnSite.Of(without, there, weight)
        );
    }

    /// <summary>By users; 0 where there are none.</summary>
    internal static SimDuration Mean(
        IReadOnlyCollection<ClientCatchment> users,
        Func<ClientCatchment, SimDuration> timeOf
    )
    {
        double weight = users.Sum(one => one.Client.Users);
        double sum = users.Sum(one => one.Client.Users * timeOf(one).Nanoseconds);
        return new SimDuration(weight > 0 ? (long)Math.Round(sum / weight) : 0);
    }

    private static SimDuration Quantile(ClientCatchment[] users, double weight, double share)
    {
        double upTo = 0;
        foreach (ClientCatchment one in users.OrderBy(one => one.RoundTrip))
        {
            upTo += one.Client.Users;
            if (upTo >= share * weight)
            {
                return one.RoundTrip;
            }
        }
        return users.Length > 0 ? users.Max(one => one.RoundTrip) : SimDuration.Zero;
    }
}
