using System.Buffers.Binary;

namespace Sim.Core.Statistics;

// Written here and not by the library: HdrHistogram 2.5.0 takes the end of the counts from a maximum whose bucket width
// is a 32-bit shift, and silently loses what lies between 2^38 and 2^39 ns (275 s to 550 s). Not compressed, because
// deflate may give different bytes for the same counts from one library version to the next.
/// <summary>The text form of a histogram: HdrHistogram's V2 encoding, not compressed, in base 64.</summary>
/// <remarks>
/// A header of 40 bytes, big-endian: cookie, length of the payload, normalizing offset, significant digits, lowest and
/// highest value, ratio of integers to doubles. Then the counts up to the last one that is not zero, two or more zeros
/// in a row as their number, negative; each in ZigZag and LEB128, of which a ninth byte holds eight bits.
/// </remarks>
internal static class LatencyHistogramText
{
    private const int Cookie = 0x1c849313;
    private const int HeaderBytes = 40;
    private const int PayloadLengthAt = 4;
    private const int LongestNumber = 9;

    public static string Encode(WeightCounts counts) => Convert.ToBase64String(ToBytes(counts));

    /// <exception cref="FormatException">Not the text form of a histogram with this layout.</exception>
    public static WeightCounts Decode(string text)
    {
        byte[] bytes = Convert.FromBase64String(text);
        if (
            bytes.Length < HeaderBytes
            || !bytes.AsSpan(0, HeaderBytes).SequenceEqual(Header(bytes.Length - HeaderBytes))
        )
        {
            throw new FormatException("Not an encoded latency histogram: the HdrHistogram V2 header does not match.");
        }
        WeightCounts? counts = ReadPayload(bytes.AsSpan(HeaderBytes));
        // There is one way to write a histogram; any other was damaged, if only so that it still can be read.
        return counts is not null && ToBytes(counts).AsSpan().SequenceEqual(bytes)
            ? counts
            : throw new FormatException("Not an encoded latency histogram: the counts are damaged.");
    }

    private static byte[] ToBytes(WeightCounts counts)
    {
        ReadOnlySpan<long> values = counts.Counts.TrimEnd(0);
        byte[] payload = new byte[(values.Length + 1) * LongestNumber];
        int end = 0;
        int index = 0;
        do
        {
            int zeros = 0;
            while (index + zeros < values.Length && values[index + zeros] == 0)
            {
                zeros++;
            }
            long number =
                zeros > 1 ? -zeros
                : values.IsEmpty ? 0
                : values[index];
            end = Write(number, payload, end);
            index += Math.Max(1, zeros);
        } while (index < values.Length);
        return [.. Header(end), .. payload.AsSpan(0, end)];
    }

    private static byte[] Header(int payloadLength)
    {
        byte[] header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, Cookie);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(PayloadLengthAt), payloadLength);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), WeightCounts.SignificantDigits);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(16), WeightCounts.DiscernibleNanoseconds);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(24), WeightCounts.HighestNanoseconds);
        BinaryPrimitives.WriteDoubleBigEndian(header.AsSpan(32), 1);
        return header;
    }

    /// <summary>The counts; null: they are more than fit, or the last number is cut off.</summary>
    private static WeightCounts? ReadPayload(ReadOnlySpan<byte> payload)
    {
        var counts = new WeightCounts();
        int at = 0;
        long index = 0;
        while (at < payload.Length)
        {
            if (!TryRead(payload, ref at, out long number))
            {
                return null;
            }
            if (number < 0)
            {
                index -= Math.Max(number, -counts.Counts.Length);
            }
            else if (index >= counts.Counts.Length || !counts.TryAdd((int)index, number))
            {
                return null;
            }
            else
            {
                index++;
            }
        }
        return counts;
    }

    private static int Write(long number, Span<byte> target, int at)
    {
        ulong rest = (ulong)((number << 1) ^ (number >> 63));
        for (int i = 1; i < LongestNumber && rest > 0x7f; i++)
        {
            target[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        target[at++] = (byte)rest;
        return at;
    }

    private static bool TryRead(ReadOnlySpan<byte> source, ref int at, out long number)
    {
        ulong value = 0;
        for (int i = 0; i < LongestNumber && at < source.Length; i++)
        {
            ulong part = source[at++];
            bool isLast = i == LongestNumber - 1 || part < 0x80;
            value |= (isLast ? part : part & 0x7f) << (7 * i);
            if (isLast)
            {
                number = (long)(value >> 1) ^ -(long)(value & 1);
                return true;
            }
        }
        number = 0;
        return false;
    }
}
