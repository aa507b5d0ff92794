namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>e^x, error below 0.75 ulp (1 ulp where the result is subnormal).</summary>
    public static double Exp(double x) => Exp(x, 0);

    /// <summary>e^(x + xLow) for |xLow| far below |x|.</summary>
    private static double Exp(double x, double xLow)
    {
        const double InverseLn2 = 1.4426950408889634;
        const double Overflow = 709.8;
        const double Underflow = -745.2;
        if (!(x < Overflow && x > Underflow))
        {
            return double.IsNaN(x) ? double.NaN
                : x > 0 ? double.PositiveInfinity
                : 0;
        }
        // x = k ln 2 + r with |r| <= ln(2) / 2; the first difference is exact.
        double k = Math.Round(x * InverseLn2);
        double high = x - (k * Ln2);
        double low = k * Ln2Low;
        double r = high - low;
        double rLow = high - r - low + xLow;

        // e^r = 1 + r + r^2 (1/2! + r/3! + ... + r^11/13!); what is left out is below 2^-57.
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
        double tail = w * Math.FusedMultiplyAdd(odd, r, even);
        double sum = 1 + r;
        double result = sum + (1 - sum + r + Math.FusedMultiplyAdd(sum + tail, rLow, tail));

        // Two factors where one power of two is out of range; only the last product rounds.
        int exponent = (int)k;
        return Math.Abs(exponent) <= 1000
            ? result * PowerOfTwo(exponent)
            : result * PowerOfTwo(exponent / 2) * PowerOfTwo(exponent - (exponent / 2));
    }
}
