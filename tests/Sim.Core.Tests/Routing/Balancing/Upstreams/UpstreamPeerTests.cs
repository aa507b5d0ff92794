using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

/// <summary>max_fails and fail_timeout: two servers, of which the first one fails.</summary>
public sealed class UpstreamPeerTests
{
    private static UpstreamPeer[] Pair(int maxFails)
    {
        var server = new UpstreamServer { MaxFails = maxFails };
        return [new UpstreamPeer(server), new UpstreamPeer(server)];
    }

    private static SimTime At(double seconds) => SimTime.FromSeconds(seconds);

    /// <summary>A request that tries the first server; null: it is left out.</summary>
    private static bool? Try(UpstreamPeer[] peers, double seconds, bool succeeds)
    {
        if (SmoothRoundRobin.Pick(peers, [1], At(seconds)) < 0)
        {
            return null;
        }
        if (succeeds)
        {
            peers[0].Succeeded();
        }
        else
        {
            peers[0].Failed(At(seconds));
        }
        return succeeds;
    }

    // Whole seconds: 0.9 is second 0, and more than 10 of them have passed from second 11 on.
    [Test]
    public void One_failure_leaves_a_server_out_for_more_than_ten_whole_seconds()
    {
        UpstreamPeer[] peers = Pair(maxFails: 1);
        Try(peers, 0.9, succeeds: false);

        Assert.That(Try(peers, 10.99, succeeds: true), Is.Null);
        Assert.That(Try(peers, 11, succeeds: true), Is.True);
    }

    [Test]
    public void One_request_is_let_through_when_its_time_is_up_and_decides()
    {
        UpstreamPeer[] peers = Pair(maxFails: 1);
        Try(peers, 0, succeeds: false);
        bool isPicked = SmoothRoundRobin.Pick(peers, [1], At(12)) == 0;
        int during = SmoothRoundRobin.Pick(peers, [1], At(13));
        peers[0].Succeeded();

        Assert.That(isPicked);
        Assert.That(during, Is.EqualTo(-1));
        Assert.That(peers[0].Fails, Is.Zero);
        Assert.That(Try(peers, 13, succeeds: false), Is.False);
        Assert.That(Try(peers, 14, succeeds: true), Is.Null);
    }

    // A success in between is one of the window that the failure has begun: it does not wipe the failure out.
    [Test]
    public void Failures_within_the_time_add_up_across_successes()
    {
        UpstreamPeer[] peers = Pair(maxFails: 2);
        Try(peers, 0, succeeds: false);
        Try(peers, 5, succeeds: true);
        Try(peers, 9, succeeds: false);

        Assert.That(peers[0].IsLeftOut(At(9)));
    }

    [Test]
    public void A_success_after_the_time_forgets_a_failure()
    {
        UpstreamPeer[] peers = Pair(maxFails: 2);
        Try(peers, 0, succeeds: false);
        Try(peers, 11, succeeds: true);
        Try(peers, 12, succeeds: false);

        Assert.That(peers[0].Fails, Is.EqualTo(1));
        Assert.That(peers[0].IsLeftOut(At(12)), Is.False);
    }

    [Test]
    public void Without_max_fails_nothing_is_left_out()
    {
        UpstreamPeer[] peers = Pair(maxFails: 0);
        for (int i = 0; i < 5; i++)
        {
            Assert.That(Try(peers, i, succeeds: false), Is.False);
        }
    }

    // Since nginx 1.11.5: the upstream waits until one is due.
    [Test]
    public void When_all_are_left_out_nobody_is_picked_until_one_is_due()
    {
        UpstreamPeer[] peers = Pair(maxFails: 1);
        for (int server = 0; server < 2; server++)
        {
            SmoothRoundRobin.Pick(peers, [], At(server));
            peers[server].Failed(At(server));
        }

        Assert.That(SmoothRoundRobin.Pick(peers, [], At(10)), Is.EqualTo(-1));
        Assert.That(SmoothRoundRobin.Pick(peers, [], At(11)), Is.Zero);
    }

    [Test]
    public void A_server_without_weight_is_refused() =>
        Assert.That(
            () => new UpstreamPeer(new UpstreamServer { Weight = 0 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
}
