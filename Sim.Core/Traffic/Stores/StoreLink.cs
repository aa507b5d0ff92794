using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Stores;

/// <summary>One data store as a pool sees it: how far it is, how it is, and the cache before it.</summary>
internal sealed class StoreLink(StoreUse use, StoreSpec store, SimDuration roundTrip)
{
    private Impairment _fault;

    public StoreUse Use => use;

    public CacheWarmth Cache { get; } = new(use.Cache);

    public CallFate Fate { get; private set; } = CallFate.Of(use, store, roundTrip, default);

    public void See(in Impairment fault)
    {
        if (fault != _fault)
        {
            _fault = fault;
            Fate = CallFate.Of(use, store, roundTrip, fault);
        }
    }

    /// <summary>The links of a pool, in the order in which its requests use them.</summary>
    /// <param name="roundTripOf">By position among the stores of the pool.</param>
    public static StoreLink[] Of(PlatformSpec platform, int pool, Func<int, SimDuration> roundTripOf) =>
        [
            .. platform
                .Pools[pool]
                .Stores.Select((use, i) => new StoreLink(use, platform.Stores[use.Store], roundTripOf(i))),
        ];
}
