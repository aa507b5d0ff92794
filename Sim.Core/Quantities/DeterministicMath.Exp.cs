using System.Runtime.CompilerServices;

namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>e^x, error below 0.75 ulp (1 ulp where the result is subnormal).</summary>
    public static double Exp(double x) => Exp(x, 0);

    /// <summary>e^(x + xLow) for |xLow| far below |x|.</summary>
    private static double Exp(double x, double xLow)
    {
        const double Overflow = 709.8;
        const double Underflow = -745.2;
        if (!(x < Overflow && x > Underflow))
        {
            return double.IsNaN(x) ? double.NaN
                : x > 0 ? double.PositiveInfinity
                : 0;
        }
        double k = ReduceByLn2(x, out double r, out double rLow);
        rLow += xLow;
        double tail = ExpTail(r);
        double sum = 1 + r;
        double result = sum + (1 - sum + r + Math.FusedMultiplyAdd(sum + tail, rLow, tail));

        // Two factors where one power of two is out of range; only the last product rounds.
        int exponent = (int)k;
        return Math.Abs(exponent) <= 1000
            ? result * PowerOfTwo(exponent)
            : result * PowerOfTwo(exponent / 2) * PowerOfTwo(exponent - (exponent / 2));
    }

    /// <summary>e^x - 1, accurate for an x near 0 too, error below 0.75 ulp.</summary>
    public static double ExpM1(double x)
    {
        const double ExpIsSum = 1.0 / (1L << 54);
        const double OneIsNothing = 60 * Ln2;
        const double OneIsAll = -40;
        if (Math.Abs(x) < ExpIsSum)
        {
            return x;
        }
        if (!(x < OneIsNothing && x > OneIsAll))
        {
            return x < 0 ? -1 : Exp(x);
        }
        double k = ReduceByLn2(x, out double r, out double rLow);
        double tail = ExpTail(r);
        double low = Math.FusedMultiplyAdd(1 + r + tail, rLow, tail);
        if (k == 0)
        {
            return r + low;
        }
        // 2^k (1 + r + low) - 1, with 2^k - 1 in two doubles.
        double power = PowerOfTwo((int)k);
        double first = power - 1;
        double firstLow = k > 0 ? power - first - 1 : power - (first + 1);
        double second = power * r;
        double sum = first + second;
        return sum + (first - sum + second + Math.FusedMultiplyAdd(power, low, firstLow));
    }

    /// <summary>x = k ln 2 + r + rLow with |r| up to ln(2) / 2; returns k.</summary>
    private static double ReduceByLn2(double x, out double r, out double rLow)
    {
        const double InverseLn2 = 1.4426950408889634;
        double k = Math.Round(x * InverseLn2);
        double high = x - (k * Ln2); // exact
        double low = k * Ln2Low;
        r = high - low;
        rLow = high - r - low;
        return k;
    }

    /// <summary>e^r - 1 - r for |r| up to ln(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r)
    {
        // r^2 (1/2! + r/3! + ... + r^11/13!); what is left out is below 2^-57.
        double w = r * r;
        double even = 1.0 / 479001600;
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 3628800);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 40320);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 720);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 24);
        even = Math.FusedMultiplyAdd(even, w, 1.0 / 2);
        double odd = 1.0 / 6227020800;
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 39916800);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 362880);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 5040);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 120);
        odd = Math.FusedMultiplyAdd(odd, w, 1.0 / 6);
        return w * Math.FusedMultiplyAdd(odd, r, even);
    }
}
