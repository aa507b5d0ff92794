using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Publication;

/// <summary>
/// The one place where the control plane says what is now true; listeners are told in the order of subscription.
/// </summary>
/// <remarks>
/// Snapshots are immutable; their versions grow over all three kinds. A listener gets the new one after the fact and
/// may still hold the old one. It must not publish while it is told.
/// </remarks>
public sealed class Publisher(SimulationKernel kernel)
{
    private readonly List<ISnapshotListener> _listeners = [];
    private long _version;
    private bool _telling;

    /// <summary>The newest of its kind; null before the first publication.</summary>
    public DnsSnapshot? Dns { get; private set; }

    public RouteSnapshot? Routes { get; private set; }

    public EndpointSnapshot? Endpoints { get; private set; }

    public SimTime Now => kernel.Now;

    public void Subscribe(ISnapshotListener listener) => _listeners.Add(listener);

    internal void Publish(CompiledZone zone, bool[] healthy, SimDuration spread)
    {
        Dns = new DnsSnapshot(++_version, kernel.Now, zone, healthy, spread);
        Tell(static (listener, snapshot) => listener.OnPublished(snapshot), Dns);
    }

    internal void Publish(
        int vantageCount,
        sbyte[] upstreams,
        Impairment[] paths,
        double[]? landings = null,
        double[]? cutOff = null,
        PathMix?[]? mixes = null
    )
    {
        Routes = new RouteSnapshot(++_version, kernel.Now, vantageCount, upstreams, paths)
        {
            Landings = landings,
            CutOff = cutOff,
            Mixes = mixes,
        };
        Tell(static (listener, snapshot) => listener.OnPublished(snapshot), Routes);
    }

    internal void Publish(SiteState[] sites, PoolState[] pools, FrontEndState[] frontEnds, Impairment[]? stores = null)
    {
        Endpoints = new EndpointSnapshot(++_version, kernel.Now, sites, pools, frontEnds) { Stores = stores ?? [] };
        Tell(static (listener, snapshot) => listener.OnPublished(snapshot), Endpoints);
    }

    /// <summary>
    /// A listener that published in its turn would show the later listeners the newer snapshot before the older one.
    /// </summary>
    private void Tell<TSnapshot>(Action<ISnapshotListener, TSnapshot> tell, TSnapshot snapshot)
    {
        if (_telling)
        {
            throw new InvalidOperationException("A listener schedules an event; it does not publish while it is told.");
        }
        _telling = true;
        try
        {
            foreach (ISnapshotListener listener in _listeners)
            {
                tell(listener, snapshot);
            }
        }
        finally
        {
            _telling = false;
        }
    }
}
