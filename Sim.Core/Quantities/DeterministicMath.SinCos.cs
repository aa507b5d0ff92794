namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>
    /// Below this magnitude the number of quarter turns fits 20 bits, and its product with pi/2 leaves an exact
    /// difference.
    /// </summary>
    private const double SmallAngle = 800_000;

    // 2/pi, 64 bits a word, most significant first, after one word of zeros.
    private static readonly ulong[] s_twoOverPi =
    [
        0,
        0xA2F9836E4E441529,
        0xFC2757D1F534DDC0,
        0xDB6295993C439041,
        0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0,
        0x06492EEA09D1921C,
        0xFE1DEB1CB129A73E,
        0xE88235F52EBB4484,
        0xE99C7026B45F7E41,
        0x3991D639835339F4,
        0x9C845F8BBDF9283B,
        0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F,
        0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA,
        0x6BFB5FB11F8D5D08,
        0x56033046FC7B6BAB,
        0xF0CFBC209AF4361D,
    ];

    /// <summary>
    /// The sine of an angle in radians, error below 0.9 ulp for any finite angle; NaN for infinities.
    /// </summary>
    public static double Sin(double x)
    {
        const double SineIsAngle = 1e-9;
        if (Math.Abs(x) < SineIsAngle)
        {
            return x;
        }
        int quarter = ReduceToEighthTurn(x, out double r, out double rLow);
        double value = (quarter & 1) == 0 ? SinKernel(r, rLow) : CosKernel(r, rLow);
        return (quarter & 2) == 0 ? value : -value;
    }

    /// <summary>
    /// The cosine of an angle in radians, error below 0.9 ulp for any finite angle; NaN for infinities.
    /// </summary>
    public static double Cos(double x)
    {
        int quarter = ReduceToEighthTurn(x, out double r, out double rLow);
        double value = (quarter & 1) == 0 ? CosKernel(r, rLow) : SinKernel(r, rLow);
        return ((quarter + 1) & 2) == 0 ? value : -value;
    }

    /// <summary>
    /// r + r^3 (-1/3! + r^2/5! - ... + r^14/17!) for |r| up to pi/4; what is left out is below 2^-60.
    /// </summary>
    private static double SinKernel(double r, double rLow)
    {
        double z = r * r;
        double w = z * z;
        double even = -1.0 / 1307674368000;
        even = Math.FusedMultiplyAdd(even, w, -1.0 / 39916800);
        even = Math.FusedMultiplyAdd(even, w, -1.0 / 5040);
        even = Math.FusedMultiplyAdd(even, w, -1.0 / 6);
        double odd = 1.0 / 355687428096000;
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 6227020800);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 362880);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 120);
        double cubic = r * z * Math.FusedMultiplyAdd(odd, z, even);
        return r + Math.FusedMultiplyAdd(rLow, 1 - (0.5 * z), cubic);
    }

    /// <summary>
    /// 1 - r^2/2 + r^4 (1/4! - r^2/6! + ... + r^14/18!) for |r| up to pi/4; what is left out is below 2^-60.
    /// </summary>
    private static double CosKernel(double r, double rLow)
    {
        double z = r * r;
        double w = z * z;
        double even = 1.0 / 20922789888000;
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 479001600);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 40320);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 24);
        double odd = -1.0 / 6402373705728000;
        odd = Math.FusedMultiplyAdd(odd, w, -1.0 / 87178291200);
        odd = Math.FusedMultiplyAdd(odd, w, -1.0 / 3628800);
        odd = Math.FusedMultiplyAdd(odd, w, -1.0 / 720);
        double half = 0.5 * z;
        double sum = 1 - half;
        double quartic = w * Math.FusedMultiplyAdd(odd, z, even);
        return sum + (1 - sum - half + Math.FusedMultiplyAdd(-r, rLow, quartic));
    }

    /// <summary>x = q pi/2 + r + rLow with |r| up to pi/4; returns q modulo 4 (in its last two bits).</summary>
    private static int ReduceToEighthTurn(double x, out double r, out double rLow)
    {
        const double TwoOverPi = 0.6366197723675814;
        double magnitude = Math.Abs(x);
        if (magnitude <= HalfPi / 2)
        {
            r = x;
            rLow = 0;
            return 0;
        }
        if (!(magnitude < SmallAngle))
        {
            return ReduceLarge(x, out r, out rLow);
        }
        double turns = Math.Round(x * TwoOverPi);
        double rest = Math.FusedMultiplyAdd(-turns, HalfPi, x);
        double second = turns * HalfPiLow;
        double secondLow = Math.FusedMultiplyAdd(turns, HalfPiLow, -second);
        r = rest - second;
        // The error of a difference, whichever operand is larger (Knuth).
        double back = r - rest;
        rLow = rest - (r - back) - (second + back) - secondLow - (turns * HalfPiLowest);
        return (int)turns;
    }

    /// <summary>
    /// Payne and Hanek (1983): of 2/pi only those 192 bits count whose product with x lies below four quarter turns and
    /// above the last bit of the result.
    /// </summary>
    private static int ReduceLarge(double x, out double r, out double rLow)
    {
        rLow = 0;
        if (!double.IsFinite(x))
        {
            r = double.NaN;
            return 0;
        }
        long bits = BitConverter.DoubleToInt64Bits(x);
        ulong mantissa = ((ulong)bits & ((1UL << MantissaBits) - 1)) | (1UL << MantissaBits);
        int exponent = (int)((bits >> MantissaBits) & 0x7FF) - ExponentBias - MantissaBits;

        // The bit of 2/pi with weight 2^-i is bit 63 + i of the table; the first that counts has i = exponent - 1.
        int at = exponent + 62;
        UInt128 low = (UInt128)mantissa * TwoOverPiWord(at + 128);
        UInt128 middle = ((UInt128)mantissa * TwoOverPiWord(at + 64)) + (low >> 64);
        ulong high = unchecked((mantissa * TwoOverPiWord(at)) + (ulong)(middle >> 64));

        // high, middle and low hold turns modulo 4 in quarter turns, two bits before the point; round to the nearest.
        int quarter = (int)(high >> 62);
        var fraction = new UInt128((high << 2) | ((ulong)middle >> 62), ((ulong)middle << 2) | ((ulong)low >> 62));
        bool above = fraction >> 127 != 0;
        if (above)
        {
            quarter++;
            fraction = UInt128.Zero - fraction;
        }
        // Two doubles of the leading bits, as a fraction of 2^128; it is never zero for a double.
        int leading = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= leading;
        double scale = PowerOfTwo(-leading - 64);
        double f = (ulong)(fraction >> 75) * (double)(1 << 11) * scale;
        double fLow = (ulong)((fraction >> 22) & ((1UL << 53) - 1)) * scale * (1.0 / (1L << 42));
        r = f * HalfPi;
        rLow = Math.FusedMultiplyAdd(f, HalfPi, -r) + (f * HalfPiLow) + (fLow * HalfPi);
        if (above != double.IsNegative(x))
        {
            r = -r;
            rLow = -rLow;
        }
        return double.IsNegative(x) ? -quarter : quarter;
    }

    private static ulong TwoOverPiWord(int bit)
    {
        int word = bit >> 6;
        int shift = bit & 63;
        return shift == 0 ? s_twoOverPi[word] : (s_twoOverPi[word] << shift) | (s_twoOverPi[word + 1] >> (64 - shift));
    }
}
