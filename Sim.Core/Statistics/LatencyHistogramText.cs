using System.Buffers.Binary;
using HdrHistogram;
using HdrHistogram.Encoding;
using HdrHistogram.Utilities;

namespace Sim.Core.Statistics;

/// <summary>The text form of a histogram: HdrHistogram's own V2 encoding, not compressed, in base 64.</summary>
/// <remarks>
/// Not compressed, because deflate may give different bytes for the same counts from one library version to the next.
/// </remarks>
internal static class LatencyHistogramText
{
    private const int HeaderBytes = 40;
    private const int PayloadLengthAt = 4;

    /// <summary>A count takes at most nine bytes (LEB128 of 64 bits, ninth byte whole).</summary>
    private const int BytesPerCount = 9;

    public static string Encode(WeightCounts counts) => Convert.ToBase64String(ToBytes(counts));

    /// <exception cref="FormatException">Not the text form of a histogram with this layout.</exception>
    public static WeightCounts Decode(string text)
    {
        byte[] bytes = Convert.FromBase64String(text);
        var counts = new WeightCounts();
        byte[] empty = ToBytes(counts);
        if (
            bytes.Length < HeaderBytes
            || BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(PayloadLengthAt)) != bytes.Length - HeaderBytes
            || !bytes.AsSpan(0, PayloadLengthAt).SequenceEqual(empty.AsSpan(0, PayloadLengthAt))
            || !bytes.AsSpan(8, HeaderBytes - 8).SequenceEqual(empty.AsSpan(8, HeaderBytes - 8))
        )
        {
            throw new FormatException("Not an encoded latency histogram: the HdrHistogram V2 header does not match.");
        }
        try
        {
            counts.Add(HistogramEncoding.DecodeFromByteBuffer(ByteBuffer.Allocate(bytes), 0));
        }
        catch (Exception broken)
            when (broken
                    is ArgumentException
                        or IndexOutOfRangeException
                        or OverflowException
                        or InvalidOperationException
            )
        {
            throw new FormatException("Not an encoded latency histogram: the counts cannot be read.", broken);
        }
        if (!ToBytes(counts).AsSpan().SequenceEqual(bytes))
        {
            throw new FormatException("Not an encoded latency histogram: the counts are damaged.");
        }
        return counts;
    }

    private static byte[] ToBytes(WeightCounts counts)
    {
        var buffer = ByteBuffer.Allocate(HeaderBytes + (counts.Counts.Length * BytesPerCount));
        byte[] bytes = new byte[counts.Encode(buffer, HistogramEncoderV2.Instance)];
        buffer.Position = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = buffer.Get();
        }
        return bytes;
    }
}
