using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes;

/// <summary>Round-trip times between the parts of a platform, computed once.</summary>
/// <remarks>
/// Without an AS graph packets take direct ways, and the users of an anycast front end meet it at the edge with the
/// least round-trip time: assumptions. With one, both are as routes at rest have it, and a vantage's users may meet
/// several edges.
/// </remarks>
public sealed class PathTable
{
    /// <summary>
    /// A round trip within one data center, 0.5 ms: Dean's "numbers everyone should know" (2009).
    /// </summary>
    public static readonly SimDuration InsideRoundTrip = SimDuration.FromMilliseconds(0.5);

    private readonly SimDuration[,] _toSite;
    private readonly double[,] _landings;
    private readonly EdgeShare[,][] _edges;
    private readonly SimDuration[,] _toEdge;
    private readonly SimDuration[][,] _edgeToBackend;
    private readonly SimDuration[][] _poolToStore;

    /// <param name="resting">The AS graph; null: there is none.</param>
    public PathTable(PlatformSpec platform, ILatencyModel latency, RestingRoutes? resting = null)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(latency);
        int vantages = platform.Vantages.Count;
        _toSite = new SimDuration[vantages, platform.Sites.Count];
        _landings = new double[vantages, platform.Sites.Count];
        _edges = new EdgeShare[vantages, platform.FrontEnds.Count][];
        _toEdge = new SimDuration[vantages, platform.FrontEnds.Count];
        _edgeToBackend = [.. platform.FrontEnds.Select(frontEnd => ToBackends(platform, frontEnd, latency))];
        _poolToStore = [.. platform.Pools.Select(pool => ToStores(platform, pool, latency))];
        for (int vantage = 0; vantage < vantages; vantage++)
        {
            VantageSpec from = platform.Vantages[vantage];
            for (int site = 0; site < platform.Sites.Count; site++)
            {
                _landings[vantage, site] = resting?.LandingOf(vantage, site) ?? 1;
                _toSite[vantage, site] =
                    resting?.ToSiteAlone(vantage, site)?.Mean
                    ?? RoundTrip(from, platform.Sites[site].Location, latency);
            }
            EdgeShare[] routed = resting is null ? [] : [.. resting.EdgesOf(vantage)];
            for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
            {
                EdgeShare[] edges =
                    routed.Length > 0 ? routed : [Nearest(from, platform.FrontEnds[frontEnd].Edges, latency)];
                _edges[vantage, frontEnd] = edges;
                _toEdge[vantage, frontEnd] =
                    edges.Length == 1
                        ? edges[0].RoundTrip
                        : new PathMix([.. edges.Select(edge => (edge.RoundTrip, edge.Share))]).Mean;
            }
        }
    }

    /// <summary>
    /// The mean over the vantage's users, as if no other site had the same address. It is that of the beginning: later
    /// ones are in <see cref="Publication.RouteSnapshot.MixOf"/>.
    /// </summary>
    public SimDuration ToSite(int vantage, int site) => _toSite[vantage, site];

    /// <summary>
    /// Share of the vantage's users of the site's address who land there at the beginning, and not at another site with
    /// the same one.
    /// </summary>
    public double LandingOf(int vantage, int site) => _landings[vantage, site];

    /// <summary>
    /// Where the vantage's users meet a front end, most of them first; an edge may come more than once.
    /// </summary>
    public ReadOnlySpan<EdgeShare> EdgesOf(int vantage, int frontEnd) => _edges[vantage, frontEnd];

    /// <summary>The first of <see cref="EdgesOf"/>.</summary>
    public int EdgeOf(int vantage, int frontEnd) => _edges[vantage, frontEnd][0].Edge;

    /// <summary>The mean over the vantage's users.</summary>
    public SimDuration ToEdge(int vantage, int frontEnd) => _toEdge[vantage, frontEnd];

    /// <param name="backend">Position among the front end's backends.</param>
    public SimDuration EdgeToBackend(int frontEnd, int edge, int backend) => _edgeToBackend[frontEnd][edge, backend];

    /// <param name="use">Position among the stores of the pool.</param>
    public SimDuration PoolToStore(int pool, int use) => _poolToStore[pool][use];

    private static SimDuration[] ToStores(PlatformSpec platform, PoolSpec pool, ILatencyModel latency) =>
        [
            .. pool.Stores.Select(use =>
                use.RoundTrip
                ?? (
                    platform.Stores[use.Store].Location == pool.Location
                        ? InsideRoundTrip
                        : latency.RoundTrip(pool.Location, platform.Stores[use.Store].Location)
                )
            ),
        ];

    private static SimDuration[,] ToBackends(PlatformSpec platform, FrontEndSpec spec, ILatencyModel latency)
    {
        var table = new SimDuration[spec.Edges.Count, spec.Backends.Count];
        for (int edge = 0; edge < spec.Edges.Count; edge++)
        {
            for (int backend = 0; backend < spec.Backends.Count; backend++)
            {
                GeoPoint pool = platform.Pools[spec.Backends[backend]].Location;
                table[edge, backend] = latency.RoundTrip(spec.Edges[edge].Location, pool);
            }
        }
        return table;
    }

    private static SimDuration RoundTrip(VantageSpec from, GeoPoint to, ILatencyModel latency) =>
        from.InCloud ? latency.RoundTrip(from.Location, to) : latency.ClientRoundTrip(from.Location, to);

    private static EdgeShare Nearest(VantageSpec from, IReadOnlyList<EdgeSpec> edges, ILatencyModel latency)
    {
        var best = new EdgeShare(-1, 1, SimDuration.MaxValue);
        for (int edge = 0; edge < edges.Count; edge++)
        {
            SimDuration roundTrip = RoundTrip(from, edges[edge].Location, latency);
            if (roundTrip < best.RoundTrip)
            {
                best = new EdgeShare(edge, 1, roundTrip);
            }
        }
        return best;
    }
}
