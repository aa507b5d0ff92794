namespace Sim.Core.Traffic.Recording;

/// <summary>The part of one group's latency at one endpoint that does not change: access network, path, handshakes, look-up.</summary>
/// <param name="Open">On an open connection: pieces in seconds with weights.</param>
/// <param name="Fresh">On a new connection.</param>
/// <param name="DnsSeconds">Mean time of the look-up.</param>
/// <param name="ConnectSeconds">Mean time of the TCP handshake.</param>
/// <param name="TlsSeconds">Mean time of the TLS handshake.</param>
/// <param name="RequestSeconds">Mean round trip of the request.</param>
/// <param name="TransferSeconds">Mean time of further round trips of the response on a new connection.</param>
public sealed record CellLatency(
    (double Seconds, double Weight)[] Open,
    (double Seconds, double Weight)[] Fresh,
    double DnsSeconds,
    double ConnectSeconds,
    double TlsSeconds,
    double RequestSeconds,
    double TransferSeconds
);
