using Sim.Core.Models.Platform;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Turns the data stores of a scenario into those that models know.</summary>
internal static class StoreBuilder
{
    public static StoreSpec StoreOf(DataStore store, Scenario scenario)
    {
        int? site = store.Site is { } id ? PlatformBuilder.IndexOfSite(scenario, id) : null;
        string location = site is { } index ? scenario.Sites[index].Location : store.Location!;
        return new StoreSpec(store.Id, PlatformBuilder.Locate(location), site, store.ServiceTime);
    }

    public static StoreUse UseOf(PoolStore use, Scenario scenario) =>
        new()
        {
            Store = scenario.DataStores.Index().First(entry => entry.Item.Id == use.Store).Index,
            Calls = use.Calls,
            Parallel = use.Parallel,
            Connections = use.Connections,
            Timeout = use.Timeout,
            HasFallback = use.OnFailure == StoreFailure.Fallback,
            RoundTrip = use.RoundTrip,
            Cache = use.Cache is { } cache
                ? new CacheSpec(cache.HitRatio, cache.HitTime, cache.WarmUp, cache.TimeToLive)
                : null,
        };
}
