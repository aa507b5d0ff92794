using Sim.Core.Kernel;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>
/// Recursive resolvers, each with its own cache: they learn of a new answer when their copy of the old one expires.
/// </summary>
/// <remarks>
/// A resolver asks again whenever its copy expires: at the moments t0 + k * TTL, with the TTL that came with the copy.
/// That needs an event only when the answer has changed since it asked last, so a quiet day costs nothing. A resolver
/// that is asked rarely holds no copy with probability 1 / (1 + rate * TTL) (Jung et al. 2003) and then follows at
/// once. Sizes within a group fall as the square root of their rank: an assumption. A resolver that waits for its copy
/// to expire while a second change spreads learns of both then. Not modeled: stale answers, least and largest TTLs
/// other than those of the TTL extenders, several caches behind one resolver.
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

    /// <summary>
    /// Chance that a look-up of a group finds its resolver without a copy, so that it has to ask a name server.
    /// </summary>
    public double UncachedShare(int group)
    {
        double share = 0;
        for (int i = _firstOfGroup[group]; i < _firstOfGroup[group + 1]; i++)
        {
            share += _resolvers[i].Share * _resolvers[i].UncachedShare;
        }
        return share;
    }

    public void OnPublished(DnsSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var byClient = new List<(DnsClient Client, AnswerMix Mix, SimDuration Ttl)>();
        bool found = snapshot.Zone.TryFind(_host, RecordType.A, out RecordGroupId name);
        for (int group = 0; group < _groups.Count; group++)
        {
            (AnswerMix mix, SimDuration ttl) = found
                ? Answer(snapshot, name, _groups[group].AsSeenByDns, byClient)
                : (_mixes.From(new DnsAnswer(DnsResponseCode.NxDomain, default, [])), snapshot.Zone.NegativeTtl);
            Follow(group, mix, ttl, snapshot.Spread);
        }
        _started = true;
    }

    public void OnPublished(RouteSnapshot snapshot) { }

    public void OnPublished(EndpointSnapshot snapshot) { }

    public void Handle(in SimEvent simEvent) => Refresh((int)simEvent.Payload);

    private void AddResolvers(
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
        ClientGroup users = _groups[group];
        string entity = $"resolvers/{users.Country}/{users.Access}/{users.Resolver}";
        RandomStream phases = streams.For(entity, "phase");
        RandomStream extensions = streams.For(entity, "ttl-extension");
        RandomStream servers = streams.For(entity, "name-server");
        RandomStream caches = streams.For(entity, "cached");
        for (int rank = 1; rank <= count; rank++)
        {
            double share = 1 / (Math.Sqrt(rank) * sum);
            resolvers.Add(
                new Resolver
                {
                    Group = group,
                    Share = share,
                    Phase = phases.NextDouble(),
                    NameServer = servers.NextDouble(),
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
        if (_current[group] == mix && _ttl[group] == ttl)
        {
            // Resolvers that hold something else have their event already.
            return;
        }
        _current[group] = mix;
        _ttl[group] = ttl;
        for (int i = _firstOfGroup[group]; i < _firstOfGroup[group + 1]; i++)
        {
            ref Resolver resolver = ref _resolvers[i];
            if (!_started)
            {
                SimDuration kept = resolver.Kept(ttl);
                resolver.Learn(mix, kept, _kernel.Now + (kept * resolver.Phase));
            }
            else if (resolver.Answer != mix || resolver.CopyTtl != resolver.Kept(ttl))
            {
                _kernel.Schedule(NextQuestion(ref resolver, spread), _self, 0, i);
            }
        }
        if (!_started)
        {
            _listener.OnAnswerChanged(group, 1, mix, mix);
        }
    }

    /// <summary>When a resolver asks a name server that knows of the change.</summary>
    private SimTime NextQuestion(ref Resolver resolver, SimDuration spread)
    {
        SimTime visible = _kernel.Now + (spread * resolver.NameServer);
        if (visible < resolver.HeldUntil)
        {
            return resolver.HeldUntil;
        }
        if (resolver.CopyTtl == SimDuration.Zero || resolver.Cached.NextDouble() < resolver.UncachedShare)
        {
            return visible;
        }
        long ttl = resolver.CopyTtl.Nanoseconds;
        long since = (visible - resolver.Expiry).Nanoseconds;
        long periods = since <= 0 ? 0 : ((since - 1) / ttl) + 1;
        resolver.HeldUntil = resolver.Expiry + new SimDuration(periods * ttl);
        return resolver.HeldUntil;
    }

    private void Refresh(int index)
    {
        ref Resolver resolver = ref _resolvers[index];
        AnswerMix before = resolver.Answer!;
        AnswerMix after = _current[resolver.Group];
        SimDuration kept = resolver.Kept(_ttl[resolver.Group]);
        if (before == after && resolver.CopyTtl == kept)
        {
            return;
        }
        resolver.Learn(after, kept, _kernel.Now + kept);
        resolver.HeldUntil = resolver.Expiry;
        if (before != after)
        {
            _listener.OnAnswerChanged(resolver.Group, resolver.Share, before, after);
        }
    }

    private struct Resolver
    {
        public int Group;
        public double Share;

        /// <summary>Position of its first expiry within the TTL, 0 to 1.</summary>
        public double Phase;

        /// <summary>
        /// When, within the spread of a change, the name server knows of it that the resolver asks, 0 to 1.
        /// </summary>
        public double NameServer;
        public SimDuration LeastTtl;
        public double LookupsPerSecond;
        public RandomStream Cached;
        public AnswerMix? Answer;

        /// <summary>
        /// How long its copy lives, and one moment at which it expires; it asks again at every multiple.
        /// </summary>
        public SimDuration CopyTtl;
        public SimTime Expiry;

        /// <summary>
        /// Until when it is known to hold a copy: it has asked for one, or has been found to have one.
        /// </summary>
        public SimTime HeldUntil;

        public readonly double UncachedShare => 1 / (1 + (LookupsPerSecond * CopyTtl.TotalSeconds));

        public readonly SimDuration Kept(SimDuration ttl) => SimDuration.Max(ttl, LeastTtl);

        public void Learn(AnswerMix answer, SimDuration ttl, SimTime expiry)
        {
            Answer = answer;
            CopyTtl = ttl;
            Expiry = expiry;
        }
    }
}
