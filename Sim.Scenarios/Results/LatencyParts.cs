using Sim.Core.Quantities;

namespace Sim.Scenarios.Results;

/// <summary>
/// Where the time of a mean request goes. Requests on an open connection have no DNS, connect and TLS part.
/// </summary>
/// <param name="Dns">Looking the name up.</param>
/// <param name="Connect">TCP handshake.</param>
/// <param name="Tls">TLS handshake.</param>
/// <param name="FirstByte">From sending the request to the first byte: one round trip, queues and service.</param>
/// <param name="Transfer">From the first byte to the last.</param>
/// <param name="Retry">Failed attempts and pauses before the one that was answered.</param>
public sealed record LatencyParts(
    SimDuration Dns,
    SimDuration Connect,
    SimDuration Tls,
    SimDuration FirstByte,
    SimDuration Transfer,
    SimDuration Retry
)
{
    public SimDuration Total => Dns + Connect + Tls + FirstByte + Transfer + Retry;
}
