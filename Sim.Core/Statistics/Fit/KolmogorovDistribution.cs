using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Fit;

/// <summary>
/// The distribution of the Kolmogorov-Smirnov distance between n independent values and their own distribution.
/// </summary>
/// <remarks>
/// Up to 100 values exactly, by a power of a matrix (Marsaglia, Tsang, Wang 2003, <i>Evaluating Kolmogorov's
/// Distribution</i>). Above by Kolmogorov's limit at a corrected distance (Vrbik 2018, <i>Small-sample corrections to
/// Kolmogorov-Smirnov test statistic</i>).
/// </remarks>
internal static class KolmogorovDistribution
{
    private const int LargestExact = 100;

    /// <summary>The probability of a distance of <paramref name="distance"/> or more.</summary>
    /// <param name="sampleSize">1 or more.</param>
    /// <param name="distance">0 to 1.</param>
    public static double TailProbability(int sampleSize, double distance)
    {
        if (distance * sampleSize <= 0.5)
        {
            return 1; // no sample is closer than half a step
        }
        if (sampleSize <= LargestExact)
        {
            return Math.Clamp(1 - Exact(sampleSize, distance), 0, 1);
        }
        double root = Math.Sqrt(sampleSize);
        double scaled = distance * root;
        return LimitTail(scaled + (1 / (6 * root)) + ((scaled - 1) / (4.0 * sampleSize)));
    }

    /// <summary>
    /// The limit of the tail for large samples (Kolmogorov 1933) by one of its two series: they are equal, by Jacobi's
    /// identity, and converge fast for a large and a small argument.
    /// </summary>
    /// <param name="x">The distance times the root of the sample size, above 0.</param>
    public static double LimitTail(double x)
    {
        const int Terms = 5;
        const double RootOfTwoPi = 2.5066282746310002;
        double sum = 0;
        if (x >= 1)
        {
            // 2 (exp(-2 x^2) - exp(-2 (2x)^2) + exp(-2 (3x)^2) - ...)
            for (int k = Terms; k > 0; k--)
            {
                sum = DeterministicMath.Exp(-2 * k * x * (k * x)) - sum;
            }
            return 2 * sum;
        }
        // 1 - sqrt(2 pi) / x (exp(-(pi / x)^2 / 8) + exp(-(3 pi / x)^2 / 8) + ...)
        for (int k = Terms; k > 0; k--)
        {
            double odd = ((2 * k) - 1) * Math.PI / x;
            sum += DeterministicMath.Exp(-odd * odd / 8);
        }
        return 1 - (RootOfTwoPi / x * sum);
    }

    /// <summary>The probability of a smaller distance: n! / n^n times the middle element of a matrix^n.</summary>
    private static double Exact(int n, double distance)
    {
        int k = (int)(n * distance) + 1;
        double h = k - (n * distance);
        double probability = Power(Transitions((2 * k) - 1, h), n)[k - 1, k - 1];
        for (int i = 1; i <= n; i++)
        {
            probability *= i / (double)n;
        }
        return probability;
    }

    /// <summary>
    /// Element (i, j) is 1 / (i - j + 1)! up to the diagonal above the main one, but with powers of h taken off the
    /// first column and the last row.
    /// </summary>
    private static double[,] Transitions(int size, double h)
    {
        double[,] matrix = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= Math.Min(i + 1, size - 1); j++)
            {
                matrix[i, j] = 1;
            }
        }
        int last = size - 1;
        double power = 1;
        double corner = 1;
        for (int i = 0; i < size; i++)
        {
            power *= h;
            corner *= Math.Max(0, (2 * h) - 1);
            matrix[i, 0] -= power;
            matrix[last, last - i] -= power;
        }
        matrix[last, 0] += corner;
        for (int i = 0; i < size; i++)
        {
            double factorial = 1;
            for (int j = i; j >= 0; j--)
            {
                factorial *= i - j + 1;
                matrix[i, j] /= factorial;
            }
        }
        return matrix;
    }

    private static double[,] Power(double[,] matrix, int exponent)
    {
        if (exponent == 1)
        {
            return matrix;
        }
        double[,] half = Power(matrix, exponent / 2);
        double[,] square = Product(half, half);
        return exponent % 2 == 0 ? square : Product(square, matrix);
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        int size = a.GetLength(0);
        double[,] product = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double sum = 0;
                for (int k = 0; k < size; k++)
                {
                    sum += a[i, k] * b[k, j];
                }
                product[i, j] = sum;
            }
        }
        return product;
    }
}
