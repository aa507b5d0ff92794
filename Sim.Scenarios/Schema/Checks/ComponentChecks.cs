namespace Sim.Scenarios.Schema.Checks;

/// <summary>What a fault or change names is part of the platform.</summary>
internal static class ComponentChecks
{
    public static void Check(CheckContext context, string path, string text)
    {
        if (!ComponentRef.TryParse(text, out ComponentRef? component))
        {
            return; // the binding has reported the form
        }
        switch (component)
        {
            case ComponentRef.SiteRef site:
                FindSite(context, path, site.Site);
                break;
            case ComponentRef.BladeRef blade when FindSite(context, path, blade.Site) is var (i, site):
                CheckBlade(context, path, blade, site, $"sites[{i}].blades");
                break;
            case ComponentRef.UpstreamRef upstream when FindSite(context, path, upstream.Site) is var (i, site):
                if (context.IsSoundThroughout($"sites[{i}].upstreams"))
                {
                    context.CheckKnown(path, "upstream", upstream.Network, [.. site.Upstreams]);
                }
                break;
            case ComponentRef.LinkRef link:
                FindSite(context, path, link.Site);
                DemandChecks.CheckCountry(context, path, link.Country);
                break;
            case ComponentRef.RegionRef region:
                CheckPool(context, path, region.Pool);
                break;
            case ComponentRef.PodsRef pods:
                CheckPool(context, path, pods.Pool);
                break;
            case ComponentRef.StoreRef store:
                StoreChecks.CheckStore(context, path, store.Store);
                break;
            case ComponentRef.NodesRef nodes:
                CheckPool(context, path, nodes.Pool);
                CheckNodes(context, path, nodes);
                break;
        }
    }

    public static void CheckPool(CheckContext context, string path, string pool)
    {
        if (context.PoolIds is { } ids)
        {
            context.CheckKnown(path, "pool", pool, ids);
        }
    }

    private static void CheckNodes(CheckContext context, string path, ComponentRef.NodesRef nodes)
    {
        int index = context.PoolIds is { } ids ? Array.IndexOf(ids, nodes.Pool) : -1;
        // What files say of nodes is checked when they are read.
        if (
            index < 0
            || context.Scenario.Pools[index].NodePools.Count > 0
            || !context.IsSoundThroughout($"pools[{index}].nodes")
        )
        {
            return;
        }
        IReadOnlyList<ZonalNodes> groups = ZonalNodes.Of(context.Scenario.Pools[index]);
        if (groups.Count == 0)
        {
            context.Error(path, "no-nodes", $"the pool '{nodes.Pool}' has no nodes", "nodes of the pool");
        }
        else if (nodes.Group is { } group)
        {
            context.CheckKnown(path, "node-group", group, [.. groups.Select(one => one.Name).OfType<string>()]);
        }
    }

    private static void CheckBlade(
        CheckContext context,
        string path,
        ComponentRef.BladeRef blade,
        Site site,
        string bladesPath
    )
    {
        if (blade.Number > site.Blades.Count && context.IsSound($"{bladesPath}.count"))
        {
            context.Error(
                path,
                "unknown-blade",
                $"the site '{site.Id}' has no blade {blade.Number}",
                $"1 to {site.Blades.Count}"
            );
        }
    }

    private static (int Index, Site Site)? FindSite(CheckContext context, string path, string id)
    {
        if (context.SiteIds is not { } ids)
        {
            return null;
        }
        context.CheckKnown(path, "site", id, ids);
        int index = Array.IndexOf(ids, id);
        return index < 0 ? null : (index, context.Scenario.Sites[index]);
    }
}
