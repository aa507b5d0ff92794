using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Runs the stages one after the other, and gives every network its number.</summary>
internal static class InternetAssembly
{
    public static SyntheticInternet Make(SyntheticSpecification specification, RandomStreams streams)
    {
        var map = new MetroMap(specification.Countries, specification.Metros);
        NetworkDraft draft = HierarchyStage.Make(specification, map, streams);
        int[] named = NamedStage.TakeOver(specification, draft, map);
        PresenceStage.Place(draft, map, streams);
        NamedStage.Extend(specification, draft, named);
        var links = new LinkSet(draft.Count);
        new ProviderStage(draft, map, links, streams.CounterBased("synthetic-internet", "providers")).Link();
        var peering = new PeeringStage(draft, map, links, streams);
        peering.Link(specification, named);

        uint[] numbers = Number(specification, named, streams);
        AsGraph graph = Build(links, numbers);
        int[] indexes = Array.ConvertAll(numbers, number => graph.IndexOf(new Asn(number)));
        int[] ranks = new int[indexes.Length];
        for (int rank = 0; rank < indexes.Length; rank++)
        {
            ranks[indexes[rank]] = rank;
        }
        int[][] members = Array.ConvertAll(peering.Members, all => all.Select(rank => indexes[rank]).Order().ToArray());
        return new SyntheticInternet(specification, graph, draft, ranks, members);
    }

    /// <summary>
    /// The numbers by rank: 1 and up in random order. A named network swaps its number with the one that had its name.
    /// </summary>
    private static uint[] Number(SyntheticSpecification specification, int[] named, RandomStreams streams)
    {
        uint[] numbers = new uint[specification.NetworkCount];
        for (int rank = 0; rank < numbers.Length; rank++)
        {
            numbers[rank] = (uint)rank + 1;
        }
        RandomStream random = streams.For("synthetic-internet", "numbers");
        for (int i = numbers.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
        for (int i = 0; i < named.Length; i++)
        {
            uint number = specification.NamedNetworks[i].Asn.Value;
            int holder = Array.IndexOf(numbers, number);
            if (holder >= 0)
            {
                numbers[holder] = numbers[named[i]];
            }
            numbers[named[i]] = number;
        }
        return numbers;
    }

    private static AsGraph Build(LinkSet links, uint[] numbers)
    {
        var builder = new AsGraphBuilder();
        foreach ((int customer, int provider) in links.Providers)
        {
            builder.AddProvider(new Asn(numbers[customer]), new Asn(numbers[provider]));
        }
        foreach ((int one, int other) in links.Peers)
        {
            builder.AddPeers(new Asn(numbers[one]), new Asn(numbers[other]));
        }
        return builder.Build(out _)!;
    }
}
