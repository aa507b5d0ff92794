using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;

namespace Sim.Core.Models.Publication;

/// <summary>
/// Gathers what sites, pools and front ends are like now and publishes it as one snapshot, from <see cref="Start"/> on.
/// </summary>
public sealed class EndpointBoard
{
    private readonly Publisher _publisher;
    private readonly SiteState[] _sites;
    private readonly PoolState[] _pools;
    private readonly FrontEndState[] _frontEnds;
    private readonly Impairment[] _stores;
    private bool _started;

    public EndpointBoard(PlatformSpec platform, Publisher publisher)
    {
        ArgumentNullException.ThrowIfNull(platform);
        _publisher = publisher;
        _sites = new SiteState[platform.Sites.Count];
        _pools = new PoolState[platform.Pools.Count];
        _frontEnds = new FrontEndState[platform.FrontEnds.Count];
        _stores = new Impairment[platform.Stores.Count];
    }

    /// <summary>As said last, published or not.</summary>
    internal PoolState Pool(int pool) => _pools[pool];

    internal void Set(int site, SiteState state)
    {
        _sites[site] = state;
        Publish();
    }

    internal void Set(int pool, PoolState state)
    {
        if (_pools[pool] != state)
        {
            _pools[pool] = state;
            Publish();
        }
    }

    internal void Set(int frontEnd, FrontEndState state)
    {
        _frontEnds[frontEnd] = state;
        Publish();
    }

    internal void SetStore(int store, in Impairment fault)
    {
        if (_stores[store] != fault)
        {
            _stores[store] = fault;
            Publish();
        }
    }

    /// <summary>Publishes for the first time, when every part has said what it is like.</summary>
    public void Start()
    {
        _started = true;
        Publish();
    }

    private void Publish()
    {
        if (_started)
        {
            _publisher.Publish(
                (SiteState[])_sites.Clone(),
                (PoolState[])_pools.Clone(),
                (FrontEndState[])_frontEnds.Clone(),
                (Impairment[])_stores.Clone()
            );
        }
    }
}
