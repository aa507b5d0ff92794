using System.Collections.ObjectModel;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>How clients keep answers and connections.</summary>
public sealed record Clients
{
    /// <summary>
    /// How long a client with a cache of a fixed time keeps an address, whatever its TTL: all but those of
    /// <see cref="FollowTtl"/> and <see cref="Pinned"/>. Default 60 s (Chromium's host cache, fixed 60 s).
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration DnsCache { get; init; } = SimDuration.FromSeconds(60);

    /// <summary>
    /// Share of clients that keep an address as long as its TTL says, or hardly at all (Android: 2 s). Default 75 %: an
    /// assumption that leaves 10 % of requests behind 60 s after a change with a TTL of 20 s (Flavel et al. 2014).
    /// </summary>
    [Limits(AtMost = "100%")]
    [Plausible("50%", "95%")]
    public Ratio FollowTtl { get; init; } = new(0.75);

    /// <summary>
    /// Share of <see cref="FollowTtl"/> that keeps an address for some seconds at least. Default 30 %: an assumption,
    /// about the share of Apple's devices.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio LeastTtlShare { get; init; } = new(0.3);

    /// <summary>
    /// How long those keep it at least; counts where resolvers keep it less. Default 15 s (mDNSResponder).
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration LeastTtl { get; init; } = SimDuration.FromSeconds(15);

    /// <summary>
    /// Share of clients that keep an address for the life of their process, as Java may. Default 0 %: users' devices
    /// are no servers, an assumption.
    /// </summary>
    [Limits(AtMost = "100%")]
    [Plausible("0%", "5%")]
    public Ratio Pinned { get; init; }

    /// <summary>How long the processes of those live. Default 8 h: an assumption, one working day.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public SimDuration ProcessLife { get; init; } = SimDuration.FromHours(8);

    /// <summary>
    /// Share of users with IPv6 beside IPv4; counts where the zone has addresses of type AAAA. Default 40 %: an
    /// assumption.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio Ipv6 { get; init; } = new(0.4);

    /// <summary>The same for single countries (ISO 3166 alpha-2), where it differs.</summary>
    [Limits(AtMost = "100%")]
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyDictionary<string, Ratio> Ipv6Of { get; init; } = ReadOnlyDictionary<string, Ratio>.Empty;

    /// <summary>
    /// Mean time between two requests on one connection. Default 5 s: an assumption (an API polled by a player).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    [Plausible("1s", "30s")]
    public SimDuration RequestInterval { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>
    /// Mean time until a client closes a connection in use: it leaves the page, or changes its network. Servers may
    /// close it before. Default 3 min: an assumption.
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    [Plausible("1m", "15m")]
    public SimDuration ConnectionLife { get; init; } = SimDuration.FromMinutes(3);

    /// <summary>
    /// Longest time without a request until a client closes a connection. Default 300 s (Chromium; Firefox: 115 s).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration IdleTimeout { get; init; } = SimDuration.FromSeconds(300);

    /// <summary>Share of users on mobile networks. Default 55 %: an assumption.</summary>
    [Limits(AtMost = "100%")]
    [Plausible("40%", "75%")]
    public Ratio MobileShare { get; init; } = new(0.55);
}
