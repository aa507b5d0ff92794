using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>What frames cost on the wire: the arithmetic of line rate.</summary>
/// <remarks>
/// A frame is counted from its addresses to its checksum, 18 bytes around an IP packet, at least 64. On the wire 20
/// bytes come with it: preamble and start 8, gap 12. Source: IEEE 802.3; RFC 5180, appendix A. Not modeled: VLAN tags,
/// acknowledgements, retransmissions.
/// </remarks>
public static class Ethernet
{
    /// <summary>Preamble, start of frame and gap.</summary>
    public const int WireOverheadBytes = 20;

    /// <summary>Addresses, type and checksum.</summary>
    public const int FrameOverheadBytes = 18;

    public const int LeastFrameBytes = 64;

    /// <summary>Largest IP packet.</summary>
    public const int StandardMtuBytes = 1_500;

    /// <summary>IPv4 and TCP headers without options.</summary>
    private const int HeaderBytes = 40;

    /// <summary>The timestamps option, padded (RFC 7323).</summary>
    private const int TimestampBytes = 12;

    /// <summary>Most frames per second of one size in one direction of a link.</summary>
    /// <param name="frameBytes">From the addresses to the checksum, 64 or more.</param>
    public static double FramesPerSecond(BitRate line, int frameBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameBytes, LeastFrameBytes);
        return line.BitsPerSecond / (8 * (frameBytes + WireOverheadBytes));
    }

    /// <summary>
    /// Payload of a full TCP segment over IPv4: 1,448 bytes with timestamps at MTU 1,500, else 1,460.
    /// </summary>
    public static int SegmentBytes(int mtuBytes = StandardMtuBytes, bool timestamps = true) =>
        mtuBytes - HeaderBytes - (timestamps ? TimestampBytes : 0);

    /// <summary>Most payload that TCP carries in one direction of a link, in full segments.</summary>
    public static BitRate Goodput(BitRate line, int mtuBytes = StandardMtuBytes, bool timestamps = true) =>
        line * (SegmentBytes(mtuBytes, timestamps) / (double)(mtuBytes + FrameOverheadBytes + WireOverheadBytes));

    /// <summary>
    /// Seconds that a card needs to send a message in TCP segments with timestamps at MTU 1,500: each of them takes its
    /// time on the wire, or that which the card needs for a packet, whichever is longer.
    /// </summary>
    /// <param name="packets">Most packets per second of the card, more than 0; null: no limit but the wire.</param>
    /// <param name="message">0 or more: nothing takes no time.</param>
    public static double SendingSeconds(BitRate line, PacketRate? packets, ByteSize message)
    {
        if (packets is not { } most)
        {
            return 8 * OnTheWire(message).Bytes / line.BitsPerSecond;
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most.PerSecond, nameof(packets));
        double full = Math.Floor(message.Bytes / SegmentBytes());
        double rest = message.Bytes - (full * SegmentBytes());
        return (full * Seconds(SegmentBytes())) + (rest > 0 ? Seconds(rest) : 0);

        double Seconds(double payload) =>
            Math.Max(8 * OnTheWire(new ByteSize(payload)).Bytes / line.BitsPerSecond, 1 / most.PerSecond);
    }

    /// <summary>What a message takes on the wire in TCP segments with timestamps at MTU 1,500.</summary>
    /// <param name="message">0 or more: nothing takes nothing.</param>
    public static ByteSize OnTheWire(ByteSize message)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(message.Bytes, nameof(message));
        int overhead = HeaderBytes + TimestampBytes + FrameOverheadBytes + WireOverheadBytes;
        return message + new ByteSize(Math.Ceiling(message.Bytes / SegmentBytes()) * overhead);
    }
}
