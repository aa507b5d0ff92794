using Sim.Core.Models.Platform;

namespace Sim.Core.Models.Telemetry;

/// <summary>The board that a data plane writes after each step.</summary>
public sealed class TelemetryBoard : ITelemetry
{
    private readonly PoolLoad[] _pools;
    private readonly BladeLoad[][] _blades;
    private readonly double[][] _edges;
    private readonly StoreLoad[][] _stores;

    public TelemetryBoard(PlatformSpec platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        _pools = new PoolLoad[platform.Pools.Count];
        _blades = [.. platform.Sites.Select(site => new BladeLoad[site.Blades.Count])];
        _edges = [.. platform.FrontEnds.Select(frontEnd => new double[frontEnd.Edges.Count])];
        _stores = [.. platform.Pools.Select(pool => new StoreLoad[pool.Stores.Count])];
    }

    public PoolLoad Pool(int pool) => _pools[pool];

    public BladeLoad Blade(int site, int blade) => _blades[site][blade];

    public double EdgeArrivals(int frontEnd, int edge) => _edges[frontEnd][edge];

    /// <param name="use">Position among the stores of the pool.</param>
    public StoreLoad Store(int pool, int use) => _stores[pool][use];

    internal void WriteStore(int pool, int use, StoreLoad load) => _stores[pool][use] = load;

    internal void Write(int pool, PoolLoad load) => _pools[pool] = load;

    internal void Write(int site, int blade, BladeLoad load) => _blades[site][blade] = load;

    /// <param name="share">Of attempts to connect at any blade of the site, see <see cref="BladeLoad"/>.</param>
    internal void WriteTurnedAway(int site, double share)
    {
        foreach (ref BladeLoad blade in _blades[site].AsSpan())
        {
            blade = blade with { TurnedAwayShare = share };
        }
    }

    internal void WriteEdge(int frontEnd, int edge, double requestsPerSecond) =>
        _edges[frontEnd][edge] = requestsPerSecond;
}
