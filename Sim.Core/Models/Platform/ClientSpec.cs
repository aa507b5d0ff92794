using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>How clients keep answers and connections.</summary>
/// <param name="DnsCache">How long a client with a cache of a fixed time keeps an address, whatever its TTL.</param>
/// <param name="RequestInterval">Mean time between two requests of one user.</param>
/// <param name="ConnectionLife">Mean time until a client closes a connection in use, more than 0.</param>
/// <param name="IdleTimeout">Longest time without a request until it closes one, more than 0.</param>
public sealed record ClientSpec(
    SimDuration DnsCache,
    SimDuration RequestInterval,
    SimDuration ConnectionLife,
    SimDuration IdleTimeout
)
{
    /// <summary>Share of clients that keep an address as long as its TTL says, 0 to 1. Default 0.</summary>
    public double FollowingShare { get; init; }

    /// <summary>
    /// Share of <see cref="FollowingShare"/> that keeps an address for <see cref="LeastTtl"/> at least, 0 to 1. Default
    /// 0.
    /// </summary>
    public double LeastTtlShare { get; init; }

    /// <summary>How long those keep it at least. Default 15 s (mDNSResponder).</summary>
    public SimDuration LeastTtl { get; init; } = SimDuration.FromSeconds(15);

    /// <summary>Share of clients that keep an address for the life of their process, 0 to 1. Default 0.</summary>
    public double PinningShare { get; init; }

    /// <summary>How long those processes live. Default 8 h: an assumption, one working day.</summary>
    public SimDuration ProcessLife { get; init; } = SimDuration.FromHours(8);

    /// <summary>The kinds of client that there are; shares sum to 1, none is 0.</summary>
    /// <remarks>
    /// Who follows the TTL gets what is left of it from the resolver, so that the two copies expire together.
    /// </remarks>
    public IReadOnlyList<ClientCache> Caches =>
        [
            .. new ClientCache[]
            {
                new(1 - FollowingShare - PinningShare, DnsCache),
                new(FollowingShare * (1 - LeastTtlShare), SimDuration.Zero),
                new(FollowingShare * LeastTtlShare, SimDuration.Zero) { LeastTtl = LeastTtl },
                new(PinningShare, ProcessLife),
            }.Where(cache => cache.Share > 0),
        ];

    /// <summary>Rate at which a connection closes that nothing breaks, per second: one over its mean life.</summary>
    /// <remarks>
    /// Requests of a user are a Poisson process of rate r. The first gap longer than T ends (e^(rT) - 1) / r after the
    /// begin in the mean: that, and the client's own end, are taken as exponential, of rate c together. Request number
    /// n ends it after n - 1 gaps: min(exponential, Erlang) has the mean (1 - (r / (r + c))^(n - 1)) / c. The age limit
    /// T cuts that off: of a mean life m is left m (1 - e^(-T/m)), as if m were of an exponential, which it is while
    /// the number of requests does not decide.
    /// </remarks>
    public double ClosingRate(ConnectionLimits server)
    {
        ArgumentNullException.ThrowIfNull(server);
        double interval = RequestInterval.TotalSeconds;
        double idle = SimDuration.Min(IdleTimeout, server.Idle).TotalSeconds;
        double rate =
            (1 / ConnectionLife.TotalSeconds) + (1 / (interval * (DeterministicMath.Exp(idle / interval) - 1)));
        double life = 1 / rate;
        if (server.Requests is { } requests)
        {
            life *= 1 - DeterministicMath.Pow(1 / (1 + (rate * interval)), requests - 1);
        }
        if (server.Age is { } age)
        {
            life *= 1 - DeterministicMath.Exp(-age.TotalSeconds / life);
        }
        return 1 / life;
    }

    /// <summary>
    /// Chance that a user who opens a connection finds the own copy of the address expired and looks the name up.
    /// </summary>
    /// <remarks>
    /// With connections at random moments, one per T in the mean (a life and the wait for the next request), and a copy
    /// that lives for C, look-ups are T + C apart: T / (T + C), one less the hit ratio of Jung et al. 2003. Who follows
    /// the TTL counts as one who asks each time: connections are minutes apart, what is left of a TTL, or a least one,
    /// is seconds.
    /// </remarks>
    /// <param name="closingRate">Rate at which the user's connections close, per second, more than 0.</param>
    public double LookUpShare(double closingRate) => SecondsPerConnection(closingRate) * LookUpsPerSecond(closingRate);

    /// <summary>Mean rate at which one user looks the name up.</summary>
    /// <param name="closingRate">Rate at which the user's connections close, per second, more than 0.</param>
    public double LookUpsPerSecond(double closingRate)
    {
        double connection = SecondsPerConnection(closingRate);
        double rate = 0;
        foreach (ClientCache cache in Caches)
        {
            rate += cache.Share / (connection + cache.Keep.TotalSeconds);
        }
        return rate;
    }

    private double SecondsPerConnection(double closingRate) => (1 / closingRate) + RequestInterval.TotalSeconds;
}
