using System.Runtime.CompilerServices;

namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>The natural logarithm, error below 0.6 ulp; NaN below 0, minus infinity at 0.</summary>
    public static double Log(double x)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
        {
            return x == 0 ? double.NegativeInfinity
                : x > 0 ? x
                : double.NaN;
        }
        int shift = 0;
        if (x < SmallestNormal)
        {
            x *= 1L << SubnormalBits;
            shift = SubnormalBits;
        }
        long bits = BitConverter.DoubleToInt64Bits(x);
        long sinceStart = bits - LogTable.Start;
        long exponent = sinceStart >> MantissaBits;
        double k = exponent - shift;
        double m = BitConverter.Int64BitsToDouble(bits - (exponent << MantissaBits));
        ref readonly LogTable.Entry entry = ref LogTable.At(sinceStart);

        // log x = k ln 2 - log(inverse) + log(1 + r) with |r| <= 2^-7.6; r is exact but for the farthest m, and
        // log(1 + r) = r - r^2/2 + ... + r^7/7, what is left out is below 2^-63.
        double r = Math.FusedMultiplyAdd(m, entry.Inverse, -1);
        double w = r * r;
        double first = Math.FusedMultiplyAdd(r, 1.0 / 3, -1.0 / 2);
        double second = Math.FusedMultiplyAdd(r, 1.0 / 5, -1.0 / 4);
        double third = Math.FusedMultiplyAdd(r, 1.0 / 7, -1.0 / 6);
        double tail = w * Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, third, second), first);
        double high = (k * Ln2) + entry.Log; // exact
        double sum = high + r;
        return sum + (high - sum + r + (tail + Math.FusedMultiplyAdd(k, Ln2Low, entry.LogLow)));
    }

    /// <summary>
    /// log(1 + x), accurate for an x near 0 too, error below 0.6 ulp; NaN below -1, minus infinity at -1.
    /// </summary>
    public static double LogP1(double x)
    {
        const double LogIsArgument = 1.0 / (1L << 54);
        const double OneIsNothing = 1L << 54;
        if (Math.Abs(x) < LogIsArgument)
        {
            return x;
        }
        if (!(x > -1 && x < OneIsNothing))
        {
            return Log(1 + x);
        }
        // 1 + x = 2^k (m + mLow), the sum in two doubles; then f + fLow = m + mLow - 1.
        double sum = 1 + x;
        double sumLow = x > 1 ? 1 - (sum - x) : x - (sum - 1);
        if (sumLow == 0)
        {
            return Log(sum);
        }
        double k = SplitAroundOne(sum, out double m);
        double mLow = sumLow * PowerOfTwo(-(int)k);
        double f = m - 1 + mLow;
        double fLow = mLow - (f - (m - 1));

        // s = f / d with d = m + mLow + 1.
        double d = m + 1;
        double dLow = m - (d - 1) + mLow;
        double inverse = 1 / d;
        double s = f * inverse;
        double sLow = (Math.FusedMultiplyAdd(-s, d, f) + fLow - (s * dLow)) * inverse;
        return LogOf(k, s, sLow);
    }

    /// <summary>k ln 2 + 2 artanh(s + sLow).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogOf(double k, double s, double sLow)
    {
        // log m = 2 artanh s = 2s + s z (2/3 + 2/5 z + ... + 2/23 z^10) with z = s^2 <= 0.0295; what is left out is
        // below 2^-58.
        double z = s * s;
        double w = z * z;
        double even = 2.0 / 23;
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 19);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 15);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 11);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 7);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 3);
        double odd = 2.0 / 21;
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 17);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 13);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 9);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 5);
        double tail = (s * z * Math.FusedMultiplyAdd(odd, z, even)) + (2 * sLow) + (k * Ln2Low);

        double exponentPart = k * Ln2;
        double sum = exponentPart + (2 * s);
        return sum + (exponentPart - sum + (2 * s) + tail);
    }

    /// <summary>log x as a sum of two doubles with a relative error of about 2^-65, for a positive finite x.</summary>
    internal static double LogExtended(double x, out double low)
    {
        const double TwoThirds = 2.0 / 3;
        const double TwoThirdsLow = 3.700743415417188e-17;
        double k = SplitAroundOne(x, out double m);
        ReduceToArtanh(m, out double s, out double sLow);

        // 2s + s z (2/3 + z (2/5 + ... + 2/27 z^11)): the product with 2/3 is carried in two doubles, the rest is below
        // 2^-11 of it all.
        double z = s * s;
        double zLow = Math.FusedMultiplyAdd(s, s, -z) + (2 * s * sLow);
        double w = z * z;
        double even = 2.0 / 27;
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 23);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 19);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 15);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 11);
        even = Math.FusedMultiplyAdd(even, w, 2.0 / 7);
        double odd = 2.0 / 25;
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 21);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 17);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 13);
        odd = Math.FusedMultiplyAdd(odd, w, 2.0 / 9);
        double rest = w * Math.FusedMultiplyAdd(z, Math.FusedMultiplyAdd(odd, z, even), 2.0 / 5);

        double third = z * TwoThirds;
        double thirdLow = Math.FusedMultiplyAdd(z, TwoThirds, -third) + (z * TwoThirdsLow) + (zLow * TwoThirds);
        double p = third + rest;
        double pLow = third - p + rest + thirdLow;
        double cubic = s * p;
        double cubicLow = Math.FusedMultiplyAdd(s, p, -cubic) + (s * pLow) + (sLow * p);

        double exponentPart = k * Ln2;
        double first = exponentPart + (2 * s);
        double second = first + cubic;
        double tail =
            exponentPart - first + (2 * s) + (first - second + cubic) + ((2 * sLow) + cubicLow + (k * Ln2Low));
        double sum = second + tail;
        low = second - sum + tail;
        return sum;
    }

    /// <summary>x = 2^k m with m from sqrt(1/2) to sqrt(2).</summary>
    private static double SplitAroundOne(double x, out double m)
    {
        const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
        int shift = 0;
        if (x < SmallestNormal)
        {
            x *= 1L << SubnormalBits;
            shift = SubnormalBits;
        }
        long bits = BitConverter.DoubleToInt64Bits(x);
        long k = (bits - SqrtHalfBits) >> MantissaBits;
        m = BitConverter.Int64BitsToDouble(bits - (k << MantissaBits));
        return k - shift;
    }

    /// <summary>s = (m - 1) / (m + 1), so that log m = 2 artanh s.</summary>
    private static void ReduceToArtanh(double m, out double s, out double sLow)
    {
        double f = m - 1;
        double d = m + 1;
        double dLow = m - (d - 1);
        double inverse = 1 / d;
        s = f * inverse;
        sLow = (Math.FusedMultiplyAdd(-s, d, f) - (s * dLow)) * inverse;
    }
}
