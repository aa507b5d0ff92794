using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The resolvers of a scenario's users, and how often they are asked.</summary>
internal static class ResolverBuilder
{
    /// <summary>How the resolvers of each group keep answers.</summary>
    public static IReadOnlyList<ResolverSpec> Specs(Resolvers resolvers, IReadOnlyList<ClientGroup> groups)
    {
        var known = new Dictionary<Resolvers, ResolverSpec>();
        return [.. groups.Select(group => SpecOf(resolvers.Of(group.Country, group.Access)))];

        // Groups whose resolvers are alike share one spec.
        ResolverSpec SpecOf(Resolvers one) =>
            known.TryGetValue(one, out ResolverSpec? spec) ? spec : known[one] = New(one);
    }

    private static ResolverSpec New(Resolvers resolvers) =>
        new(resolvers.Count, resolvers.TtlExtension.Value, resolvers.ExtendedTtl)
        {
            LongestExtendedTtl = resolvers.LongestExtendedTtl,
            LeastTtl = resolvers.LeastTtl,
            LargestTtl = resolvers.LargestTtl,
            LargestNegativeTtl = resolvers.NegativeTtl,
            StaleShare = resolvers.ServeStale.Value,
            StaleWindow = resolvers.StaleWindow,
            CachesPerPublicResolver = resolvers.PublicCaches,
            SizeExponent = resolvers.SizeExponent,
            DrawingShare = resolvers.DrawnFrom.Value,
        };

    /// <summary>Each group's share of all demand.</summary>
    public static double[] Weights(IReadOnlyList<ClientGroup> groups, IReadOnlyList<DemandArea> areas) =>
        [.. groups.Select(group => areas[group.Vantage].ShareOfAll.Value * group.Share)];

    /// <summary>Look-ups per second that all users make at their resolvers, at the peak of demand.</summary>
    /// <remarks>As often as connections that only clients close: servers close few before.</remarks>
    public static double LookUpsPerSecond(Scenario scenario, ClientSpec clients)
    {
        double perUser = clients.LookUpsPerSecond(1 / clients.ConnectionLife.TotalSeconds);
        return scenario.Demand.Peak.PerSecond * clients.RequestInterval.TotalSeconds * perUser;
    }
}
