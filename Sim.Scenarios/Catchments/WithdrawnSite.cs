using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Scenarios.Catchments;

/// <summary>Where the users of a site land once it has withdrawn, and routes are at rest again.</summary>
/// <param name="Next">The site that takes most of them; null: they reach none.</param>
/// <param name="NextShare">Of its users, 0 to 1.</param>
/// <param name="MeanRoundTrip">Of those that reach a site.</param>
/// <param name="Unreached">Of its users, 0 to 1.</param>
public sealed record WithdrawnSite(string? Next, double NextShare, SimDuration MeanRoundTrip, double Unreached)
{
    /// <param name="members">The users of the site that withdrew, by index among the clients.</param>
    /// <param name="users">How many they are; above 0.</param>
    internal static WithdrawnSite Of(Catchment without, IReadOnlyList<int> members, double users)
    {
        ClientCatchment[] now = [.. members.Select(i => without.Clients[i]).Where(one => one.Site >= 0)];
        (int Site, double Users)[] takers =
        [
            .. now.GroupBy(one => one.Site)
                .Select(group => (group.Key, group.Sum(one => one.Client.Users)))
                .OrderByDescending(pair => pair.Item2)
                .ThenBy(pair => pair.Key),
        ];
        double reached = now.Sum(one => one.Client.Users);
        return new WithdrawnSite(
            takers.Length > 0 ? without.Sites[takers[0].Site] : null,
            takers.Length > 0 ? takers[0].Users / users : 0,
            SiteCatchment.Mean(now, one => one.RoundTrip),
            Math.Max(0, 1 - (reached / users))
        );
    }
}
