using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing;

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
);
