using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.NodePorts;

namespace Sim.Core.Tests.Routing.Balancing.NodePorts;

/// <summary>
/// Four nodes with six endpoints:
/// <code>
/// node 0: 0 1 2    node 1: 3    node 2: 4 5    node 3: none
/// </code>
/// </summary>
public sealed class NodePortHopTests
{
    private static readonly NodePortHop s_cluster = new(ExternalTrafficPolicy.Cluster, 3, 1, 2, 0);
    private static readonly NodePortHop s_local = new(ExternalTrafficPolicy.Local, 3, 1, 2, 0);

    // A connection comes to each node with 1/4 and goes to each endpoint with 1/6: on the same node with
    // (3 + 1 + 2 + 0) / 6 / 4 = 1/4.
    [Test]
    public void With_the_policy_cluster_three_of_four_connections_take_another_hop()
    {
        Assert.Multiple(() =>
        {
            Assert.That(s_cluster.ExtraHopShare, Is.EqualTo(new Ratio(0.75)));
            Assert.That(s_cluster.DroppedShare, Is.EqualTo(Ratio.Zero));
            Assert.That(s_cluster.ShareOfEndpoint(0).Value, Is.EqualTo(1 / 6.0));
            Assert.That(s_cluster.ShareOfEndpoint(1).Value, Is.EqualTo(1 / 6.0));
        });
    }

    // A quarter for each node: 1/12, 1/4 and 1/8 for its endpoints, and the last quarter for nobody.
    [Test]
    public void With_the_policy_local_endpoints_that_are_alone_get_more_and_empty_nodes_drop()
    {
        Assert.Multiple(() =>
        {
            Assert.That(s_local.ExtraHopShare, Is.EqualTo(Ratio.Zero));
            Assert.That(s_local.DroppedShare, Is.EqualTo(new Ratio(0.25)));
            Assert.That(s_local.ShareOfEndpoint(0).Value, Is.EqualTo(1 / 12.0));
            Assert.That(s_local.ShareOfEndpoint(1).Value, Is.EqualTo(0.25));
            Assert.That(s_local.ShareOfEndpoint(2).Value, Is.EqualTo(0.125));
        });
    }

    // 60999 - 32768 + 1 ports of each of four nodes.
    [Test]
    public void Without_the_source_the_ports_of_the_nodes_limit_the_connections_of_an_endpoint()
    {
        Assert.That(s_cluster.KeepsSource, Is.False);
        Assert.That(s_cluster.MostConnectionsPerEndpoint, Is.EqualTo(112_928));
        Assert.That(s_local.KeepsSource);
        Assert.That(s_local.MostConnectionsPerEndpoint, Is.Null);
    }

    // Four standard errors of 60,000 picks: 4 sqrt(5/36 / 60,000) = 0.0061; of 1/3 and 1/2: 0.0082.
    [Test]
    public void Picks_have_these_shares()
    {
        double[] sixth = [.. Enumerable.Repeat(1 / 6.0, 6)];
        double[] third = [1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0, 0];

        Assert.That(Picks(s_cluster, node: 3), Is.EqualTo(sixth).Within(0.0062));
        Assert.That(Picks(s_local, node: 0), Is.EqualTo(third).Within(0.0082));
        Assert.That(Picks(s_local, node: 2), Is.EqualTo([0, 0, 0, 0, 0.5, 0.5]).Within(0.0082));
        Assert.That(s_local.Pick(node: 3, number: 1), Is.EqualTo(-1));
    }

    [Test]
    public void A_service_without_endpoints_is_refused() =>
        Assert.That(
            () => new NodePortHop(ExternalTrafficPolicy.Cluster, 0, 0),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    private static double[] Picks(NodePortHop hop, int node)
    {
        var random = new RandomStream(4);
        int[] picks = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            picks[hop.Pick(node, random.NextUInt64())]++;
        }
        return [.. picks.Select(count => count / 60_000.0)];
    }
}
