using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

public class TransferTest
{
    private static readonly Transfer s_fresh = new()
    {
        RoundTrip = SimDuration.FromMilliseconds(100),
        Handshake = Handshake.Tls13,
        Response = new ByteSize(100_000),
    };

    // 3 round trips; 100 kB are 69 segments, windows of 10, 20 and 40: two further round trips.
    [Test]
    public void A_fresh_connection_pays_for_handshakes_and_slow_start()
    {
        Assert.That(s_fresh.FirstByte.TotalMilliseconds, Is.EqualTo(300));
        Assert.That(s_fresh.Download.TotalMilliseconds, Is.EqualTo(200));
        Assert.That(s_fresh.LastByte.TotalMilliseconds, Is.EqualTo(500));
    }

    [Test]
    public void An_open_connection_pays_for_neither()
    {
        Transfer open = s_fresh with { Handshake = Handshake.Warm, WindowIsOpen = true };

        Assert.That(open.LastByte.TotalMilliseconds, Is.EqualTo(100));
    }

    // Handshakes and windows at 20 ms, and once 90 ms to the origin: 3 * 20 + 90, and 2 * 20.
    [Test]
    public void An_edge_shortens_handshakes_and_rounds()
    {
        Transfer edge = s_fresh with
        {
            RoundTrip = SimDuration.FromMilliseconds(20),
            Behind = SimDuration.FromMilliseconds(90),
        };

        Assert.That(edge.FirstByte.TotalMilliseconds, Is.EqualTo(150));
        Assert.That(edge.LastByte.TotalMilliseconds, Is.EqualTo(190));
    }

    // 1 MB is 685 segments: 7 windows, 6 round trips, 600 ms. With 2 % loss and a timer of 300 ms, acknowledgements for
    // every second segment: 0.1 * sqrt(0.08 / 3) = 0.016330; 0.3 * 3 * sqrt(0.015) * 0.02 * 1.0128 = 0.0022327;
    // 684 segments at 1 / 0.0185626 s take 12.70 s.
    [Test]
    public void A_large_response_over_a_bad_path_is_held_back_by_loss()
    {
        Transfer large = s_fresh with { Response = new ByteSize(1_000_000) };

        Assert.That(large.Download.TotalMilliseconds, Is.EqualTo(600));
        Assert.That((large with { Loss = new Ratio(0.02) }).Download.TotalSeconds, Is.EqualTo(12.697).Within(0.005));
    }

    // One segment: nothing is left to come after the first byte, and a hundredth of connects waits for a second.
    [Test]
    public void A_small_response_over_a_bad_path_waits_for_its_connection()
    {
        Transfer small = s_fresh with { Response = new ByteSize(1_000), Loss = new Ratio(0.005) };

        // A loss of 0.009975 in a round trip: 0.009975 / (1 - 2 * 0.009975) s = 10.178 ms.
        Assert.That(small.Download, Is.EqualTo(SimDuration.Zero));
        Assert.That(small.FirstByte.TotalMilliseconds, Is.EqualTo(310.178).Within(0.001));
    }

    // RFC 6298: 1 s, then 2 s more, then 4 s more.
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(2, 3)]
    [TestCase(3, 7)]
    [TestCase(6, 63)]
    public void A_lost_first_packet_waits_a_second_and_then_twice_as_long(int lost, double seconds)
    {
        Assert.That(LostConnect.Wait(lost).TotalSeconds, Is.EqualTo(seconds));
    }

    // Without a limit of retries the mean is p / (1 - 2 p): 1/8 gives 1/6 s; the limit takes 0.0001 s of it.
    [TestCase(0, 0)]
    [TestCase(0.125, 0.16666)]
    public void The_mean_wait_for_a_connection(double loss, double seconds)
    {
        Assert.That(LostConnect.MeanWait(new Ratio(loss)).TotalSeconds, Is.EqualTo(seconds).Within(1e-4));
    }

    [Test]
    public void A_path_varies_around_its_median()
    {
        LatencyDistribution path = PathQuality.Backbone.RoundTrip(SimDuration.FromMilliseconds(100));

        // Lognormal: 100 ms * exp(0.03 * 2.3263) at the 99th percentile.
        Assert.That(path.Quantile(0.5).TotalMilliseconds, Is.EqualTo(100).Within(0.1));
        Assert.That(path.Quantile(0.99).TotalMilliseconds, Is.EqualTo(107.23).Within(0.2));
    }

    [TestCase("tls1.2", 4)]
    [TestCase("tls1.2-resumed", 3)]
    [TestCase("tls1.3", 3)]
    [TestCase("tls1.3-0rtt", 2)]
    [TestCase("quic", 2)]
    [TestCase("quic-0rtt", 1)]
    [TestCase("tcp", 2)]
    public void Every_protocol_has_its_round_trips_until_the_first_byte(string name, int roundTrips)
    {
        Assert.That(Handshake.Named.Single(one => one.Name == name).Handshake.RoundTrips, Is.EqualTo(roundTrips));
    }
}
