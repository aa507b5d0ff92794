using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>What was measured, by network of a graph.</summary>
internal sealed class ObservedNetworks
{
    private readonly Dictionary<int, SortedDictionary<int, (double Share, SimDuration? RoundTrip)>> _sites = [];

    /// <exception cref="ArgumentException">
    /// A site is unknown or comes twice for a network, or a share is negative; all are named.
    /// </exception>
    public ObservedNetworks(AsGraph graph, IReadOnlyList<string> sites, IReadOnlyList<ObservedShare> rows)
    {
        List<string> problems = [];
        foreach (ObservedShare row in rows)
        {
            int network = graph.IndexOf(row.Network);
            int site = IndexOf(sites, row.Site);
            if (site < 0)
            {
                problems.Add($"there is no site {row.Site}");
            }
            else if (row.Share.Value is not (>= 0 and < double.PositiveInfinity))
            {
                problems.Add($"the share of {row.Network} at {row.Site} is negative or no number");
            }
            else if (network < 0)
            {
                UnknownCount++;
            }
            else if (!Of(network).TryAdd(site, (row.Share.Value, row.RoundTrip)))
            {
                problems.Add($"{row.Network} has {row.Site} twice");
            }
        }
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(rows));
        }
    }

    /// <summary>Rows of networks that are not in the graph.</summary>
    public int UnknownCount { get; }

    /// <summary>The sites of a network with shares that add up to 1; empty where nothing was measured.</summary>
    public IEnumerable<(int Site, double Share, SimDuration? RoundTrip)> SharesOf(int network)
    {
        if (!_sites.TryGetValue(network, out SortedDictionary<int, (double Share, SimDuration? RoundTrip)>? sites))
        {
            return [];
        }
        double sum = sites.Values.Sum(one => one.Share);
        return sum > 0
            ? sites
                .Where(one => one.Value.Share > 0)
                .Select(one => (one.Key, one.Value.Share / sum, one.Value.RoundTrip))
            : [];
    }

    private static int IndexOf(IReadOnlyList<string> sites, string name)
    {
        for (int i = 0; i < sites.Count; i++)
        {
            if (sites[i] == name)
            {
                return i;
            }
        }
        return -1;
    }

    private SortedDictionary<int, (double Share, SimDuration? RoundTrip)> Of(int network)
    {
        if (!_sites.TryGetValue(network, out SortedDictionary<int, (double Share, SimDuration? RoundTrip)>? sites))
        {
            _sites.Add(network, sites = []);
        }
        return sites;
    }
}
