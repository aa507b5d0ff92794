using Sim.Core.Randomness;

namespace Sim.Scenarios.Experiments.Sweeps.Designs;

/// <summary>
/// Points whose every coordinate, cut into as many equal strata as there are points, has one point in each stratum.
/// </summary>
/// <remarks>
/// Source: McKay, Beckman and Conover, Technometrics 21 (1979). The coordinate of a factor depends on its name, the
/// seed and the number of points alone: another factor does not move it.
/// </remarks>
internal static class LatinHypercube
{
    /// <param name="factors">Names, each once.</param>
    /// <returns>By point, then by factor: 0 to below 1.</returns>
    public static double[][] Points(ulong seed, int points, IReadOnlyList<string> factors)
    {
        double[][] shares = [.. Enumerable.Range(0, points).Select(_ => new double[factors.Count])];
        var streams = new RandomStreams(seed);
        foreach ((int column, string factor) in factors.Index())
        {
            RandomStream order = streams.For(factor, "latin hypercube strata");
            RandomStream inside = streams.For(factor, "latin hypercube place");
            int[] strata = [.. Enumerable.Range(0, points)];
            // Fisher and Yates: every order is equally likely.
            for (int i = points - 1; i > 0; i--)
            {
                int other = order.NextInt32(i + 1);
                (strata[i], strata[other]) = (strata[other], strata[i]);
            }
            for (int i = 0; i < points; i++)
            {
                shares[i][column] = (strata[i] + inside.NextDouble()) / points;
            }
        }
        return shares;
    }
}
