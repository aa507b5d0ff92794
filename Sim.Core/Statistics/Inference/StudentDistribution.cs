using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Statistics.Inference;

// Why not MathNet's quantile: it brackets the root to 1e-12 at best and 1e-8 at worst, along a path that depends on
// the last bits of the machine's logarithm, and it fails beyond 800. Digits that differ between processors reach into
// the twelfth, so no rounding to a useful number of digits would hide them. This is the tail of the distribution as a
// continued fraction of the incomplete beta function (DLMF 8.17.22), from operations that give the same bits
// everywhere, and Newton's method on it: the tail is convex and the start, a little below the normal quantile, lies
// left of the root, so the steps rise to the root and stop when they no longer do.
/// <summary>Student's t distribution: tails and critical values with the same bits on every processor.</summary>
/// <remarks>Relative error below 1e-12 up to 1e5 degrees of freedom, below 1e-11 up to 1e6.</remarks>
internal static class StudentDistribution
{
    private const double Negligible = 3e-16;
    private const double Farthest = 1e100;

    /// <summary>t such that |T| exceeds it with probability 1 - <paramref name="level"/>.</summary>
    public static double CriticalValue(double level, long degreesOfFreedom) =>
        UpperQuantile((1 - level) / 2, degreesOfFreedom);

    /// <summary>The probability that |T| exceeds |<paramref name="t"/>|; 0 beyond 1e100.</summary>
    public static double TwoSidedTail(double t, long degreesOfFreedom) =>
        Math.Abs(t) > Farthest ? 0 : 2 * UpperTail(Math.Abs(t), degreesOfFreedom, Scale(degreesOfFreedom));

    /// <summary>t such that T exceeds it with probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Above 0, up to 0.5.</param>
    public static double UpperQuantile(double tail, long degreesOfFreedom)
    {
        double scale = Scale(degreesOfFreedom);
        double t = 0;
        double next = -0.999999 * NormalQuantile.At(tail);
        while (next > t)
        {
            t = next;
            next = t + ((UpperTail(t, degreesOfFreedom, scale) - tail) / Density(t, degreesOfFreedom, scale));
        }
        return t;
    }

    private static double Density(double t, double n, double scale) =>
        scale * DeterministicMath.Exp(-0.5 * (n + 1) * LogOfOnePlus(t * t / n));

    /// <param name="t">0 or more.</param>
    private static double UpperTail(double t, double n, double scale)
    {
        double square = t * t;
        double x = n / (n + square);
        double front = t * Density(t, n, scale);
        return x < ((0.5 * n) + 1) / ((0.5 * n) + 2.5)
            ? front / n * ContinuedFraction(0.5 * n, 0.5, x)
            : 0.5 - (front * ContinuedFraction(0.5, 0.5 * n, square / (n + square)));
    }

    /// <summary>Gamma((n + 1) / 2) / (sqrt(n pi) Gamma(n / 2)): the density at 0.</summary>
    /// <remarks>
    /// Gamma(z + 1/2) / Gamma(z) by its asymptotic series (Graham, Knuth, Patashnik, Concrete Mathematics, exercise
    /// 9.60), raised to z of at least 64, where what is cut off is below 1e-15.
    /// </remarks>
    private static double Scale(double n)
    {
        double z = 0.5 * n;
        double ratio = 1;
        while (z < 64)
        {
            ratio *= z / (z + 0.5);
            z++;
        }
        double r = 1 / z;
        double high = (-21 / 32768.0) + (r * ((-399 / 262144.0) + (r * 869 / 4194304)));
        double series = 1 + (r * ((-1 / 8.0) + (r * ((1 / 128.0) + (r * ((5 / 1024.0) + (r * high)))))));
        return ratio * series * Math.Sqrt(z / (n * Math.PI));
    }

    /// <summary>log(1 + y), y of 0 or more, exact also where 1 + y rounds y away (Kahan).</summary>
    private static double LogOfOnePlus(double y)
    {
        double sum = 1 + y;
        return sum == 1 ? y : DeterministicMath.Log(sum) * (y / (sum - 1));
    }

    /// <summary>
    /// The continued fraction of I_x(a, b) over x^a (1 - x)^b / (a B(a, b)), by the method of Lentz.
    /// </summary>
    /// <param name="x">Below (a + 1) / (a + b + 2), where it converges within about sqrt(max(a, b)) steps.</param>
    private static double ContinuedFraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / (1 - ((a + b) * x / (a + 1)));
        double value = d;
        double change;
        int m = 1;
        do
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            change = d * c;
            value *= change;
            m++;
        } while (Math.Abs(change - 1) > Negligible);
        return value;
    }
}
