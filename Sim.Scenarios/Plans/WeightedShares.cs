using Sim.Core.Models.Demand;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>How far shares that are drawn by weight stray, for each country and for all users.</summary>
/// <remarks>
/// At a moment, over the caches of a group's resolvers, each of which holds one answer for its TTL; with client subnets
/// each copy is drawn alone. Groups draw independently, so their variances add. Connections that outlive an answer even
/// it out, and a cache that keeps no copy draws for each question: the band is an upper bound.
/// </remarks>
internal sealed class WeightedShares
{
    private readonly PlanPopulation _users;
    private readonly Destinations _destinations;
    private readonly IReadOnlyList<ResolverSpec> _resolvers;
    private readonly double[] _weights;

    public WeightedShares(PlanPopulation users, Destinations destinations)
    {
        _users = users;
        _destinations = destinations;
        _resolvers = ResolverBuilder.Specs(users.Inputs.Scenario.Resolvers, users.Groups);
        _weights = ResolverBuilder.Weights(users.Groups, users.Areas);
    }

    /// <summary>All users first, then countries in the given order; no line where nothing is drawn.</summary>
    public IReadOnlyList<WeightedShare> Between(ZoneAnswers before, ZoneAnswers after, IEnumerable<string> countries)
    {
        string[] drawing =
        [
            .. countries.Where(country => GroupsOf(country).Any(group => Draws(before, group) || Draws(after, group))),
        ];
        List<WeightedShare> found = [];
        IEnumerable<string?> lines = drawing.Length > 0 ? [null, .. drawing] : [];
        foreach (string? country in lines)
        {
            int[] groups = [.. GroupsOf(country)];
            for (int destination = 0; destination < _destinations.Count; destination++)
            {
                ShareBand was = BandOf(before, groups, destination);
                ShareBand becomes = BandOf(after, groups, destination);
                if (was.IsDrawn || becomes.IsDrawn)
                {
                    found.Add(new WeightedShare(country, _destinations.Name(destination), was, becomes));
                }
            }
        }
        return found;
    }

    private IEnumerable<int> GroupsOf(string? country) =>
        Enumerable
            .Range(0, _users.Groups.Count)
            .Where(group => country is null || _users.Groups[group].Country == country);

    private bool Draws(ZoneAnswers answers, int group)
    {
        for (int destination = 0; destination < _destinations.Count; destination++)
        {
            if (answers.Variance(group, destination) > 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Variance that the draws of a group's caches leave of a variance of 1 for one draw. An answer that nobody keeps
    /// is drawn for each question, which leaves none.
    /// </summary>
    private double LeftOf(ZoneAnswers answers, int group)
    {
        ClientGroup users = _users.Groups[group];
        SimDuration kept = _resolvers[group].Kept(answers.Ttl(group), negative: false);
        if (kept == SimDuration.Zero)
        {
            return 0;
        }
        double[] caches = _resolvers[group].CacheShares(users.Resolver, _weights[group]);
        double ofHalf = WeightedBand.Of(0.5, caches, kept, SimDuration.Zero).StandardDeviation;
        return 4 * ofHalf * ofHalf / users.Subnets;
    }

    private ShareBand BandOf(ZoneAnswers answers, int[] groups, int destination)
    {
        double all = 0;
        double share = 0;
        double variance = 0;
        foreach (int group in groups)
        {
            double weight = _weights[group];
            all += weight;
            share += weight * answers.Shares(group)[destination];
            double ofOne = answers.Variance(group, destination);
            variance += ofOne > 0 ? weight * weight * ofOne * LeftOf(answers, group) : 0;
        }
        if (all <= 0)
        {
            return default;
        }
        var band = new WeightedBand(share / all, Math.Sqrt(variance) / all);
        return new ShareBand(band.Expected, band.Low, band.High);
    }
}
