using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp;

/// <summary>A graph, who announces what on it, how ties are broken and who runs which policy.</summary>
internal sealed record Drawn(
    AsGraph Graph,
    IReadOnlyList<Announcement> Announcements,
    TieBreakOrder TieBreaks,
    SecurityRegistry Security
)
{
    public static IPNetwork Prefix { get; } = IPNetwork.Parse("192.0.2.0/24");

    /// <summary>Everything that the solver knows, without policies that depend on what happened before.</summary>
    public static Arbitrary<Drawn> Any { get; } =
        Arb.From(
            from graph in Graphs.Any
            from lots in Gen.ArrayOf(Gen.Choose(0, 999), 60)
            select Draw(graph, new Lots(lots))
        );

    /// <summary>As the text of a failed law.</summary>
    public override string ToString() =>
        string.Join(' ', Links())
        + " | "
        + string.Join(", ", Announcements.Select(Describe))
        + " | "
        + string.Join(' ', Enumerable.Range(0, Graph.Count).Select(i => $"{Graph.AsnOf(i)}:{Security.PolicyOf(i)}"));

    private IEnumerable<string> Links()
    {
        for (int i = 0; i < Graph.Count; i++)
        {
            foreach (int customer in Graph.CustomersOf(i).ToArray())
            {
                yield return $"{Graph.AsnOf(i).Value}>{Graph.AsnOf(customer).Value}";
            }
            foreach (int peer in Graph.PeersOf(i).ToArray())
            {
                if (i < peer)
                {
                    yield return $"{Graph.AsnOf(i).Value}-{Graph.AsnOf(peer).Value}";
                }
            }
        }
    }

    private static string Describe(Announcement one) =>
        $"{one.Announcer} [{string.Join(' ', one.Path)}] prepend {string.Join(' ', one.Prepending)} "
        + $"not {string.Join(' ', one.NotTo)} no-export {string.Join(' ', one.NoExportTo)}";

    private static Drawn Draw(AsGraph graph, Lots lots)
    {
        int count = 1 + lots.Next(3);
        Announcement[] announcements = [.. Enumerable.Range(0, count).Select(_ => DrawAnnouncement(graph, lots))];
        TieBreakOrder tieBreaks = lots.Next(4) switch
        {
            0 => new TieBreakOrder(new OldestAnnouncement(), new LowestNeighborAsn()),
            1 => new TieBreakOrder(new HashedNeighbor(7), new LowestNeighborAsn()),
            _ => TieBreakOrder.Default,
        };
        Dictionary<Asn, SecurityPolicy> policies = [];
        for (int i = 0; i < graph.Count; i++)
        {
            // Plain BGP more often than each of the seven others.
            int policy = lots.Next(12);
            policies[graph.AsnOf(i)] = policy <= 7 ? (SecurityPolicy)policy : SecurityPolicy.None;
        }
        var roa = new RouteOriginAuthorization(Prefix, announcements[0].Announcer, 24);
        return new Drawn(graph, announcements, tieBreaks, new SecurityRegistry(graph, policies, [roa]));
    }

    private static Announcement DrawAnnouncement(AsGraph graph, Lots lots)
    {
        int announcer = lots.Next(graph.Count);
        Asn asn = graph.AsnOf(announcer);
        Dictionary<Asn, int> prepending = [];
        HashSet<Asn> notTo = [];
        HashSet<Asn> noExport = [];
        foreach (int neighbor in graph.NeighborsOf(announcer))
        {
            Asn other = graph.AsnOf(neighbor);
            switch (lots.Next(10))
            {
                case 0:
                    prepending[other] = 1 + lots.Next(3);
                    break;
                case 1:
                    notTo.Add(other);
                    break;
                case 2:
                    noExport.Add(other);
                    break;
            }
        }
        // A forged path now and then: another network as the origin.
        Asn[] path = lots.Next(5) == 0 ? [asn, graph.AsnOf(lots.Next(graph.Count))] : [];
        return new Announcement
        {
            Announcer = asn,
            Path = path,
            Prepending = prepending,
            NotTo = notTo,
            NoExportTo = noExport,
        };
    }

    /// <summary>
    /// Numbers that FsCheck has drawn, taken one after the other, from the start again when they run out.
    /// </summary>
    private sealed class Lots(int[] lots)
    {
        private int _next;

        public int Next(int below) => lots[_next++ % lots.Length] % below;
    }
}
