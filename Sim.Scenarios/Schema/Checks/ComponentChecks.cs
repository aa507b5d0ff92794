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
        }
    }

    public static void CheckPool(CheckContext context, string path, string pool)
    {
        if (AreNamesSound(context, "pools", context.Scenario.Pools.Count))
        {
            context.CheckKnown(path, "pool", pool, [.. context.Scenario.Pools.Select(other => other.Id)]);
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
        IReadOnlyList<Site> sites = context.Scenario.Sites;
        if (!AreNamesSound(context, "sites", sites.Count))
        {
            return null;
        }
        context.CheckKnown(path, "site", id, [.. sites.Select(site => site.Id)]);
        foreach ((int i, Site site) in sites.Index())
        {
            if (site.Id == id)
            {
                return (i, site);
            }
        }
        return null;
    }

    // A name that could not be read may be the very one that is looked for.
    private static bool AreNamesSound(CheckContext context, string list, int count) =>
        context.IsSound(list) && Enumerable.Range(0, count).All(i => context.IsSound($"{list}[{i}].id"));
}
