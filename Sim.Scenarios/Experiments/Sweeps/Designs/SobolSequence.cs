namespace Sim.Scenarios.Experiments.Sweeps.Designs;

/// <summary>Sobol's sequence: points that fill a cube evenly, the first 2^k of them best.</summary>
/// <remarks>
/// Algorithm: Sobol (1967) in the Gray code order of Antonov and Saleev (1979). Direction numbers: the first dimensions
/// of new-joe-kuo-6.21201, Joe and Kuo, SIAM Journal on Scientific Computing 30 (2008). The first point is the origin.
/// </remarks>
internal static class SobolSequence
{
    private const int Bits = 32;

    /// <summary>
    /// From the second dimension on: the degree of the primitive polynomial, the coefficients between its first and
    /// last term as bits, and the first direction numbers.
    /// </summary>
    private static readonly (int Degree, uint Coefficients, uint[] Initial)[] s_dimensions =
    [
        (1, 0, [1]),
        (2, 1, [1, 3]),
        (3, 1, [1, 3, 1]),
        (3, 2, [1, 1, 1]),
        (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]),
        (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]),
        (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]),
        (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]),
        (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]),
        (6, 19, [1, 1, 1, 15, 7, 5]),
        (6, 22, [1, 3, 1, 15, 13, 25]),
        (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]),
        (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    /// <summary>How many coordinates a point may have.</summary>
    public static int MostDimensions => s_dimensions.Length + 1;

    /// <returns>By point, then by dimension: 0 to below 1.</returns>
    public static double[][] Points(int points, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        uint[][] directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
        uint[] state = new uint[dimensions];
        double[][] shares = new double[points][];
        for (int i = 0; i < points; i++)
        {
            shares[i] = [.. state.Select(bits => bits / (double)(1UL << Bits))];
            int changed = System.Numerics.BitOperations.TrailingZeroCount(~(uint)i);
            for (int d = 0; d < dimensions; d++)
            {
                state[d] ^= directions[d][changed];
            }
        }
        return shares;
    }

    private static uint[] Directions(int dimension)
    {
        uint[] v = new uint[Bits];
        if (dimension == 0)
        {
            for (int i = 0; i < Bits; i++)
            {
                v[i] = 1u << (Bits - 1 - i);
            }
            return v;
        }
        (int degree, uint coefficients, uint[] initial) = s_dimensions[dimension - 1];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = initial[i] << (Bits - 1 - i);
                continue;
            }
            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                v[i] ^= ((coefficients >> (degree - 1 - k)) & 1) * v[i - k];
            }
        }
        return v;
    }
}
