using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>What is wrong with an anycast prefix on a graph.</summary>
internal static class AnycastCheck
{
    public static IEnumerable<string> Problems(AsGeography geography, IReadOnlyList<AnycastNetwork> networks)
    {
        if (networks.Count == 0)
        {
            yield return "nobody announces the prefix";
        }
        foreach (var twice in networks.GroupBy(network => network.Announcer).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} comes twice";
        }
        foreach (
            var twice in networks
                .SelectMany(one => one.Sites)
                .GroupBy(one => one.Name)
                .Where(group => group.Count() > 1)
        )
        {
            yield return $"site {twice.Key} comes twice";
        }
        foreach (string problem in networks.SelectMany(network => OfNetwork(geography, network)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfNetwork(AsGeography geography, AnycastNetwork network)
    {
        int announcer = geography.Graph.IndexOf(network.Announcer);
        if (announcer < 0)
        {
            return [$"{network.Announcer} is not in the graph"];
        }
        return network.Sites.Count == 0
            ? [$"{network.Announcer} has no site"]
            : network.Sites.SelectMany(site => OfSite(geography, network.Announcer, announcer, site));
    }

    private static IEnumerable<string> OfSite(AsGeography geography, Asn asn, int announcer, AnycastSite site)
    {
        if (site.Metro < 0 || site.Metro >= geography.Metros.Count)
        {
            yield return $"site {site.Name} is in none of the {geography.Metros.Count} metros";
        }
        foreach (Asn neighbor in (site.Upstreams ?? new HashSet<Asn>()).Concat(site.Prepending.Keys).Distinct().Order())
        {
            int index = geography.Graph.IndexOf(neighbor);
            if (index < 0 || geography.Graph.RelationshipOf(announcer, index) is null)
            {
                yield return $"{neighbor} of site {site.Name} is no neighbor of {asn}";
            }
        }
        foreach ((Asn neighbor, int copies) in site.Prepending.OrderBy(pair => pair.Key))
        {
            if (copies is < 0 or > Announcement.MostPrepending)
            {
                yield return $"{copies} copies of {asn} at site {site.Name} towards {neighbor} are not 0 to "
                    + $"{Announcement.MostPrepending}";
            }
            if (site.Upstreams?.Contains(neighbor) == false)
            {
                yield return $"site {site.Name} puts copies in front for {neighbor}, which it does not announce to";
            }
        }
    }
}
