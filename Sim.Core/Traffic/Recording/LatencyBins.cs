using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sim.Core.Traffic.Recording;

/// <summary>
/// Weights by latency in log-linear bins of at most 0.8 % width, from 16 microseconds to 4.5 hours; made for adding
/// millions of pieces.
/// </summary>
/// <remarks>Values outside the range count in its outermost bins.</remarks>
internal sealed class LatencyBins
{
    /// <summary>Bits of the mantissa that tell bins apart: 128 bins per doubling.</summary>
    private const int MantissaBits = 7;
    private const int Shift = 52 - MantissaBits;

    /// <summary>2^-16 s and 2^14 s.</summary>
    private static readonly long s_lowest = BitConverter.DoubleToInt64Bits(1.0 / (1 << 16)) >> Shift;
    private static readonly int s_count = (int)((BitConverter.DoubleToInt64Bits(1 << 14) >> Shift) - s_lowest);

    private readonly double[] _weights = new double[s_count];
    private int _first = s_count;
    private int _last = -1;

    public bool IsEmpty => _last < 0;

    public void Add(double seconds, double weight)
    {
        int bin = BinOf(seconds);
        _weights[bin] += weight;
        _first = Math.Min(_first, bin);
        _last = Math.Max(_last, bin);
    }

    /// <summary>A latency is going to be added.</summary>
    public unsafe void Prefetch(double seconds)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _weights[BinOf(seconds)]));
        }
    }

    /// <summary>The bin of a latency.</summary>
    public static int BinOf(double seconds) =>
        (int)Math.Clamp((BitConverter.DoubleToInt64Bits(seconds) >> Shift) - s_lowest, 0, s_count - 1);

    /// <summary>Adds many pieces at once.</summary>
    /// <param name="bins">Ascending.</param>
    /// <param name="shares">One per bin.</param>
    /// <param name="weight">Of all of them together.</param>
    public void AddAll(ReadOnlySpan<int> bins, ReadOnlySpan<double> shares, double weight)
    {
        for (int i = 0; i < bins.Length; i++)
        {
            _weights[bins[i]] += weight * shares[i];
        }
        _first = Math.Min(_first, bins[0]);
        _last = Math.Max(_last, bins[^1]);
    }

    /// <summary>
    /// Adds the sum of a value from <paramref name="other"/> and an independent one from <paramref name="pieces"/>.
    /// </summary>
    public void AddConvolved(LatencyBins other, IReadOnlyList<(double Seconds, double Weight)> pieces)
    {
        for (int bin = other._first; bin <= other._last; bin++)
        {
            double weight = other._weights[bin];
            if (weight > 0)
            {
                double seconds = Middle(bin);
                for (int i = 0; i < pieces.Count; i++)
                {
                    Add(seconds + pieces[i].Seconds, weight * pieces[i].Weight);
                }
            }
        }
    }

    /// <summary>The quantile in seconds; NaN when empty.</summary>
    public double Quantile(double probability)
    {
        double total = 0;
        for (int bin = _first; bin <= _last; bin++)
        {
            total += _weights[bin];
        }
        double target = total * probability;
        double sum = 0;
        for (int bin = _first; bin <= _last; bin++)
        {
            sum += _weights[bin];
            if (sum >= target && _weights[bin] > 0)
            {
                return Middle(bin);
            }
        }
        return _last >= 0 ? Middle(_last) : double.NaN;
    }

    /// <summary>The mean in seconds, each bin taken at its middle; NaN when empty.</summary>
    public double Mean()
    {
        (double sum, double total) = (0, 0);
        for (int bin = _first; bin <= _last; bin++)
        {
            sum += _weights[bin] * Middle(bin);
            total += _weights[bin];
        }
        return total > 0 ? sum / total : double.NaN;
    }

    /// <summary>The weights as of now.</summary>
    public CopiedBins Copy() => new(_first, IsEmpty ? [] : _weights[_first..(_last + 1)]);

    public void Clear()
    {
        if (_last >= 0)
        {
            Array.Clear(_weights, _first, _last - _first + 1);
        }
        _first = s_count;
        _last = -1;
    }

    /// <summary>The middle of a bin, seconds.</summary>
    public static double Middle(int bin)
    {
        double low = BitConverter.Int64BitsToDouble((bin + s_lowest) << Shift);
        double high = BitConverter.Int64BitsToDouble((bin + 1 + s_lowest) << Shift);
        return (low + high) / 2;
    }
}
