using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>Round trip from the length of the way over cables and terrestrial routes. The default.</summary>
/// <remarks>
/// 7 ms + 1.28 ms per 100 km, fitted by least mean absolute percentage error to one public matrix of cloud regions; on
/// another (Azure, 1,969 directed pairs with sound coordinates) the median error is 6.9 %, the 90th percentile 26.2 %.
/// </remarks>
public sealed class CorridorLatency(CorridorGraph graph) : ILatencyModel
{
    private static readonly PathLatency s_latency = new(7, 1.28);

    public SimDuration RoundTrip(GeoPoint a, GeoPoint b) => s_latency.BetweenDataCenters(graph.PathKilometers(a, b));

    public SimDuration ClientRoundTrip(GeoPoint client, GeoPoint site) =>
        s_latency.FromClient(graph.PathKilometers(client, site));

    public NetworkPath PathBetween(GeoPoint a, GeoPoint b) => graph.PathBetween(a, b);
}
