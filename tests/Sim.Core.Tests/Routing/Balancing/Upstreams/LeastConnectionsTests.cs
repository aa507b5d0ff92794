using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

public sealed class LeastConnectionsTests
{
    private static UpstreamPeer[] Weighted(params int[] weights) =>
        [.. weights.Select(weight => new UpstreamPeer(new UpstreamServer { Weight = weight }))];

    private static int Pick(UpstreamPeer[] peers) => LeastConnections.Pick(peers, [], SimTime.Zero);

    // Nobody answers: 0/2 0/1 0/1 are equal, and of credits (2 1 1) a pays 4. 1/2 0 0: b and c are equal with (2 2), b
    // pays 2. 1/2 1/1 0: c. 1/2 1 1: a. 1 1 1 are equal; credits are now -2, 0, 2 and become 0, 1, 3: c.
    [Test]
    public void The_fewest_for_the_weight_come_first_and_equals_take_turns()
    {
        UpstreamPeer[] peers = Weighted(2, 1, 1);

        Assert.That(Enumerable.Range(0, 5).Select(_ => Pick(peers)), Is.EqualTo([0, 1, 2, 0, 2]));
    }

    [Test]
    public void A_slow_server_gets_little()
    {
        UpstreamPeer[] peers = Weighted(1, 1, 1);
        int slow = Pick(peers);
        for (int i = 0; i < 6; i++)
        {
            int picked = Pick(peers);
            Assert.That(picked, Is.Not.EqualTo(slow));
            peers[picked].Succeeded();
        }
    }

    [Test]
    public void A_server_that_was_tried_is_not_picked_though_it_is_idle()
    {
        UpstreamPeer[] peers = Weighted(1, 1);
        LeastConnections.Pick(peers, [0], SimTime.Zero);

        Assert.That(LeastConnections.Pick(peers, [0], SimTime.Zero), Is.EqualTo(1));
        Assert.That(LeastConnections.Pick(peers, [0, 1], SimTime.Zero), Is.EqualTo(-1));
    }

    [Law]
    public bool Nobody_has_two_more_than_another_of_the_same_weight(byte servers, ushort requests)
    {
        UpstreamPeer[] peers = Weighted([.. Enumerable.Repeat(3, 1 + (servers % 9))]);
        for (int i = 0; i < requests % 200; i++)
        {
            Pick(peers);
        }
        return peers.Max(peer => peer.Connections) - peers.Min(peer => peer.Connections) <= 1;
    }
}
