using Sim.Core.Network;

namespace Sim.Core.Traffic.Recording;

/// <summary>
/// The part of one group's latency at one endpoint that does not change: access network, path, handshakes, look-up.
/// </summary>
public sealed class CellLatency
{
    /// <param name="open">On an open connection.</param>
    /// <param name="fresh">On a new connection.</param>
    public CellLatency(LatencyDistribution open, LatencyDistribution fresh)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(fresh);
        OpenSeconds = SecondsOf(open);
        FreshSeconds = SecondsOf(fresh);
        Shares = [.. Enumerable.Range(0, LatencyDistribution.LumpCount).Select(LatencyDistribution.WeightOf)];
        OpenBins = Array.ConvertAll(OpenSeconds, LatencyBins.BinOf);
        FreshBins = Array.ConvertAll(FreshSeconds, LatencyBins.BinOf);
    }

    /// <summary>Round trips on a new connection from its first packet to the last byte of the response.</summary>
    public required int FreshRoundTrips { get; init; }

    /// <summary>Mean time of looking the name up on a new connection, 0 for a cached address; seconds.</summary>
    public required double DnsSeconds { get; init; }

    /// <summary>Mean time of the TCP handshake, seconds.</summary>
    public required double ConnectSeconds { get; init; }

    /// <summary>Mean time of the TLS handshake, seconds.</summary>
    public required double TlsSeconds { get; init; }

    /// <summary>Mean round trip of the request, seconds.</summary>
    public required double RequestSeconds { get; init; }

    /// <summary>Mean time of further round trips of the response on a new connection, seconds.</summary>
    public required double TransferSeconds { get; init; }

    /// <summary>Weights of the pieces, the same for both distributions; they sum to 1.</summary>
    internal double[] Shares { get; }

    /// <summary>Values of the pieces on an open connection, ascending.</summary>
    internal double[] OpenSeconds { get; }

    internal double[] FreshSeconds { get; }

    internal int[] OpenBins { get; }

    internal int[] FreshBins { get; }

    private static double[] SecondsOf(LatencyDistribution distribution) =>
        [.. Enumerable.Range(0, LatencyDistribution.LumpCount).Select(lump => distribution.ValueOf(lump).TotalSeconds)];
}
