using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;

namespace Sim.Core.Models.Stores;

/// <summary>The data stores: each is broken by its own faults, and by those of the site that it stands in.</summary>
public sealed class StoreModel
{
    private readonly PlatformSpec _platform;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;

    public StoreModel(PlatformSpec platform, FaultLedger faults, EndpointBoard board)
    {
        ArgumentNullException.ThrowIfNull(platform);
        _platform = platform;
        _faults = faults;
        _board = board;
    }

    /// <summary>To be told when a fault of a store or a site has begun or ended.</summary>
    public void OnFault()
    {
        for (int store = 0; store < _platform.Stores.Count; store++)
        {
            _board.SetStore(store, FaultOf(store));
        }
    }

    private Impairment FaultOf(int store)
    {
        Impairment own = _faults.Of(new Component(ComponentKind.Store, store));
        return _platform.Stores[store].Site is { } site
            ? _faults.Of(new Component(ComponentKind.Site, site)).Then(own)
            : own;
    }
}
