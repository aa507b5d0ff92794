using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>How packets travel.</summary>
public sealed record Network
{
    public LatencyModelKind Latency { get; init; } = LatencyModelKind.Corridors;

    /// <summary>
    /// Measured round trips, CSV <c>from,to,rtt_ms</c>, plain or gzip: they win between places within 50 km of both
    /// ends of one, everything else is predicted. Names that no table knows are warned of and left out. Default: none.
    /// </summary>
    public string? Measurements { get; init; }

    /// <summary>
    /// The networks between users and sites: who reaches which site over which upstream and how far that is, and how
    /// long routes move after a change. Default: none; packets then take direct ways, an assumption, and
    /// <c>sim bgp</c> makes a synthetic Internet of its own.
    /// </summary>
    public AsGraphSource? AsGraph { get; init; }

    /// <summary>
    /// Measured catchments of anycast sites, a CSV file with the columns <c>network,site,share</c> and maybe
    /// <c>rtt_ms</c>: they take the place of the prediction for these networks. Needs <c>asGraph</c>. Default: none.
    /// </summary>
    public string? Catchments { get; init; }

    /// <summary>
    /// Share of packets that are lost, in each direction between users and where their connections end, 0 to 20 %:
    /// first packets are sent again after 1, 3, 7 s (RFC 6298), others after a round trip or when a timer ends. Default
    /// 0 %: an assumption.
    /// </summary>
    [Limits(AtMost = "20%")]
    [Plausible("0%", "1%")]
    public Ratio Loss { get; init; }

    /// <summary>
    /// How round trips of these paths vary from connection to connection: the standard deviation of their logarithm, 0
    /// to 1. Inside backbones 0.02 to 0.05 is seen. Default 0: an assumption; access networks vary anyway.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "1")]
    [Plausible("0", "0.05")]
    public double Jitter { get; init; }

    /// <summary>
    /// Time until the Internet has followed a withdrawn or announced route, without an <c>asGraph</c>. Default 60 s: an
    /// assumption between the 30 s of an announcement and the 120 s of a withdrawal that RIPE's beacons show.
    /// </summary>
    [Limits(AtMost = "1h")]
    [Plausible("20s", "180s")]
    public SimDuration RouteConvergence { get; init; } = SimDuration.FromSeconds(60);

    /// <summary>
    /// Time until a site's router notices that an upstream is dead and withdraws. Default 90 s: the hold time of RFC
    /// 4271 section 10.
    /// </summary>
    [Limits(AtLeast = "3s", AtMost = "65535s")]
    public SimDuration HoldTime { get; init; } = SimDuration.FromSeconds(90);

    /// <summary>
    /// Timers and habits of the speakers of the <c>asGraph</c>; detection of dead upstreams also without one.
    /// </summary>
    public BgpSpeakers Bgp { get; init; } = new();
}
