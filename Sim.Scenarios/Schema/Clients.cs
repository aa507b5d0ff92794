using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>How clients keep answers and connections.</summary>
public sealed record Clients
{
    /// <summary>
    /// How long a client keeps an address, whatever its TTL. Default 60 s (Chromium's host cache, fixed 60 s).
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration DnsCache { get; init; } = SimDuration.FromSeconds(60);

    /// <summary>
    /// Mean time between two requests on one connection. Default 5 s: an assumption (an API polled by a player).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration RequestInterval { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>
    /// Mean time until a client closes a connection in use: it leaves the page, or changes its network. Servers may
    /// close it before. Default 3 min: an assumption.
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public SimDuration ConnectionLife { get; init; } = SimDuration.FromMinutes(3);

    /// <summary>
    /// Longest time without a request until a client closes a connection. Default 300 s (Chromium; Firefox: 115 s).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration IdleTimeout { get; init; } = SimDuration.FromSeconds(300);

    /// <summary>Share of users on mobile networks. Default 55 %: an assumption.</summary>
    [Limits(AtMost = "100%")]
    public Ratio MobileShare { get; init; } = new(0.55);
}
