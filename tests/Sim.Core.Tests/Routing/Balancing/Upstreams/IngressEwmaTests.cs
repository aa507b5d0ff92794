using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

public sealed class IngressEwmaTests
{
    private static SimTime At(double seconds) => SimTime.FromSeconds(seconds);

    /// <summary>An endpoint whose first response took so long, connecting included in no time.</summary>
    private static EwmaPeer Answered(double begin, double seconds)
    {
        var peer = default(EwmaPeer);
        peer.Observe(At(begin), At(begin), At(begin + seconds));
        return peer;
    }

    // First response: 10 ms to connect and 50 ms in all count as 60 ms. A second one 5 s later of 20 ms: weight
    // exp(-0.5) = 0.6065306597126334 of the old: 0.06 * 0.6065306597 + 0.02 * 0.3934693403 = 0.0442612263885053.
    // Another 10 s later the score is that times exp(-1) = 0.3678794411714423: 0.0162827952.
    [Test]
    public void The_average_decays_with_ten_seconds()
    {
        var peer = default(EwmaPeer);
        peer.Observe(At(1), At(1.01), At(1.05));
        double first = peer.Seconds;
        peer.Observe(At(6.03), At(6.03), At(6.05));

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(0.06).Within(1e-15));
            Assert.That(peer.Seconds, Is.EqualTo(0.0442612263885053).Within(1e-15));
            Assert.That(peer.ScoreAt(At(6.05)), Is.EqualTo(0.0442612263885053).Within(1e-15));
            Assert.That(peer.ScoreAt(At(16.05)), Is.EqualTo(0.0162827952).Within(1e-10));
        });
    }

    // The begin is in millisecond 1,000, the end in 1,004: 4 ms, though 4.8 have passed. A time before the last one
    // does not count backwards.
    [Test]
    public void Time_is_in_whole_milliseconds_and_never_runs_back()
    {
        EwmaPeer peer = default;
        peer.Observe(At(1.0001), At(1.0001), At(1.0049));

        Assert.That(peer.Seconds, Is.EqualTo(0.004));
        Assert.That(peer.ScoreAt(At(0.5)), Is.EqualTo(0.004));
    }

    [Test]
    public void A_new_endpoint_begins_with_the_mean_of_the_others()
    {
        EwmaPeer[] peers = [Answered(0, 0.04), Answered(0, 0.08), default];

        Assert.That(EwmaPeer.New(peers, At(1)).Seconds, Is.EqualTo(0.06).Within(1e-15));
        Assert.That(EwmaPeer.New([default], At(1)), Is.EqualTo(default(EwmaPeer)));
    }

    // Of three endpoints the fastest is among the two drawn with 2/3 and wins then; the slowest never wins. Four
    // standard errors of 40,000 picks: 4 sqrt(2/9 / 40,000) = 0.0094.
    [Test]
    public void The_faster_of_two_wins()
    {
        EwmaPeer[] peers = [Answered(0, 0.03), Answered(0, 0.01), Answered(0, 0.02)];
        double[] shares = Shares(peers, tried: []);

        Assert.That(shares, Is.EqualTo([0, 2 / 3.0, 1 / 3.0]).Within(0.0095));
        Assert.That(shares[0], Is.Zero);
    }

    // Nothing has been measured: the first drawn is kept, so each is picked alike. 4 sqrt(3/16 / 40,000) = 0.0087.
    [Test]
    public void Equals_are_picked_alike() =>
        Assert.That(Shares(new EwmaPeer[4], tried: []), Is.EqualTo([0.25, 0.25, 0.25, 0.25]).Within(0.0088));

    [Test]
    public void A_request_does_not_try_an_endpoint_twice_before_it_has_tried_all()
    {
        EwmaPeer[] peers = new EwmaPeer[5];

        Assert.That(Shares(peers, [3, 0]), Is.EqualTo([0, 1 / 3.0, 1 / 3.0, 0, 1 / 3.0]).Within(0.0095));
        Assert.That(Shares(peers, [4, 0, 1, 3]), Is.EqualTo([0, 0, 1, 0, 0]));
        Assert.That(Shares(peers, [4, 0, 1, 3, 2]), Is.EqualTo([0.2, 0.2, 0.2, 0.2, 0.2]).Within(0.0081));
    }

    // A pod that fails in 1 ms beside one that works for 50 ms.
    [Test]
    public void A_pod_that_fails_fast_attracts_the_requests()
    {
        EwmaPeer[] peers = [Answered(0, 0.05), Answered(0, 0.001)];

        Assert.That(Shares(peers, []), Is.EqualTo([0, 1]));
    }

    [Test]
    public void It_says_why()
    {
        EwmaPeer[] peers = [Answered(0, 0.05), Answered(0, 0.05)];
        peers[1].Observe(At(0.05), At(0.05), At(0.05));
        var why = new Explanation();
        IngressEwma.Pick(peers, [1], At(0.05), new RandomStream(1), why);
        IngressEwma.Pick(peers, [1, 0], At(0.05), new RandomStream(1), why);

        Assert.That(why.Steps.Select(step => step.Rule), Is.EqualTo(["only one left", "all tried", "lower score"]));
    }

    [Test]
    public void A_pick_allocates_no_memory()
    {
        EwmaPeer[] peers = new EwmaPeer[20];
        var random = new RandomStream(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            peers[IngressEwma.Pick(peers, [7], At(i), random)].Observe(At(i), At(i), At(i + 0.01));
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static double[] Shares(EwmaPeer[] peers, int[] tried)
    {
        var random = new RandomStream(9);
        int[] picks = new int[peers.Length];
        for (int i = 0; i < 40_000; i++)
        {
            picks[IngressEwma.Pick(peers, tried, At(1), random)]++;
        }
        return [.. picks.Select(count => count / 40_000.0)];
    }
}
