using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Publication;

/// <summary>The one place where the control plane says what is now true; listeners are told in the order of subscription.</summary>
/// <remarks>Snapshots are immutable and versioned. A listener gets the new one after the fact and still holds the old one.</remarks>
public sealed class Publisher(SimulationKernel kernel)
{
    private readonly List<ISnapshotListener> _listeners = [];
    private long _version;

    /// <summary>The newest of its kind; null before the first publication.</summary>
    public DnsSnapshot? Dns { get; private set; }

    public RouteSnapshot? Routes { get; private set; }

    public EndpointSnapshot? Endpoints { get; private set; }

    public SimTime Now => kernel.Now;

    public void Subscribe(ISnapshotListener listener) => _listeners.Add(listener);

    public void Publish(CompiledZone zone, bool[] healthy, SimDuration spread)
    {
        Dns = new DnsSnapshot(++_version, kernel.Now, zone, healthy, spread);
        foreach (ISnapshotListener listener in _listeners)
        {
            listener.OnPublished(Dns);
        }
    }

    public void Publish(int vantageCount, sbyte[] upstreams, Impairment[] paths)
    {
        Routes = new RouteSnapshot(++_version, kernel.Now, vantageCount, upstreams, paths);
        foreach (ISnapshotListener listener in _listeners)
        {
            listener.OnPublished(Routes);
        }
    }

    public void Publish(SiteState[] sites, PoolState[] pools, FrontEndState[] frontEnds)
    {
        Endpoints = new EndpointSnapshot(++_version, kernel.Now, sites, pools, frontEnds);
        foreach (ISnapshotListener listener in _listeners)
        {
            listener.OnPublished(Endpoints);
        }
    }
}
