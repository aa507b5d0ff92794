using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>Round trip from the length of the way over cables and terrestrial routes. The default.</summary>
/// <remarks>
/// 6 ms + 1.20 ms per 100 km of fiber, fitted by least mean absolute percentage error to published medians between 51
/// regions of one provider (Azure, both directions of 1,226 pairs averaged). Left-out continents are predicted as well
/// as fitted ones; the README of this folder has the figures.
/// </remarks>
public sealed class CorridorLatency(CorridorGraph graph) : ILatencyModel
{
    private static readonly PathLatency s_latency = new(6, 1.2);

    public SimDuration RoundTrip(GeoPoint a, GeoPoint b) => s_latency.BetweenDataCenters(graph.PathKilometers(a, b));

    public SimDuration ClientRoundTrip(GeoPoint client, GeoPoint site) =>
        s_latency.FromClient(graph.PathKilometers(client, site));

    public NetworkPath PathBetween(GeoPoint a, GeoPoint b) => s_latency.Explain(graph.PathBetween(a, b));
}
