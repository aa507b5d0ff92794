namespace Sim.Scenarios.Schema.Checks;

/// <summary>Sites that share a prefix share the address, and something chooses between them.</summary>
internal static class AnycastChecks
{
    public static void Run(CheckContext context)
    {
        IReadOnlyList<Site> sites = context.Scenario.Sites;
        foreach ((int i, Site site) in sites.Index().Where(entry => entry.Item.Anycast))
        {
            string path = $"sites[{i}].anycast";
            Site[] others = [.. sites.Where((other, n) => n != i && site.SharesPrefixWith(other))];
            if (others.Length == 0)
            {
                context.Error(
                    path,
                    "lonely-anycast",
                    $"no other site announces {site.Prefix} with '{site.Id}'",
                    "another site with the same prefix and 'anycast: true'"
                );
                continue;
            }
            if (context.Scenario.Network.AsGraph is null)
            {
                context.Error(
                    path,
                    "missing-as-graph",
                    "without an AS graph there are no routes that choose between the sites",
                    "'network: {asGraph: {}}'"
                );
            }
            CheckAddresses(context, i, site, others[0]);
        }
    }

    private static void CheckAddresses(CheckContext context, int index, Site site, Site other)
    {
        if (site.Address != other.Address)
        {
            context.Error(
                $"sites[{index}].{(site.Address is null ? "anycast" : "address")}",
                "different-address",
                $"'{site.Id}' and '{other.Id}' announce one prefix, and not one address",
                "the same address at all of them, or at none"
            );
        }
        if (site.Address6 != other.Address6)
        {
            context.Error(
                $"sites[{index}].{(site.Address6 is null ? "anycast" : "address6")}",
                "different-address",
                $"'{site.Id}' and '{other.Id}' announce one prefix, and not one IPv6 address",
                "the same address at all of them, or at none"
            );
        }
    }
}
