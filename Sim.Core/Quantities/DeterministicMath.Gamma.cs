namespace Sim.Core.Quantities;

public static partial class DeterministicMath
{
    /// <summary>
    /// The gamma function of a positive argument, (x - 1)! for a whole one; relative error below 1e-14, NaN at 0 and
    /// below.
    /// </summary>
    /// <remarks>
    /// Stirling's series (NIST DLMF 5.11.3), after the recurrence x gamma(x) = gamma(x + 1) has brought the argument to
    /// where six terms are enough.
    /// </remarks>
    public static double Gamma(double x)
    {
        const double Overflow = 171.7;
        const double SeriesFrom = 16;
        const double ExactFactorials = 23; // 22! is the largest one that a double holds
        if (!(x > 0 && x < Overflow))
        {
            return x > 0 ? double.PositiveInfinity : double.NaN;
        }
        if (x <= ExactFactorials && x == Math.Floor(x))
        {
            return Factorial((int)x - 1);
        }
        double product = 1;
        while (x < SeriesFrom)
        {
            product *= x;
            x++;
        }
        // The logarithm of what Stirling's formula lacks: the sum of B(2k) / (2k (2k - 1) x^(2k - 1)), with the numbers
        // of Bernoulli; what is left out is below 2^-59.
        double inverse = 1 / x;
        double w = inverse * inverse;
        double series = -691.0 / 360360;
        series = Math.FusedMultiplyAdd(series, w, 1.0 / 1188);
        series = Math.FusedMultiplyAdd(series, w, -1.0 / 1680);
        series = Math.FusedMultiplyAdd(series, w, 1.0 / 1260);
        series = Math.FusedMultiplyAdd(series, w, -1.0 / 360);
        series = Math.FusedMultiplyAdd(series, w, 1.0 / 12);

        // sqrt(2 pi / x) (x / e)^x; the power in two equal factors, as it overflows before the function does.
        const double TwoPi = 6.283185307179586;
        double half = Pow(x, x / 2);
        double stirling = Math.Sqrt(TwoPi * inverse) * half * Exp(-x) * half;
        return stirling * Exp(series * inverse) / product;
    }

    private static double Factorial(int n)
    {
        double product = 1;
        for (int i = 2; i <= n; i++)
        {
            product *= i;
        }
        return product;
    }
}
