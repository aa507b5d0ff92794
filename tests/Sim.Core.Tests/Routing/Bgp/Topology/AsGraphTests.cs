using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Topology;

public sealed class AsGraphTests
{
    //   10 --- 20
    //  /  \   /
    // 7    15
    private static readonly AsGraph s_graph = Graphs.Of("10>15 20>15 10>7 10-20");

    [Test]
    public void Indexes_follow_the_numbers()
    {
        Assert.That(Enumerable.Range(0, s_graph.Count).Select(s_graph.AsnOf), Is.EqualTo(Graphs.Asns(7, 10, 15, 20)));
        Assert.That(s_graph.IndexOf(new Asn(15)), Is.EqualTo(2));
        Assert.That(s_graph.IndexOf(new Asn(16)), Is.EqualTo(-1));
    }

    [Test]
    public void Rows_hold_customers_peers_and_providers_in_ascending_order()
    {
        Assert.That(s_graph.CustomersOf(1).ToArray(), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(s_graph.PeersOf(1).ToArray(), Is.EqualTo(new[] { 3 }));
        Assert.That(s_graph.ProvidersOf(1).ToArray(), Is.Empty);
        Assert.That(s_graph.ProvidersOf(2).ToArray(), Is.EqualTo(new[] { 1, 3 }));
        Assert.That(s_graph.NeighborsOf(1).ToArray(), Is.EqualTo(new[] { 0, 2, 3 }));
    }

    [Test]
    public void Links_are_counted_once()
    {
        Assert.That(s_graph.LinkCount, Is.EqualTo(4));
        Assert.That(s_graph.PeerLinkCount, Is.EqualTo(1));
        Assert.That(s_graph.ProviderLinkCount, Is.EqualTo(3));
    }

    [TestCase(1, 2, AsRelationship.Customer)]
    [TestCase(2, 1, AsRelationship.Provider)]
    [TestCase(1, 3, AsRelationship.Peer)]
    [TestCase(0, 3, null)]
    public void A_relationship_is_seen_from_the_first(int index, int neighbor, AsRelationship? relationship) =>
        Assert.That(s_graph.RelationshipOf(index, neighbor), Is.EqualTo(relationship));

    [Test]
    public void A_network_may_have_no_link()
    {
        var builder = new AsGraphBuilder();
        builder.AddNetwork(new Asn(5));
        Assert.That(builder.Build(out _)!.NeighborsOf(0).ToArray(), Is.Empty);
    }

    [Test]
    public void A_link_that_would_close_a_cycle_of_providers_is_refused() =>
        Assert.That(
            () =>
                s_graph
                    .WithLink(new Asn(15), new Asn(7), AsRelationship.Customer)
                    .WithLink(new Asn(7), new Asn(10), AsRelationship.Customer),
            Throws.ArgumentException
        );

    [Law]
    public Property A_link_taken_away_and_put_back_leaves_the_graph_as_it_was() =>
        Prop.ForAll(
            Arb.From(from graph in Graphs.Any from at in Gen.Choose(0, 1_000) select (graph, at)),
            drawn =>
            {
                (AsGraph graph, int at) = drawn;
                if (graph.LinkCount == 0)
                {
                    return true;
                }
                (Asn one, Asn other, AsRelationship relationship) = LinkOf(graph, at % graph.NeighborRows.Length);
                AsGraph without = graph.WithoutLink(one, other);
                AsGraph back = without.WithLink(one, other, relationship);
                return without.LinkCount == graph.LinkCount - 1
                    && without.RelationshipOf(graph.IndexOf(one), graph.IndexOf(other)) is null
                    && back.Rows.SequenceEqual(graph.Rows)
                    && back.NeighborRows.SequenceEqual(graph.NeighborRows);
            }
        );

    private static (Asn One, Asn Other, AsRelationship Relationship) LinkOf(AsGraph graph, int at)
    {
        int row = Enumerable.Range(0, graph.Rows.Length - 1).First(r => graph.Rows[r + 1] > at);
        int neighbor = graph.NeighborRows[at];
        return (graph.AsnOf(row / 3), graph.AsnOf(neighbor), (AsRelationship)(row % 3));
    }
}
