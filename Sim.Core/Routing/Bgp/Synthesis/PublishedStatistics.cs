using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>What is known of the shape of the real Internet, to hold a graph against.</summary>
/// <remarks>
/// Counted in the AS relationships that CAIDA inferred for 2015: 39,406 networks of the largest component, 5.93 links
/// each. Peering is under-observed there: collectors of routes do not see most of the links at exchange points, so a
/// graph with more peering has larger degrees, fewer routes of providers and shorter paths.
/// </remarks>
public static class PublishedStatistics
{
    private static readonly double[] s_providers = [1.0, 42.4, 40.3, 9.8, 3.5, 3.0];
    private static readonly double[] s_hops = [3.2, 26.1, 43.3, 20.5, 5.1, 1.9];

    private static readonly (string Name, double Share, double Published)[] s_degrees =
    [
        ("p50", 0.5, 2),
        ("p75", 0.75, 3),
        ("p90", 0.9, 6),
        ("p95", 0.95, 14),
        ("p99", 0.99, 62),
        ("p99.9", 0.999, 583),
        ("maximum", 1, 3_535),
    ];

    /// <summary>Every figure that is known, that of the graph first.</summary>
    public static IReadOnlyList<GraphStatistic> Compare(AsGraphStatistics graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            Percent("networks without customers (stubs)", graph.StubShare, 85.5),
            Percent("stubs with 2 or more providers", graph.MultihomedStubShare, 53.8),
            Percent("networks with a peer", graph.PeeringShare, 12),
            .. s_providers.Select(
                (published, count) =>
                    Percent(
                        $"networks with {AtLeast(count, 5)} provider{(count == 1 ? "" : "s")}",
                        graph.ProvidersShare(count),
                        published
                    )
            ),
            new GraphStatistic("links of a network, mean", graph.MeanDegree, 5.93, "links"),
            .. s_degrees.Select(degree => new GraphStatistic(
                $"links of a network, {degree.Name}",
                graph.DegreeAt(new Ratio(degree.Share)),
                degree.Published,
                "links"
            )),
            new GraphStatistic("exponent of the tail of the links", graph.TailExponent, 2.0, ""),
            new GraphStatistic("length of a route, mean", graph.MeanHops, 4.05, "hops"),
            .. s_hops.Select(
                (published, i) => Percent($"routes of {AtLeast(i + 2, 7)} hops", graph.HopsShare(i + 2), published)
            ),
            Percent("routes from a provider", graph.ProviderRouteShare, 97.3),
        ];
    }

    private static string AtLeast(int count, int last) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count}{(count == last ? " or more" : "")}");

    private static GraphStatistic Percent(string name, Ratio value, double published) =>
        new(name, 100 * value.Value, published, "%");
}
