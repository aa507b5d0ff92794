using Sim.Core.Quantities;

namespace Sim.Core.Randomness;

/// <summary>The standard normal quantile function.</summary>
/// <remarks>Rational approximation by P. J. Acklam (2003); relative error below 1.15e-9 for 0 &lt; p &lt; 1.</remarks>
public static class NormalQuantile
{
    private static readonly double[] s_a =
    [
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00,
    ];

    private static readonly double[] s_b =
    [
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1,
    ];

    private static readonly double[] s_c =
    [
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00,
    ];

    private static readonly double[] s_d =
    [
        7.784695709041462e-03,
        3.224671290700398e-01,
        2.445134137142996e+00,
        3.754408661907416e+00,
        1,
    ];

    /// <param name="p">A probability strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is 0, 1, outside, or not a
    /// number.</exception>
    public static double At(double p)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability strictly between 0 and 1 is expected.");
        }
        const double Low = 0.02425;
        if (p < Low)
        {
            return Tail(p);
        }
        if (p > 1 - Low)
        {
            return -Tail(1 - p);
        }
        double q = p - 0.5;
        double r = q * q;
        return Polynomial(s_a, r) * q / Polynomial(s_b, r);
    }

    private static double Tail(double p)
    {
        double q = Math.Sqrt(-2 * DeterministicMath.Log(p));
        return Polynomial(s_c, q) / Polynomial(s_d, q);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }
        return sum;
    }
}
