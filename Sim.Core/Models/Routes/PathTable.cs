using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes;

/// <summary>Round-trip times between the parts of a platform, computed once.</summary>
/// <remarks>
/// The users of an anycast front end meet it at the edge with the least round-trip time: an assumption.
/// </remarks>
public sealed class PathTable
{
    private readonly SimDuration[,] _toSite;
    private readonly int[,] _edgeOf;
    private readonly SimDuration[,] _toEdge;
    private readonly SimDuration[][,] _edgeToBackend;

    public PathTable(PlatformSpec platform, ILatencyModel latency)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(latency);
        int vantages = platform.Vantages.Count;
        _toSite = new SimDuration[vantages, platform.Sites.Count];
        _edgeOf = new int[vantages, platform.FrontEnds.Count];
        _toEdge = new SimDuration[vantages, platform.FrontEnds.Count];
        _edgeToBackend = new SimDuration[platform.FrontEnds.Count][,];
        for (int vantage = 0; vantage < vantages; vantage++)
        {
            VantageSpec from = platform.Vantages[vantage];
            for (int site = 0; site < platform.Sites.Count; site++)
            {
                _toSite[vantage, site] = RoundTrip(from, platform.Sites[site].Location, latency);
            }
            for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
            {
                (_edgeOf[vantage, frontEnd], _toEdge[vantage, frontEnd]) = Nearest(
                    from,
                    platform.FrontEnds[frontEnd].Edges,
                    latency
                );
            }
        }
        for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
        {
            FrontEndSpec spec = platform.FrontEnds[frontEnd];
            var table = new SimDuration[spec.Edges.Count, spec.Backends.Count];
            for (int edge = 0; edge < spec.Edges.Count; edge++)
            {
                for (int backend = 0; backend < spec.Backends.Count; backend++)
                {
                    GeoPoint pool = platform.Pools[spec.Backends[backend]].Location;
                    table[edge, backend] = latency.RoundTrip(spec.Edges[edge].Location, pool);
                }
            }
            _edgeToBackend[frontEnd] = table;
        }
    }

    public SimDuration ToSite(int vantage, int site) => _toSite[vantage, site];

    public int EdgeOf(int vantage, int frontEnd) => _edgeOf[vantage, frontEnd];

    public SimDuration ToEdge(int vantage, int frontEnd) => _toEdge[vantage, frontEnd];

    /// <param name="backend">Position among the front end's backends.</param>
    public SimDuration EdgeToBackend(int frontEnd, int edge, int backend) => _edgeToBackend[frontEnd][edge, backend];

    private static SimDuration RoundTrip(VantageSpec from, GeoPoint to, ILatencyModel latency) =>
        from.InCloud ? latency.RoundTrip(from.Location, to) : latency.ClientRoundTrip(from.Location, to);

    private static (int Edge, SimDuration RoundTrip) Nearest(
        VantageSpec from,
        IReadOnlyList<EdgeSpec> edges,
        ILatencyModel latency
    )
    {
        (int Edge, SimDuration RoundTrip) best = (-1, SimDuration.MaxValue);
        for (int edge = 0; edge < edges.Count; edge++)
        {
            SimDuration roundTrip = RoundTrip(from, edges[edge].Location, latency);
            if (roundTrip < best.RoundTrip)
            {
                best = (edge, roundTrip);
            }
        }
        return best;
    }
}
