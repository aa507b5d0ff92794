using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

public sealed class SmoothRoundRobinTests
{
    private static readonly SimTime s_now = SimTime.FromSeconds(100);

    private static UpstreamPeer[] Peers(params UpstreamServer[] servers) =>
        [.. servers.Select(server => new UpstreamPeer(server))];

    private static UpstreamPeer[] Weighted(params int[] weights) =>
        Peers([.. weights.Select(weight => new UpstreamServer { Weight = weight })]);

    private static int[] Sequence(UpstreamPeer[] peers, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => SmoothRoundRobin.Pick(peers, [], s_now))];

    // Credits of 5, 1, 1 before each pick: (5 1 1) a, (3 2 2) a, (1 3 3) b, (6 -3 4) a, (4 -2 5) c, (9 -1 -1) a, (7 0
    // 0) a.
    [Test]
    public void Weights_5_1_1_are_mixed_as_smoothly_as_they_can_be() =>
        Assert.That(Sequence(Weighted(5, 1, 1), 14), Is.EqualTo([0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0, 0]));

    [Test]
    public void Equal_servers_take_turns_in_their_order() =>
        Assert.That(Sequence(Weighted(1, 1, 1), 7), Is.EqualTo([0, 1, 2, 0, 1, 2, 0]));

    [Law]
    public bool In_a_round_everyone_is_picked_as_often_as_its_weight(byte[] weights)
    {
        int[] usual = [.. weights.Take(8).Select(weight => 1 + (weight % 9)).Append(1)];
        int[] picks = Sequence(Weighted(usual), usual.Sum());
        return usual.Index().All(server => picks.Count(pick => pick == server.Index) == server.Item);
    }

    // Weight 4 with max_fails 2 loses 2 of it at a failure and wins 1 at every turn. Two servers of weight 4: credits
    // (4 4): a fails, credit -4, weight 2. (-2 8): b, weight of a now 3. (1 4): b. (5 1): a.
    [Test]
    public void A_server_that_fails_loses_weight_and_wins_it_back_turn_by_turn()
    {
        var server = new UpstreamServer { Weight = 4, MaxFails = 2 };
        UpstreamPeer[] peers = Peers(server, server);
        int first = SmoothRoundRobin.Pick(peers, [], s_now);
        peers[0].Failed(s_now);

        Assert.That(first, Is.Zero);
        Assert.That(Sequence(peers, 3), Is.EqualTo([1, 1, 0]));
    }

    [Test]
    public void A_request_tries_each_server_once_and_then_none()
    {
        UpstreamPeer[] peers = Weighted(1, 1, 1);

        Assert.That(SmoothRoundRobin.Pick(peers, [0], s_now), Is.EqualTo(1));
        Assert.That(SmoothRoundRobin.Pick(peers, [0, 1], s_now), Is.EqualTo(2));
        Assert.That(SmoothRoundRobin.Pick(peers, [0, 1, 2], s_now), Is.EqualTo(-1));
    }

    [Test]
    public void Servers_that_are_down_or_full_are_passed_over()
    {
        UpstreamPeer[] peers = Peers(
            new UpstreamServer { IsDown = true },
            new UpstreamServer { MaxConnections = 2 },
            new UpstreamServer()
        );
        Assert.That(Sequence(peers, 6), Is.EqualTo([1, 2, 1, 2, 2, 2]));

        peers[1].Succeeded();
        Assert.That(peers[1].Connections, Is.EqualTo(1));
        Assert.That(SmoothRoundRobin.Pick(peers, [2], s_now), Is.EqualTo(1));
    }

    [Test]
    public void A_server_that_is_alone_is_used_however_often_it_failed()
    {
        UpstreamPeer[] peers = Weighted(1);
        for (int i = 0; i < 3; i++)
        {
            Assert.That(SmoothRoundRobin.Pick(peers, [], s_now), Is.Zero);
            peers[0].Failed(s_now);
        }
    }

    [Test]
    public void It_says_why()
    {
        UpstreamPeer[] peers = Weighted(2, 1, 1);
        peers[2].Failed(s_now);
        var why = new Explanation();
        SmoothRoundRobin.Pick(peers, [1], s_now, why);
        SmoothRoundRobin.Pick(peers, [0, 1], s_now, why);

        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                - server 1: tried (0 fails, 0 connections)
                - server 2: max_fails (1 fails, -1 connections)
                = server 0: largest credit (credit 2, 0 connections)
                - server 0: tried (0 fails, 1 connections)
                - server 1: tried (0 fails, 0 connections)
                - server 2: max_fails (1 fails, -1 connections)
                  upstream: no live upstreams (502)

                """
            )
        );
    }

    [Test]
    public void A_pick_allocates_no_memory()
    {
        UpstreamPeer[] peers = Weighted(3, 1, 2);
        var random = new RandomStream(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            SmoothRoundRobin.Pick(peers, [1], s_now);
            LeastConnections.Pick(peers, [1], s_now);
            RandomChoices.Pick(peers, 2, [1], s_now, random);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
