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
/// That needs an event only when the answer has changed since it asked last, so a quiet day costs nothing; and where
/// one answer of several is drawn, at each expiry, in the larger caches only. A resolver that is asked rarely holds no
/// copy with probability 1 / (1 + rate * TTL) (Jung et al. 2003) and then follows at once, or with the first question
/// but one where it serves stale answers. A resolver that waits for its copy to expire while a second change spreads
/// learns of both then. What else is left out is in README.md.
/// </remarks>
public sealed class ResolverPopulation : IEventTarget, ISnapshotListener
{
    /// <summary>Longer than any client keeps an address.</summary>
    private static readonly SimDuration s_always = SimDuration.FromHours(24 * 366);

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly string _host;
    private readonly IReadOnlyList<ClientGroup> _groups;
    private readonly AnswerMixes _mixes;
    private readonly IResolutionListener _listener;
    private readonly RecursiveCache[] _resolvers;
    private readonly int[] _firstOfGroup;
    private readonly AnswerMix[] _current;
    private readonly SimDuration[] _ttl;
    private readonly ResolverSpec[] _specs;
    private bool _started;

    /// <param name="kernel">Where expiries are scheduled.</param>
    /// <param name="host">The name that clients look up.</param>
    /// <param name="groups">The users.</param>
    /// <param name="weights">Each group's share of all demand; decides how many resolvers it has.</param>
    /// <param name="lookupsPerSecond">Each group's mean rate of look-ups at its resolvers.</param>
    /// <param name="specs">How many each group would have if it were all users, and how its resolvers behave.</param>
    /// <param name="mixes">The platform's addresses.</param>
    /// <param name="streams">Chance.</param>
    /// <param name="listener">Who is told of changed answers.</param>
    public ResolverPopulation(
        SimulationKernel kernel,
        string host,
        IReadOnlyList<ClientGroup> groups,
        IReadOnlyList<double> weights,
        IReadOnlyList<double> lookupsPerSecond,
        IReadOnlyList<ResolverSpec> specs,
        AnswerMixes mixes,
        RandomStreams streams,
        IResolutionListener listener
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(specs);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _specs = [.. specs];
        _self = kernel.Register(this);
        _host = host;
        _groups = groups;
        _mixes = mixes;
        _listener = listener;
        _current = new AnswerMix[groups.Count];
        _ttl = new SimDuration[groups.Count];
        _firstOfGroup = new int[groups.Count + 1];
        var resolvers = new List<RecursiveCache>();
        for (int group = 0; group < groups.Count; group++)
        {
            _firstOfGroup[group] = resolvers.Count;
            AddResolvers(resolvers, group, weights[group], lookupsPerSecond[group], streams);
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
        Question four = Ask(snapshot, RecordType.A);
        Question six = Ask(snapshot, RecordType.AAAA);
        for (int group = 0; group < _groups.Count; group++)
        {
            ClientGroup users = _groups[group];
            (AnswerMix mix, SimDuration ttl) = four.Answer(users.AsSeenByDns);
            if (users.IsDualStack && six.Exists)
            {
                (AnswerMix preferred, SimDuration ttl6) = six.Answer(users.AsSeenByDns);
                mix = _mixes.Prefer(preferred, mix);
                ttl = preferred.IsNegative ? ttl : ttl6;
            }
            Follow(group, mix, ttl, snapshot.Spread);
        }
        _started = true;
    }

    public void OnPublished(RouteSnapshot snapshot) { }

    public void OnPublished(EndpointSnapshot snapshot) { }

    public void Handle(in SimEvent simEvent) => Refresh((int)simEvent.Payload);

    private void AddResolvers(
        List<RecursiveCache> resolvers,
        int group,
        double weight,
        double lookupsPerSecond,
        RandomStreams streams
    )
    {
        ClientGroup users = _groups[group];
        ResolverSpec spec = _specs[group];
        int caches = spec.CachesPerResolver(users.Resolver);
        string entity = "resolvers/" + users.Name;
        RandomStream phases = streams.For(entity, "phase");
        RandomStream extensions = streams.For(entity, "ttl-extension");
        RandomStream servers = streams.For(entity, "name-server");
        RandomStream stale = streams.For(entity, "serve-stale");
        var chance = new RecursiveCache.GroupChance(
            streams.For(entity, "cached"),
            streams.For(entity, "question"),
            streams.For(entity, "weighted-answer")
        );
        double[] shares = spec.CacheShares(users.Resolver, weight);
        var resolver = new RecursiveCache { Group = group, Chance = chance };
        for (int cache = 0; cache < shares.Length; cache++)
        {
            if (cache % caches == 0)
            {
                double rank = extensions.NextDouble() / spec.ExtendingShare;
                resolver.ExtendedTtl = rank < 1 ? spec.ExtendedTtlAt(rank) : SimDuration.Zero;
                resolver.ServesStale = stale.NextDouble() < spec.StaleShare;
            }
            resolver.Share = shares[cache];
            resolver.Phase = phases.NextDouble();
            resolver.NameServer = servers.NextDouble();
            resolver.LookupsPerSecond = shares[cache] * lookupsPerSecond / users.Subnets;
            // Copies of many subnets differ: together they are the exact mix.
            resolver.Draws = users.Subnets <= 1 && weight * shares[cache] >= spec.DrawingShare;
            resolvers.Add(resolver);
        }
    }

    private Question Ask(DnsSnapshot snapshot, RecordType type)
    {
        bool exists = snapshot.Zone.TryFind(_host, type, out RecordGroupId name);
        return new Question(snapshot, exists ? name : null, _mixes);
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
            ref RecursiveCache resolver = ref _resolvers[i];
            if (!_started)
            {
                SimDuration kept = Kept(in resolver);
                resolver.Learn(mix, mix, kept, _kernel.Now + (kept * resolver.Phase));
                resolver.GivenSince = _kernel.Now - s_always;
                ScheduleDraw(i);
            }
            else if (resolver.Source != mix || resolver.CopyTtl != Kept(in resolver))
            {
                _kernel.Schedule(NextQuestion(ref resolver, spread), _self, 0, i);
            }
        }
        if (!_started)
        {
            _listener.OnAnswerChanged(new AnswerChange(group, 1, mix, mix, s_always, ttl));
        }
    }

    /// <summary>How long a resolver keeps the present answer of its group.</summary>
    private SimDuration Kept(ref readonly RecursiveCache resolver)
    {
        SimDuration kept = _specs[resolver.Group].Kept(_ttl[resolver.Group], _current[resolver.Group].IsNegative);
        return SimDuration.Max(kept, resolver.ExtendedTtl);
    }

    /// <summary>When a resolver asks a name server that knows of the change.</summary>
    private SimTime NextQuestion(ref RecursiveCache resolver, SimDuration spread)
    {
        SimTime visible = _kernel.Now + (spread * resolver.NameServer);
        if (visible < resolver.HeldUntil)
        {
            return resolver.HeldUntil;
        }
        bool uncached =
            resolver.CopyTtl == SimDuration.Zero || resolver.Chance.Cached.NextDouble() < resolver.UncachedShare;
        SimTime asked = uncached ? visible : resolver.ExpiryAfter(visible);
        if (resolver.ServesStale)
        {
            // Who asks first gets what there was; only then a name server is asked.
            double wait = resolver.Chance.Questions.NextExponential(1 / resolver.LookupsPerSecond);
            asked += SimDuration.FromSeconds(Math.Min(wait, _specs[resolver.Group].StaleWindow.TotalSeconds));
        }
        if (!uncached || resolver.ServesStale)
        {
            resolver.HeldUntil = asked;
        }
        return asked;
    }

    private void Refresh(int index)
    {
        ref RecursiveCache resolver = ref _resolvers[index];
        AnswerMix source = _current[resolver.Group];
        SimDuration kept = Kept(in resolver);
        SimDuration keptBefore = resolver.CopyTtl;
        bool knows = resolver.Source == source && resolver.CopyTtl == kept;
        if (knows && (!IsDrawn(in resolver) || _kernel.Now != resolver.Expiry))
        {
            return;
        }
        AnswerMix before = resolver.Answer!;
        SimDuration given = _kernel.Now - resolver.GivenSince;
        bool draws = resolver.Draws && source.Parts.Count > 0 && kept > SimDuration.Zero;
        AnswerMix after = draws ? source.Draw(resolver.Chance.Draws.NextDouble()) : source;
        resolver.Learn(source, after, kept, _kernel.Now + kept);
        resolver.HeldUntil = resolver.Expiry;
        ScheduleDraw(index);
        if (before != after)
        {
            resolver.GivenSince = _kernel.Now;
            _listener.OnAnswerChanged(
                new AnswerChange(resolver.Group, resolver.Share, before, after, given, keptBefore)
            );
        }
    }

    private static bool IsDrawn(ref readonly RecursiveCache resolver) =>
        resolver.Draws && resolver.Source!.Parts.Count > 0 && resolver.CopyTtl > SimDuration.Zero;

    /// <summary>A cache that holds one answer of several draws again when its copy expires.</summary>
    private void ScheduleDraw(int index)
    {
        if (IsDrawn(in _resolvers[index]))
        {
            _kernel.Schedule(_resolvers[index].Expiry, _self, 0, index);
        }
    }

    /// <summary>One name and type; clients whom name servers cannot tell apart are answered once.</summary>
    private sealed class Question(DnsSnapshot snapshot, RecordGroupId? name, AnswerMixes mixes)
    {
        private readonly List<(DnsClient Client, AnswerMix Mix, SimDuration Ttl)> _known = [];

        public bool Exists => name is not null;

        public (AnswerMix Mix, SimDuration Ttl) Answer(in DnsClient client)
        {
            if (name is not { } found)
            {
                var none = new DnsAnswer(DnsResponseCode.NxDomain, default, []);
                return (mixes.From(none), snapshot.Zone.NegativeTtl);
            }
            for (int i = _known.Count - 1; i >= 0; i--)
            {
                if (_known[i].Client == client)
                {
                    return (_known[i].Mix, _known[i].Ttl);
                }
            }
            DnsAnswer answer = snapshot.Zone.Answer(found, in client, snapshot.Healthy);
            AnswerMix mix = mixes.From(answer);
            _known.Add((client, mix, answer.Ttl));
            return (mix, answer.Ttl);
        }
    }
}
