using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Geography;

/// <summary>
/// A small graph on eight random places of the earth, an anycast prefix on it, and clients everywhere.
/// </summary>
internal sealed record DrawnMap(AsGeography Geography, AnycastNetwork Network)
{
    private const int MetroCount = 8;

    public static Arbitrary<DrawnMap> Any { get; } =
        Arb.From(
            from graph in Graphs.Any
            from places in Gen.ArrayOf(Gen.Choose(0, 9_999), 2 * MetroCount)
            from lots in Gen.ArrayOf(Gen.Choose(0, 999), 200)
            select Draw(graph, places, new Queue<int>(lots))
        );

    public AnycastPrefix Prefix => new(Geography, Network);

    /// <summary>Every network in each of its metros, and in one where it may not be.</summary>
    public IReadOnlyList<ClientNetwork> Clients =>
        [
            .. Enumerable
                .Range(0, Geography.Graph.Count)
                .SelectMany(network =>
                    Geography
                        .Presence.MetrosOf(network)
                        .ToArray()
                        .Append(network % MetroCount)
                        .Select(metro => new ClientNetwork(network, metro, 1 + network, $"C{metro % 3}"))
                ),
        ];

    public override string ToString() =>
        $"{Network.Announcer} {(Network.HasBackbone ? "backbone" : "islands")} "
        + string.Join(
            ", ",
            Network.Sites.Select(site =>
                $"{site.Name} to {(site.Upstreams is null ? "all" : string.Join(' ', site.Upstreams))}"
            )
        )
        + " | "
        + string.Join(' ', Enumerable.Range(0, Geography.Graph.Count).Select(Describe));

    private string Describe(int network) =>
        $"{Geography.Graph.AsnOf(network)}:{string.Join(',', Geography.Presence.MetrosOf(network).ToArray())}"
        + $"<{string.Join(',', Geography.Graph.ProvidersOf(network).ToArray().Select(i => Geography.Graph.AsnOf(i)))}";

    private static DrawnMap Draw(AsGraph graph, int[] places, Queue<int> lots)
    {
        // 1.28 ms per 100 km and 3.5 ms for the ends, as the corridors have it.
        MetroTable metros = new(
            [
                .. Enumerable
                    .Range(0, MetroCount)
                    .Select(i => new Metro(
                        $"M{i}",
                        new GeoPoint(-70 + (places[2 * i] % 140), -180 + (places[(2 * i) + 1] % 360))
                    )),
            ],
            (one, other) => SimDuration.FromMilliseconds(7 + (0.0128 * one.KilometersTo(other))),
            (one, other) => SimDuration.FromMilliseconds(3.5 + (0.0128 * one.KilometersTo(other)))
        );
        List<int> offsets = [0];
        List<int> presence = [];
        for (int network = 0; network < graph.Count; network++)
        {
            presence.AddRange(
                Enumerable
                    .Range(0, 1 + (lots.Dequeue() % 4))
                    .Select(_ => lots.Dequeue() % MetroCount)
                    .Distinct()
                    .Order()
            );
            offsets.Add(presence.Count);
        }
        var geography = new AsGeography(graph, metros, new MetroPresence([.. offsets], [.. presence], MetroCount));
        int announcer = lots.Dequeue() % graph.Count;
        AnycastSite[] sites = [.. Enumerable.Range(0, 1 + (lots.Dequeue() % 4)).Select(i => Site(i, announcer))];
        return new DrawnMap(
            geography,
            new AnycastNetwork
            {
                Announcer = graph.AsnOf(announcer),
                Sites = sites,
                HasBackbone = lots.Dequeue() % 2 == 0,
            }
        );

        AnycastSite Site(int i, int of)
        {
            var site = new AnycastSite { Name = $"s{i}", Metro = lots.Dequeue() % MetroCount };
            int[] neighbors = graph.NeighborsOf(of).ToArray();
            if (neighbors.Length == 0 || lots.Dequeue() % 2 == 0)
            {
                return site;
            }
            return site with
            {
                Upstreams = neighbors.Where(_ => lots.Dequeue() % 2 == 0).Select(graph.AsnOf).ToHashSet(),
            };
        }
    }
}
