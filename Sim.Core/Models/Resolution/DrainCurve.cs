using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>
/// What share of users still follows the old answer some time after the name servers have begun to give a new one.
/// Pure: the law that <see cref="ResolverPopulation"/> and the data planes follow, in closed form.
/// </summary>
/// <remarks>
/// <para>
/// A user's own copy outlives the change by the sum of the time until the name server asked has the change (uniform
/// over <see cref="Spread"/>), the rest of the resolver's copy (uniform over its TTL as kept, 0 where the resolver
/// holds none: a chance of 1 / (1 + rate * TTL), Jung et al. 2003) and the rest of the client's (uniform over the time
/// that it is kept, for each kind of client). Requests follow connections: one made before the user's copy changed
/// closes at a constant rate c, so the share R of requests obeys dR/dt = c (Held - R).
/// </para>
/// <para>
/// Not modeled: the wait for the next request after a connection closes, a second change that comes before the first
/// has drained, differences between the resolvers of a group in how often they are asked.
/// </para>
/// </remarks>
public sealed class DrainCurve
{
    /// <summary>Equal parts of the extended TTLs.</summary>
    private const int Parts = 32;

    /// <summary>Equal parts of the exponential wait for a first question.</summary>
    private const int WaitParts = 16;

    private const int Panels = 256;

    private readonly SimDuration _ttl;
    private readonly ResolverSpec _resolvers;
    private readonly ClientSpec _clients;
    private readonly Lazy<Lump[]> _lumps;

    /// <param name="ttl">TTL of the old answer, as the name servers gave it.</param>
    /// <param name="resolvers">How resolvers keep it.</param>
    /// <param name="clients">How clients keep it.</param>
    public DrainCurve(SimDuration ttl, ResolverSpec resolvers, ClientSpec clients)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ttl.Nanoseconds, nameof(ttl));
        ArgumentNullException.ThrowIfNull(resolvers);
        ArgumentNullException.ThrowIfNull(clients);
        _ttl = ttl;
        _resolvers = resolvers;
        _clients = clients;
        _lumps = new Lazy<Lump[]>(LumpsOf, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Time within which all name servers have the change. Default 0: a status of a health check.</summary>
    public SimDuration Spread { get; init; }

    /// <summary>
    /// How often the copy of one resolver's cache is asked for, per second, more than 0. Default: always at once.
    /// </summary>
    public double LookupsPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Rate at which open connections close, per second (<see cref="ClientSpec.ClosingRate"/>). Default: at once, as
    /// when the old address refuses them.
    /// </summary>
    public double ClosingRate { get; init; } = double.PositiveInfinity;

    /// <summary>The old answer is that there is none; clients do not keep that (Chromium). Default false.</summary>
    public bool Negative { get; init; }

    /// <summary>Share of users who hold the old answer: of all new connections, those that go there.</summary>
    /// <param name="sinceChange">
    /// Time since the first name server gave the new answer: 1 before, and at 0 those without any copy have followed.
    /// </param>
    public double Held(SimDuration sinceChange) => HeldAt(sinceChange.TotalSeconds);

    /// <summary>Share of all requests that go to the old answer, over new and open connections.</summary>
    /// <param name="sinceChange">
    /// Time since the first name server gave the new answer: 1 up to 0 where open connections stay.
    /// </param>
    public double Remaining(SimDuration sinceChange)
    {
        double seconds = sinceChange.TotalSeconds;
        if (double.IsPositiveInfinity(ClosingRate))
        {
            return HeldAt(seconds);
        }
        if (seconds <= 0)
        {
            // No connection has closed yet, even of those whose users hold no copy.
            return 1;
        }
        // R(t) = e^(-ct) + integral of Held(s) c e^(-c(t - s)) ds; with v = e^(-c(t - s)) the weight is even in v.
        double stillOpen = DeterministicMath.Exp(-ClosingRate * seconds);
        double sum = 0;
        for (int panel = 0; panel < Panels; panel++)
        {
            double v = stillOpen + ((1 - stillOpen) * (panel + 0.5) / Panels);
            sum += HeldAt(seconds + (DeterministicMath.Log(v) / ClosingRate));
        }
        return stillOpen + ((1 - stillOpen) * sum / Panels);
    }

    private double HeldAt(double seconds)
    {
        if (seconds < 0)
        {
            return 1;
        }
        double share = 0;
        foreach (Lump lump in _lumps.Value)
        {
            // At 0 itself those without any copy have followed.
            share += seconds == 0 && lump.IsAtOnce ? 0 : lump.Share * lump.ChanceAbove(seconds);
        }
        return share;
    }

    private Lump[] LumpsOf()
    {
        var lumps = new List<Lump>();
        SimDuration kept = _resolvers.Kept(_ttl, Negative);
        double extending = _resolvers.ExtendingShare;
        AddResolvers(lumps, 1 - extending, kept);
        for (int part = 0; part < Parts && extending > 0; part++)
        {
            SimDuration least = _resolvers.ExtendedTtlAt((part + 0.5) / Parts);
            AddResolvers(lumps, extending / Parts, SimDuration.Max(kept, least));
        }
        return [.. lumps];
    }

    /// <summary>Adds the users of resolvers that keep the answer equally long.</summary>
    private void AddResolvers(List<Lump> lumps, double share, SimDuration kept)
    {
        double uncached = 1 / (1 + (LookupsPerSecond * kept.TotalSeconds));
        if (double.IsNaN(uncached))
        {
            // Nothing is kept, however often it is asked for.
            uncached = 1;
        }
        double fresh = share * (1 - _resolvers.StaleShare);
        AddClients(lumps, kept, fresh * uncached, 0, 0);
        AddClients(lumps, kept, fresh * (1 - uncached), kept.TotalSeconds, 0);
        double stale = share * _resolvers.StaleShare;
        for (int part = 0; part < WaitParts && stale > 0; part++)
        {
            double wait = -DeterministicMath.Log(1 - ((part + 0.5) / WaitParts)) / LookupsPerSecond;
            wait = Math.Min(wait, _resolvers.StaleWindow.TotalSeconds);
            AddClients(lumps, kept, stale * uncached / WaitParts, 0, wait);
            AddClients(lumps, kept, stale * (1 - uncached) / WaitParts, kept.TotalSeconds, wait);
        }
    }

    private void AddClients(List<Lump> lumps, SimDuration kept, double share, double keptSeconds, double waitSeconds)
    {
        if (share <= 0)
        {
            return;
        }
        if (Negative)
        {
            lumps.Add(new Lump(share, waitSeconds, Spread.TotalSeconds, keptSeconds, 0));
            return;
        }
        foreach (ClientCache cache in _clients.Caches)
        {
            double keep = cache.KeepBeyond(kept).TotalSeconds;
            lumps.Add(new Lump(share * cache.Share, waitSeconds, Spread.TotalSeconds, keptSeconds, keep));
        }
    }

    /// <summary>Users whose copy outlives the change by a fixed wait and the sum of three uniform times.</summary>
    private readonly record struct Lump(
        double Share,
        double WaitSeconds,
        double SpreadSeconds,
        double ResolverSeconds,
        double ClientSeconds
    )
    {
        public bool IsAtOnce => WaitSeconds + SpreadSeconds + ResolverSeconds + ClientSeconds <= 0;

        public double ChanceAbove(double seconds) =>
            UniformSum.ChanceAbove(seconds - WaitSeconds, [SpreadSeconds, ResolverSeconds, ClientSeconds]);
    }
}
