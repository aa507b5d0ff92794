using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>What is wrong with an announcement on a graph.</summary>
internal static class AnnouncementCheck
{
    public static IEnumerable<string> Problems(AsGraph graph, Announcement one, int longestPath)
    {
        int announcer = graph.IndexOf(one.Announcer);
        if (announcer < 0)
        {
            yield return $"{one.Announcer} is not in the graph";
            yield break;
        }
        // Most announcements name no neighbor, and need not wait until the code that sorts them is compiled.
        bool isNaming = one.OnlyTo is not null || one.Prepending.Count + one.NotTo.Count + one.NoExportTo.Count > 0;
        foreach (string problem in isNaming ? OfNeighbors(graph, one, announcer) : [])
        {
            yield return problem;
        }
        if (
            one.Path.Count > longestPath
            || one.PathToCustomers is { } path && (path.Count is 0 || path.Count > longestPath)
        )
        {
            yield return $"a path of {one.Announcer} has not 1 to {longestPath} numbers";
        }
        if (one.IsLeak && one.Path.Count < 2)
        {
            yield return $"{one.Announcer} leaks a route without the path that it learned";
        }
    }

    private static IEnumerable<string> OfNeighbors(AsGraph graph, Announcement one, int announcer)
    {
        IEnumerable<Asn> named = [.. one.Prepending.Keys, .. one.OnlyTo ?? new HashSet<Asn>(), .. one.NotTo];
        foreach (Asn neighbor in named.Concat(one.NoExportTo).Distinct().Order())
        {
            if (graph.IndexOf(neighbor) is not (var index and >= 0) || graph.RelationshipOf(announcer, index) is null)
            {
                yield return $"{neighbor} is no neighbor of {one.Announcer}";
            }
        }
        foreach ((Asn neighbor, int copies) in one.Prepending.OrderBy(pair => pair.Key))
        {
            if (copies is < 0 or > Announcement.MostPrepending)
            {
                yield return $"{copies} copies of {one.Announcer} towards {neighbor} are not 0 to "
                    + $"{Announcement.MostPrepending}";
            }
        }
    }
}
