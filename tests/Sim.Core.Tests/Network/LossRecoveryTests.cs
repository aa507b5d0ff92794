using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

[TestFixture]
public sealed class LossRecoveryTests
{
    private static readonly SimDuration s_trip = SimDuration.FromMilliseconds(100);

    [Test]
    public void Without_loss_nothing_is_added()
    {
        LossRecovery recovery = New(0, exchanges: 1, bytes: 1e6);

        Assert.That(recovery.FastShare + recovery.TimerShare, Is.Zero);
        Assert.That(recovery.MeanDelay(s_trip), Is.EqualTo(SimDuration.Zero));
    }

    // 100 bytes are one segment: request or response lost, 1 - 0.99^2 = 0.0199, and nothing but a timer notices. With
    // a round trip of TLS before it, 1 - 0.99^4 = 0.03940399.
    [TestCase(0, 0.0199)]
    [TestCase(1, 0.03940399)]
    public void Single_packets_wait_for_the_timer(int exchanges, double share)
    {
        LossRecovery recovery = New(0.01, exchanges, bytes: 100);

        Assert.That(recovery.TimerShare, Is.EqualTo(share).Within(1e-12));
        Assert.That(recovery.FastShare, Is.Zero);
        // (100 + 200) ms times (1 + p + 2p^2 + 4p^3 + 8p^4) / (1 - p) = 1.01020408 / 0.99 = 1.02040816.
        Assert.That(
            recovery.Delay(s_trip, byTimer: true).TotalMilliseconds,
            Is.EqualTo(300 * 1.02040816).Within(0.001)
        );
    }

    // Ten segments in one window, k = 0.99: one of them is lost in 1 - k^10 = 0.0956179; (1 - k^3)(1 + k^3 (1 - k^7)) /
    // (1 - k^10) = 0.029701 * 1.0659170 / 0.0956179 = 0.3310947 of these wait for a timer. The request is lost in 0.01:
    // 0.01 + 0.99 * 0.0956179 * 0.3310947 = 0.0413418, and 0.99 * 0.0956179 * 0.6689053 = 0.0633200 come after a trip.
    [Test]
    public void In_a_window_segments_behind_the_lost_one_tell()
    {
        LossRecovery recovery = New(0.01, exchanges: 0, bytes: 14_000);

        Assert.That(recovery.TimerShare, Is.EqualTo(0.0413418).Within(1e-6));
        Assert.That(recovery.FastShare, Is.EqualTo(0.0633200).Within(1e-6));
    }

    // 10 MB are 6,850 segments, 6,750 of them after the first loss: (1 - p) / p + 1 = 100 come before it. PFTK with b =
    // 2 and a timer of 300 ms: 1 / (0.1 * 0.115470 + 0.3 * 0.259808 * 0.01 * 1.0032) = 81.11/s, 83.2 s.
    [Test]
    public void A_long_response_is_as_fast_as_loss_allows()
    {
        LossRecovery recovery = New(0.01, exchanges: 0, bytes: 10e6);

        Assert.That(recovery.MeanDelay(s_trip).TotalSeconds, Is.EqualTo(83.2).Within(1).Percent);
    }

    [Law]
    public bool More_loss_takes_longer(byte loss, byte more, ushort kilobytes)
    {
        double p = loss / 1_000.0;
        double q = p + (more / 1_000.0);
        SimDuration less = New(p, 1, kilobytes * 1_000.0).MeanDelay(s_trip);
        return New(q, 1, kilobytes * 1_000.0).MeanDelay(s_trip) >= less;
    }

    // 80 ms for everybody: the mean over all is 80 ms and the mean delay.
    [Test]
    public void The_mean_of_the_distribution_is_that_of_the_delay()
    {
        LossRecovery recovery = New(0.02, exchanges: 1, bytes: 14_000);
        LatencyDistribution time = recovery.Time(
            LatencyDistribution.Constant(SimDuration.FromMilliseconds(80)),
            trip => trip
        );

        Assert.That(
            time.Mean.TotalMilliseconds,
            Is.EqualTo(80 + recovery.MeanDelay(SimDuration.FromMilliseconds(80)).TotalMilliseconds).Within(0.001)
        );
    }

    private static LossRecovery New(double loss, int exchanges, double bytes) =>
        new(new Ratio(loss), exchanges, new ByteSize(bytes));
}
