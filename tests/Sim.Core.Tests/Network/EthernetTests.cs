using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

public sealed class EthernetTests
{
    private static readonly BitRate s_line = new(10e9);

    // 10^10 / (8 (frame + 20)), RFC 5180 appendix A, rounded to whole frames.
    [TestCase(64, 14_880_952)]
    [TestCase(128, 8_445_946)]
    [TestCase(256, 4_528_986)]
    [TestCase(512, 2_349_624)]
    [TestCase(1_024, 1_197_318)]
    [TestCase(1_280, 961_538)]
    [TestCase(1_518, 812_744)]
    [TestCase(9_216, 135_340)]
    public void Ten_gigabit_carry_so_many_frames_per_second(int frame, double frames) =>
        Assert.That(Ethernet.FramesPerSecond(s_line, frame), Is.EqualTo(frames).Within(0.5));

    // 1448 / 1538, 1460 / 1538; jumbo frames 8948 / 9038.
    [TestCase(1_500, true, 9.4148)]
    [TestCase(1_500, false, 9.4928)]
    [TestCase(9_000, true, 9.9004)]
    public void Tcp_carries_so_many_gigabits_of_payload(int mtu, bool timestamps, double gigabits) =>
        Assert.That(
            Ethernet.Goodput(s_line, mtu, timestamps).BitsPerSecond / 1e9,
            Is.EqualTo(gigabits).Within(0.00005)
        );

    // 100 bytes are 190 on the wire, 0.152 us at 10 Gbit/s; a card of 1.5 million packets/s needs 0.667 us for each.
    // 14,000 bytes are nine full segments of 1.2304 us, and 968 bytes with 90 around them, 0.8464 us: the line is
    // slower than the card for all ten. At 1 million packets/s the last one needs 1 us.
    [TestCase(100, 0, 0.152)]
    [TestCase(100, 1.5e6, 0.666667)]
    [TestCase(14_000, 0, 11.92)]
    [TestCase(14_000, 1.5e6, 11.92)]
    [TestCase(14_000, 1e6, 12.0736)]
    [TestCase(0, 1e6, 0)]
    public void A_card_needs_its_time_for_each_packet(double message, double packets, double microseconds) =>
        Assert.That(
            Ethernet.SendingSeconds(s_line, packets > 0 ? new PacketRate(packets) : null, new ByteSize(message)) * 1e6,
            Is.EqualTo(microseconds).Within(1e-5)
        );

    // 90 bytes around each segment: 52 of headers, 18 of the frame, 20 on the wire.
    [TestCase(0, 0)]
    [TestCase(1, 91)]
    [TestCase(1_448, 1_538)]
    [TestCase(1_449, 1_629)] // two segments
    [TestCase(14_000, 14_900)] // ten
    public void A_message_takes_whole_segments(double message, double wire) =>
        Assert.That(Ethernet.OnTheWire(new ByteSize(message)).Bytes, Is.EqualTo(wire));

    [Test]
    public void A_frame_shorter_than_the_standard_allows_is_refused() =>
        Assert.That(() => Ethernet.FramesPerSecond(s_line, 63), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
