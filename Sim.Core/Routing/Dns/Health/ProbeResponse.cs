using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns.Health;

/// <summary>What a checker saw of one probe; null where it never happened, or does not apply.</summary>
/// <remarks>The certificate is not among it: Route 53 does not validate certificates.</remarks>
public readonly record struct ProbeResponse
{
    /// <summary>From the first packet to an established TCP connection.</summary>
    public SimDuration? Connect { get; init; }

    /// <summary>From the connection to the status line, TLS handshake included.</summary>
    public SimDuration? StatusAfterConnect { get; init; }

    public int? StatusCode { get; init; }

    /// <summary>From the status line to the body.</summary>
    public SimDuration? BodyAfterStatus { get; init; }

    /// <summary>Position in the body (1-based) of the last byte of the first occurrence of the string.</summary>
    public int? StringEndsAtByte { get; init; }
}
