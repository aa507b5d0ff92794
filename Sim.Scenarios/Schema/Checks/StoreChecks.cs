namespace Sim.Scenarios.Schema.Checks;

/// <summary>Data stores have one place each, and pools call stores that exist.</summary>
internal static class StoreChecks
{
    public static void Run(CheckContext context)
    {
        IReadOnlyList<DataStore> stores = context.Scenario.DataStores;
        context.CheckUnique("data-store", stores.Select(store => store.Id), i => $"dataStores[{i}].id");
        foreach ((int i, DataStore store) in stores.Index())
        {
            CheckPlace(context, $"dataStores[{i}]", store);
        }
        foreach ((int i, Pool pool) in context.Scenario.Pools.Index())
        {
            foreach ((int n, PoolStore use) in pool.Stores.Index())
            {
                CheckStore(context, $"pools[{i}].stores[{n}].store", use.Store);
            }
            context.CheckUnique("store", pool.Stores.Select(use => use.Store), n => $"pools[{i}].stores[{n}].store");
        }
    }

    public static void CheckStore(CheckContext context, string path, string id)
    {
        IReadOnlyList<DataStore> stores = context.Scenario.DataStores;
        bool areKnown =
            context.IsSound("dataStores")
            && Enumerable.Range(0, stores.Count).All(i => context.IsSound($"dataStores[{i}].id"));
        if (areKnown)
        {
            context.CheckKnown(path, "data-store", id, [.. stores.Select(store => store.Id)]);
        }
    }

    private static void CheckPlace(CheckContext context, string path, DataStore store)
    {
        if (store.Site is { } site && context.SiteIds is { } sites)
        {
            context.CheckKnown($"{path}.site", "site", site, sites);
        }
        if (store.Location is { } location)
        {
            SiteChecks.CheckLocation(context, $"{path}.location", location);
        }
        if (store.Site is null == store.Location is null)
        {
            context.Error(
                store.Site is null ? path : $"{path}.location",
                store.Site is null ? "missing-location" : "two-locations",
                store.Site is null
                    ? $"the data store '{store.Id}' has neither site nor location"
                    : $"the data store '{store.Id}' has both a site and a location",
                "the site in which it stands, or a location such as europe-west1"
            );
        }
    }
}
