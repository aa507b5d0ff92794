using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>How a group's requests follow a change, phase by phase.</summary>
internal sealed class PlanDrain
{
    /// <summary>When a plan says what is left.</summary>
    public static readonly IReadOnlyList<SimDuration> LeftTimes =
    [
        SimDuration.FromMinutes(5),
        SimDuration.FromMinutes(15),
        SimDuration.FromHours(1),
    ];

    private readonly PlanPopulation _users;
    private readonly IReadOnlyList<ResolverSpec> _resolvers;
    private readonly double[] _weights;
    private readonly double _lookUpsPerSecond;
    private readonly Dictionary<Question, Phases> _known = [];

    public PlanDrain(PlanPopulation users)
    {
        _users = users;
        _resolvers = ResolverBuilder.Specs(users.Inputs.Scenario.Resolvers, users.Groups);
        _weights = ResolverBuilder.Weights(users.Groups, users.Areas);
        _lookUpsPerSecond = ResolverBuilder.LookUpsPerSecond(users.Inputs.Scenario, users.Platform.Clients);
    }

    /// <param name="group">Who moves.</param>
    /// <param name="ttl">TTL of the old answer.</param>
    /// <param name="negative">The old answer is that there is none.</param>
    /// <param name="from">The destination that they leave.</param>
    public Phases Of(int group, SimDuration ttl, bool negative, int from)
    {
        PlatformSpec platform = _users.Platform;
        bool isKnown = from > Destinations.Nowhere && from <= platform.AddressCount;
        double closing =
            from == Destinations.Nowhere ? double.PositiveInfinity
            : isKnown ? platform.ClosingRate(from - 1)
            : 1 / platform.Clients.ConnectionLife.TotalSeconds;
        var all = new Phases(0, 0, 0, new double[LeftTimes.Count]);
        foreach ((double lookUps, double share) in CachesOf(group))
        {
            var key = new Question(_resolvers[group], ttl, negative, closing, lookUps);
            if (!_known.TryGetValue(key, out Phases phases))
            {
                phases = Compute(key);
                _known.Add(key, phases);
            }
            all = all.Plus(phases, share);
        }
        return all;
    }

    /// <summary>
    /// How often the caches of a group are asked for one copy, per second, and the share of its users behind those.
    /// </summary>
    /// <remarks>To the nearest power of two: the phases change little within it, and few have to be computed.</remarks>
    private SortedDictionary<double, double> CachesOf(int group)
    {
        ClientGroup users = _users.Groups[group];
        double weight = _weights[group];
        var caches = new SortedDictionary<double, double>();
        foreach (double share in _resolvers[group].CacheShares(users.Resolver, weight))
        {
            double lookUps = share * weight * _lookUpsPerSecond / users.Subnets;
            double rounded = Math.ScaleB(1, lookUps > 0 ? Math.ILogB(lookUps * Math.Sqrt(2)) : -60);
            caches[rounded] = caches.GetValueOrDefault(rounded) + share;
        }
        return caches;
    }

    private Phases Compute(Question key)
    {
        var curve = new DrainCurve(key.Ttl, key.Resolvers, _users.Platform.Clients)
        {
            Spread = SimulatedWorld.Propagation,
            Negative = key.Negative,
            ClosingRate = key.Closing,
            LookupsPerSecond = key.LookUps,
        };
        double atSpread = curve.Remaining(SimulatedWorld.Propagation);
        double atTtl = curve.Remaining(SimulatedWorld.Propagation + key.Ttl);
        return new Phases(1 - atSpread, atSpread - atTtl, atTtl, [.. LeftTimes.Select(curve.Remaining)]);
    }

    /// <summary>All that the drain of users depends on.</summary>
    private readonly record struct Question(
        ResolverSpec Resolvers,
        SimDuration Ttl,
        bool Negative,
        double Closing,
        double LookUps
    );

    /// <summary>
    /// Shares of the moving requests by phase, sum 1, and what is left after <see cref="LeftTimes"/>.
    /// </summary>
    public readonly record struct Phases(double Now, double AfterTtl, double Tail, double[] Left)
    {
        /// <summary>These and a share of others.</summary>
        public Phases Plus(Phases other, double share) =>
            new(
                Now + (share * other.Now),
                AfterTtl + (share * other.AfterTtl),
                Tail + (share * other.Tail),
                [.. Left.Zip(other.Left, (mine, theirs) => mine + (share * theirs))]
            );

        public double this[MovePhase phase] =>
            phase switch
            {
                MovePhase.Now => Now,
                MovePhase.AfterTtl => AfterTtl,
                _ => Tail,
            };
    }
}
