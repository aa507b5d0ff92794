namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>x^y, error below 1 ulp; a negative x has powers for whole y only.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }
        double magnitude = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            return magnitude == 1 ? 1
                : magnitude > 1 == y > 0 ? double.PositiveInfinity
                : 0;
        }
        bool negative = double.IsNegative(x) && IsOddInteger(y);
        if (magnitude == 0 || double.IsInfinity(magnitude))
        {
            double limit = magnitude == 0 == y < 0 ? double.PositiveInfinity : 0;
            return negative ? -limit : limit;
        }
        if (x < 0 && y != Math.Floor(y))
        {
            return double.NaN;
        }
        double log = LogExtended(magnitude, out double logLow);
        double exponent = y * log;
        double result =
            Math.Abs(exponent) > 1000
                ? Exp(exponent)
                : Exp(exponent, Math.FusedMultiplyAdd(y, log, -exponent) + (y * logLow));
        return negative ? -result : result;
    }

    private static bool IsOddInteger(double y)
    {
        double half = y / 2;
        return y == Math.Floor(y) && half != Math.Floor(half);
    }
}
