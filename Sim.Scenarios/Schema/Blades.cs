using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The ingress tier of a site: equal blades that share one address by ECMP.</summary>
public sealed record Blades
{
    /// <summary>How many, 1 to 1,024.</summary>
    [Limits(AtLeast = "1", AtMost = "1024")]
    public required int Count { get; init; }

    /// <summary>Line rate of a blade's network card. Default 10 Gbps, that of the platform this was made for.</summary>
    [Limits(MoreThan = "0bps")]
    public BitRate Nic { get; init; } = new(10e9);

    /// <summary>
    /// Most packets per second that a blade's network card sends, such as 1.5Mpps: a limit for small responses, which
    /// fill no line. Default: none but the line, 14.88 Mpps of the smallest frames at 10 Gbps (RFC 5180).
    /// </summary>
    [Limits(MoreThan = "0pps")]
    public PacketRate? Packets { get; init; }

    /// <summary>CPU cores that nginx workers may use, 1 to 1,024. Default 16: an assumption.</summary>
    [Limits(AtLeast = "1", AtMost = "1024")]
    [Plausible("8", "32")]
    public int Cores { get; init; } = 16;

    public EcmpHash Ecmp { get; init; } = EcmpHash.Resilient;

    /// <summary>How blades reach pods. Default: at the pods' own addresses.</summary>
    public PodRouting Routing { get; init; } = PodRouting.PodDirect;

    /// <summary>How workers choose pods. Default: in turn (nginx and ingress-nginx).</summary>
    public Balancing Balancing { get; init; } = Balancing.RoundRobin;

    /// <summary>What nginx does when a pod does not answer.</summary>
    public Upstream Upstream { get; init; } = new();

    /// <summary>
    /// Time of the hop from node to node and back that most requests take with <c>routing: node-port</c>. Default 0.1
    /// ms: an assumption.
    /// </summary>
    [Limits(AtMost = "1s")]
    public SimDuration NodeHop { get; init; } = SimDuration.FromMilliseconds(0.1);

    /// <summary>How a blade notices that it is broken, and leaves.</summary>
    public BladeHealthCheck HealthCheck { get; init; } = new();

    /// <summary>
    /// CPU time of a full TLS handshake. Default 0.5 ms: ECDHE-ECDSA P-256, about 2,000 per core (nginx SSL performance
    /// blog).
    /// </summary>
    [Limits(AtMost = "1s")]
    [Plausible("0.3ms", "1ms")]
    public SimDuration HandshakeCpu { get; init; } = SimDuration.FromMilliseconds(0.5);

    /// <summary>
    /// CPU time of one proxied request without its bytes. Default 30 us: half the HTTPS rate of one core at 0 KB,
    /// 71,561/s (F5 tests of NGINX), halved again for a proxy, which is a judgement.
    /// </summary>
    [Limits(AtMost = "1s")]
    [Plausible("0.015ms", "0.07ms")]
    public SimDuration RequestCpu { get; init; } = SimDuration.FromMilliseconds(0.03);

    /// <summary>
    /// CPU time of 1 KB of response under TLS. Default 2 us: the slope of the same tests between 1 KB and 100 KB on one
    /// core.
    /// </summary>
    [Limits(AtMost = "1s")]
    public SimDuration KilobyteCpu { get; init; } = SimDuration.FromMilliseconds(0.002);

    /// <summary>Most connections of one blade. Default 262,144: 16 workers of 16,384 (ingress-nginx).</summary>
    [Limits(AtLeast = "1", AtMost = "100000000")]
    public int Connections { get; init; } = 262_144;

    /// <summary>Longest time without a request until a blade closes a connection. Default 75 s (nginx).</summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration KeepaliveTimeout { get; init; } = SimDuration.FromSeconds(75);

    /// <summary>Most requests on one connection, 2 to 1,000,000,000. Default 1,000 (nginx).</summary>
    [Limits(AtLeast = "2", AtMost = "1000000000")]
    public int KeepaliveRequests { get; init; } = 1_000;

    /// <summary>Longest life of a connection. Default 1 h (nginx).</summary>
    [Limits(MoreThan = "0s", AtMost = "365d")]
    public SimDuration KeepaliveTime { get; init; } = SimDuration.FromHours(1);

    /// <summary>
    /// Time in which a site that is drained closes the connections it has, evenly: an assumption. Default 240 s
    /// (worker-shutdown-timeout of ingress-nginx).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration ShutdownTimeout { get; init; } = SimDuration.FromSeconds(240);
}
