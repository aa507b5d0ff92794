using Sim.Core.Kernel;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>Recursive resolvers, each with its own cache: they learn of a new answer when their copy of the old one expires.</summary>
/// <remarks>
/// A resolver asks again at the moments phase + k * TTL. That needs an event only when the answer has changed since it asked
/// last, so a quiet day costs nothing. A resolver that is asked rarely holds no copy with probability 1 / (1 + rate * TTL)
/// (Jung et al. 2003) and then follows at once. Sizes within a group fall as the square root of their rank: an assumption.
/// </remarks>
public sealed class ResolverPopulation : IEventTarget, ISnapshotListener
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly string _host;
    private readonly IReadOnlyList<ClientGroup> _groups;
    private readonly AnswerMixes _mixes;
    private readonly IResolutionListener _listener;
    private readonly Resolver[] _resolvers;
    private readonly int[] _firstOfGroup;
    private readonly AnswerMix[] _current;
    private readonly SimDuration[] _ttl;
    private bool _started;

    /// <param name="kernel">Where expiries are scheduled.</param>
    /// <param name="host">The name that clients look up.</param>
    /// <param name="groups">The users.</param>
    /// <param name="weights">Each group's share of all demand; decides how many resolvers it has.</param>
    /// <param name="lookupsPerSecond">Each group's mean rate of look-ups at its resolvers.</param>
    /// <param name="spec">How many there are and how they behave.</param>
    /// <param name="mixes">The platform's addresses.</param>
    /// <param name="streams">Chance.</param>
    /// <param name="listener">Who is told of changed answers.</param>
    public ResolverPopulation(
        SimulationKernel kernel,
        string host,
        IReadOnlyList<ClientGroup> groups,
        IReadOnlyList<double> weights,
        IReadOnlyList<double> lookupsPerSecond,
        ResolverSpec spec,
        AnswerMixes mixes,
        RandomStreams streams,
        IResolutionListener listener
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _host = host;
        _groups = groups;
        _mixes = mixes;
        _listener = listener;
        _current = new AnswerMix[groups.Count];
        _ttl = new SimDuration[groups.Count];
        _firstOfGroup = new int[groups.Count + 1];
        var resolvers = new List<Resolver>(spec.Count + groups.Count);
        for (int group = 0; group < groups.Count; group++)
        {
            _firstOfGroup[group] = resolvers.Count;
            AddResolvers(resolvers, group, weights[group], lookupsPerSecond[group], spec, streams);
        }
        _firstOfGroup[groups.Count] = resolvers.Count;
        _resolvers = [.. resolvers];
    }

    public int Count => _resolvers.Length;

    /// <summary>What a group's resolvers would learn if they asked now.</summary>
    public AnswerMix AnswerOf(int group) => _current[group];

    public void OnPublished(DnsSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var byClient = new List<(DnsClient Client, AnswerMix Mix, SimDuration Ttl)>();
        bool found = snapshot.Zone.TryFind(_host, RecordType.A, out RecordGroupId name);
        for (int group = 0; group < _groups.Count; group++)
        {
            (AnswerMix mix, SimDuration ttl) = found
                ? Answer(snapshot, name, _groups[group].AsSeenByDns, byClient)
                : (_mixes.From(new DnsAnswer(DnsResponseCode.NxDomain, SimDuration.Zero, [])), SimDuration.Zero);
            Follow(group, mix, ttl, snapshot.Spread);
        }
        _started = true;
    }

    public void OnPublished(RouteSnapshot snapshot) { }

    public void OnPublished(EndpointSnapshot snapshot) { }

    public void Handle(in SimEvent simEvent) => Refresh((int)simEvent.Payload);

    private static void AddResolvers(
        List<Resolver> resolvers,
        int group,
        double weight,
        double lookupsPerSecond,
        ResolverSpec spec,
        RandomStreams streams
    )
    {
        int count = Math.Max(1, (int)Math.Round(weight * spec.Count));
        double sum = 0;
        for (int rank = 1; rank <= count; rank++)
        {
            sum += 1 / Math.Sqrt(rank);
        }
        RandomStream phases = streams.For($"resolvers/{group}", "phase");
        RandomStream extensions = streams.For($"resolvers/{group}", "ttl-extension");
        RandomStream caches = streams.For($"resolvers/{group}", "cached");
        for (int rank = 1; rank <= count; rank++)
        {
            double share = 1 / (Math.Sqrt(rank) * sum);
            resolvers.Add(
                new Resolver
                {
                    Group = group,
                    Share = share,
                    Phase = phases.NextDouble(),
                    LeastTtl = extensions.NextDouble() < spec.ExtendingShare ? spec.ExtendedTtl : SimDuration.Zero,
                    LookupsPerSecond = share * lookupsPerSecond,
                    Cached = caches,
                }
            );
        }
    }

    private (AnswerMix Mix, SimDuration Ttl) Answer(
        DnsSnapshot snapshot,
        RecordGroupId name,
        in DnsClient client,
        List<(DnsClient Client, AnswerMix Mix, SimDuration Ttl)> known
    )
    {
        for (int i = known.Count - 1; i >= 0; i--)
        {
            if (known[i].Client == client)
            {
                return (known[i].Mix, known[i].Ttl);
            }
        }
        DnsAnswer answer = snapshot.Zone.Answer(name, in client, snapshot.Healthy);
        AnswerMix mix = _mixes.From(answer);
        known.Add((client, mix, answer.Ttl));
        return (mix, answer.Ttl);
    }

    private void Follow(int group, AnswerMix mix, SimDuration ttl, SimDuration spread)
    {
        AnswerMix? before = _current[group];
        _current[group] = mix;
        _ttl[group] = ttl;
        for (int i = _firstOfGroup[group]; i < _firstOfGroup[group + 1]; i++)
        {
            if (!_started)
            {
                _resolvers[i].Answer = mix;
            }
            else if (_resolvers[i].Answer != mix || before != mix)
            {
                _kernel.Schedule(NextQuestion(ref _resolvers[i], ttl, spread), _self, 0, i);
            }
        }
        if (!_started)
        {
            _listener.OnAnswerChanged(group, 1, mix, mix);
        }
    }

    private SimTime NextQuestion(ref Resolver resolver, SimDuration ttl, SimDuration spread)
    {
        SimDuration kept = SimDuration.Max(ttl, resolver.LeastTtl);
        SimTime visible = _kernel.Now + (spread * resolver.Phase);
        double uncached = 1 / (1 + (resolver.LookupsPerSecond * kept.TotalSeconds));
        if (kept == SimDuration.Zero || resolver.Cached.NextDouble() < uncached)
        {
            return visible;
        }
        long phase = (long)(resolver.Phase * kept.Nanoseconds);
        long since = visible.Nanoseconds - phase;
        long periods = since <= 0 ? 0 : ((since - 1) / kept.Nanoseconds) + 1;
        return new SimTime(phase + (periods * kept.Nanoseconds));
    }

    private void Refresh(int index)
    {
        ref Resolver resolver = ref _resolvers[index];
        AnswerMix before = resolver.Answer!;
        AnswerMix after = _current[resolver.Group];
        if (before != after)
        {
            resolver.Answer = after;
            _listener.OnAnswerChanged(resolver.Group, resolver.Share, before, after);
        }
    }

    private struct Resolver
    {
        public int Group;
        public double Share;

        /// <summary>Position of its expiry within the TTL, 0 to 1.</summary>
        public double Phase;
        public SimDuration LeastTtl;
        public double LookupsPerSecond;
        public RandomStream Cached;
        public AnswerMix? Answer;
    }
}
