using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Announcements;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Models.Platform;

/// <summary>The equal ingress blades of one site.</summary>
/// <param name="Count">How many.</param>
/// <param name="Nic">Line rate of one blade.</param>
/// <param name="Cores">CPU cores of one blade.</param>
/// <param name="HandshakeCpu">CPU time of a TLS handshake.</param>
/// <param name="RequestCpu">CPU time of one request without its bytes.</param>
/// <param name="KilobyteCpu">CPU time of 1,000 bytes of response.</param>
/// <param name="Connections">Most connections of one blade.</param>
/// <param name="Hash">How the router spreads flows.</param>
/// <param name="Limits">When a blade closes connections.</param>
/// <param name="ShutdownTimeout">Time in which a draining site closes the connections it has.</param>
public sealed record BladeSpec(
    int Count,
    BitRate Nic,
    int Cores,
    SimDuration HandshakeCpu,
    SimDuration RequestCpu,
    SimDuration KilobyteCpu,
    int Connections,
    EcmpHashKind Hash,
    ConnectionLimits Limits,
    SimDuration ShutdownTimeout
)
{
    /// <summary>Bytes of a TLS handshake, certificates included: an assumption.</summary>
    private static readonly ByteSize s_handshake = new(5_000);

    /// <summary>
    /// The health check process of each blade. Default: ExaBGP's defaults with <c>--withdraw-on-down</c>, which is an
    /// assumption.
    /// </summary>
    public ExaBgpHealthOptions HealthCheck { get; init; } = new() { WithdrawOnDown = true };

    /// <summary>How the blades reach pods. Default: at their addresses.</summary>
    public PodRouting Routing { get; init; } = PodRouting.PodDirect;

    /// <summary>
    /// Most packets per second that the card of a blade sends, more than 0; null: as many as the wire carries. Default
    /// null.
    /// </summary>
    public PacketRate? Packets { get; init; }

    /// <summary>How they choose pods, and what they do when one does not answer. Default: ingress-nginx.</summary>
    public UpstreamSpec Upstream { get; init; } = new();

    /// <summary>
    /// Time of the hop from node to node and back, for requests at a node port that go on to another node. Default 0.1
    /// ms: an assumption.
    /// </summary>
    public SimDuration NodeHop { get; init; } = SimDuration.FromMilliseconds(0.1);

    /// <summary>
    /// Requests that wait for a worker: nginx's default listen backlog, one socket per worker (<c>reuseport</c>).
    /// </summary>
    internal const int BacklogOfWorker = 511;

    /// <summary>Responses that fit the send buffers before the network card: an assumption.</summary>
    internal const int SendQueue = 10_000;

    /// <summary>Most requests that the cores of one blade can pass on.</summary>
    /// <param name="service">What a request asks for.</param>
    /// <param name="handshakesPerRequest">TLS handshakes over requests, 0 to 1.</param>
    public RequestRate CpuCapacity(ServiceSpec service, double handshakesPerRequest) =>
        new(Cores / (CpuOf(service).TotalSeconds + (handshakesPerRequest * HandshakeCpu.TotalSeconds)));

    /// <summary>Most requests whose responses the network card of one blade can send.</summary>
    /// <inheritdoc cref="CpuCapacity" path="/param"/>
    public RequestRate NicCapacity(ServiceSpec service, double handshakesPerRequest) =>
        new(1 / SendingSeconds(service, 1, handshakesPerRequest));

    /// <summary>CPU time of one request with its bytes.</summary>
    internal SimDuration CpuOf(ServiceSpec service) => RequestCpu + (KilobyteCpu * (service.Response.Bytes / 1_000));

    /// <summary>
    /// Seconds of the card for some requests and handshakes, in the direction to the clients.
    /// </summary>
    internal double SendingSeconds(ServiceSpec service, double requests, double handshakes) =>
        Packets is null
            ? WireBits(service, requests, handshakes) / Nic.BitsPerSecond
            : (requests * Ethernet.SendingSeconds(Nic, Packets, service.Response))
                + (handshakes * Ethernet.SendingSeconds(Nic, Packets, s_handshake));

    private static double WireBits(ServiceSpec service, double requests, double handshakes) =>
        8
        * (
            (requests * Ethernet.OnTheWire(service.Response).Bytes)
            + (handshakes * Ethernet.OnTheWire(s_handshake).Bytes)
        );
}
