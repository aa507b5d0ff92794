using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sim.Core.Quantities;

/// <summary>
/// Numbers from 0.71 to 1.42 in narrow intervals, each with the logarithm of a number amid it: what is left to a series
/// is small.
/// </summary>
internal static class LogTable
{
    private const int IndexBits = 7;
    private const int Intervals = 1 << IndexBits;
    private const int IntervalShift = 52 - IndexBits;

    /// <summary>
    /// The bits of the first number. They put 1 amid an interval whose logarithm is taken to be 0, so that logarithms
    /// close to 0 lose no digits; doubles below 1 are twice as dense as those above.
    /// </summary>
    public const long Start = OneBits - (74L << IntervalShift) - ((2L << IntervalShift) / 3);

    private const long OneBits = 0x3FF0000000000000;

    private static readonly Entry[] s_entries = Fill();

    /// <summary>The entry of a number of any exponent, by its bits less <see cref="Start"/>.</summary>
    // The index is masked to the length of the array, which the compiler does not see.
    public static ref readonly Entry At(long sinceStart) =>
        ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(s_entries),
            (nint)((sinceStart >> IntervalShift) & (Intervals - 1))
        );

    private static Entry[] Fill()
    {
        var entries = new Entry[Intervals];
        for (int i = 0; i < Intervals; i++)
        {
            double from = BitConverter.Int64BitsToDouble(Start + ((long)i << IntervalShift));
            double to = BitConverter.Int64BitsToDouble(Start + ((long)(i + 1) << IntervalShift));
            // Nine bits, so that the product with m less 1 needs no rounding.
            double inverse = from < 1 && to > 1 ? 1 : Math.Round(2 / (from + to) * 512) / 512;
            double log = DeterministicMath.LogExtended(inverse, out double low);
            double high = Math.Round(log * (1L << 42)) / (1L << 42);
            entries[i] = new Entry(inverse, -high, -(log - high + low));
        }
        return entries;
    }

    /// <summary>One interval.</summary>
    /// <param name="Inverse">About 1 / m.</param>
    /// <param name="Log">-log(Inverse) as a multiple of 2^-42, so that a sum with multiples of ln 2 is exact.</param>
    /// <param name="LogLow">The rest of it.</param>
    public readonly record struct Entry(double Inverse, double Log, double LogLow);
}
