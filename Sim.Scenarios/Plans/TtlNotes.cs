using Sim.Core.Models.Demand;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>
/// What it means that users get an answer with another TTL: for the name servers, and for later changes.
/// </summary>
/// <remarks>
/// A copy of an answer that is asked for at random moments, at a rate r, and kept for a time T is fetched r / (1 + r T)
/// times per second (Jung et al. 2003). Who has IPv6 asks for both types. Extended TTLs are not counted.
/// </remarks>
internal sealed class TtlNotes(PlanPopulation users)
{
    /// <summary>A plan that is read: the two changes of the most users.</summary>
    private const int Most = 2;

    /// <summary>Of the users, when the way of a later change is told.</summary>
    private const double Followed = 0.9;

    private readonly IReadOnlyList<ResolverSpec> _resolvers = ResolverBuilder.Specs(
        users.Inputs.Scenario.Resolvers,
        users.Groups
    );
    private readonly double[] _weights = ResolverBuilder.Weights(users.Groups, users.Areas);
    private readonly double _lookUpsPerSecond = ResolverBuilder.LookUpsPerSecond(
        users.Inputs.Scenario,
        users.Platform.Clients
    );

    public IEnumerable<string> Between(ZoneAnswers before, ZoneAnswers after) =>
        Enumerable
            .Range(0, users.Groups.Count)
            .Where(group => !before.IsNegative(group) && !after.IsNegative(group))
            .GroupBy(group => (Was: before.Ttl(group), Becomes: after.Ttl(group)))
            .Where(change => change.Key.Was != change.Key.Becomes)
            .Select(change => (Share: change.Sum(group => _weights[group]), change.Key.Was, change.Key.Becomes, change))
            .OrderByDescending(change => change.Share)
            .Take(Most)
            .Select(change => TextOf(change.Share, change.Was, change.Becomes, [.. change.change]));

    private string TextOf(double share, SimDuration was, SimDuration becomes, int[] groups)
    {
        double asked = groups.Sum(group => QueriesPerSecond(group, was));
        double willAsk = groups.Sum(group => QueriesPerSecond(group, becomes));
        string part = MeasureText.Percent(Math.Round(share, 6));
        return $"TTL {was} to {becomes} for {part} of the requests: at the peak of demand resolvers ask "
            + $"{MeasureText.Rate(willAsk)} instead of {MeasureText.Rate(asked)} times per second, and nine in ten new "
            + $"connections follow a later change within {FollowedAfter(becomes, groups)} instead of "
            + $"{FollowedAfter(was, groups)}.";
    }

    private double QueriesPerSecond(int group, SimDuration ttl)
    {
        ClientGroup clients = users.Groups[group];
        double kept = _resolvers[group].Kept(ttl, negative: false).TotalSeconds;
        double copies = clients.Subnets;
        double queries = 0;
        foreach (double share in _resolvers[group].CacheShares(clients.Resolver, _weights[group]))
        {
            double rate = share * _weights[group] * _lookUpsPerSecond / copies;
            queries += copies * rate / (1 + (rate * kept));
        }
        return clients.IsDualStack ? 2 * queries : queries;
    }

    /// <summary>
    /// To the second: time until so many users hold the answer of a change, where resolvers hold the old.
    /// </summary>
    private string FollowedAfter(SimDuration ttl, int[] groups)
    {
        (double Share, DrainCurve Curve)[] parts =
        [
            .. groups
                .GroupBy(group => _resolvers[group])
                .Select(part =>
                    (
                        part.Sum(group => _weights[group]),
                        new DrainCurve(ttl, part.Key, users.Platform.Clients) { Spread = SimulatedWorld.Propagation }
                    )
                ),
        ];
        double left = (1 - Followed) * parts.Sum(part => part.Share);
        long low = 0;
        long high = 1;
        while (IsLeft(high))
        {
            low = high;
            high *= 2;
        }
        while (high - low > 1)
        {
            long middle = (low + high) / 2;
            (low, high) = IsLeft(middle) ? (middle, high) : (low, middle);
        }
        return MeasureText.Seconds(high);

        bool IsLeft(long seconds) =>
            parts.Sum(part => part.Share * part.Curve.Held(SimDuration.FromSeconds(seconds))) > left;
    }
}
