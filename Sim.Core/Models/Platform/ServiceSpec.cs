using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What one request asks of the platform and how its client behaves.</summary>
/// <param name="Host">The name that clients look up.</param>
/// <param name="Handshake">Round trips before the first byte on a new connection.</param>
/// <param name="Response">Bytes of a response.</param>
/// <param name="Cpu">CPU time of one request in a pod.</param>
/// <param name="Wait">Time that a request holds a pod's worker besides its CPU time.</param>
/// <param name="Timeout">How long a client waits for one attempt.</param>
/// <param name="Retries">Attempts after the first.</param>
/// <param name="Backoff">Mean pause before the first retry; doubles with each further one.</param>
/// <param name="RetryBudget">Most retries as a share of first attempts.</param>
public sealed record ServiceSpec(
    string Host,
    Handshake Handshake,
    ByteSize Response,
    SimDuration Cpu,
    SimDuration Wait,
    SimDuration Timeout,
    int Retries,
    SimDuration Backoff,
    Ratio RetryBudget
)
{
    /// <summary>Round trips between the first and the last byte of a response on a new connection.</summary>
    public int TransferRoundTrips { get; } = SlowStart.RoundTripsAfterFirstByte(Response);

    /// <summary>Round trips on a new connection from its first packet to the last byte of the response.</summary>
    public int FreshRoundTrips => Handshake.RoundTrips + TransferRoundTrips;
}
