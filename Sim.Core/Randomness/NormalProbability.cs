using Sim.Core.Quantities;

namespace Sim.Core.Randomness;

/// <summary>
/// The standard normal distribution function: the probability of a value up to z, as <see cref="NormalQuantile"/> is
/// the other way around.
/// </summary>
/// <remarks>
/// The relative error is below 2e-13 down to -37; from -38.5 on the probability is 0 in doubles. Near 0 by the series
/// z + z^3/3 + z^5/(3 5) + ... times the density, in the tails by Laplace's continued fraction, the density over
/// z + 1/(z + 2/(z + ...)) (Marsaglia 2004, <i>Evaluating the Normal Distribution</i>).
/// </remarks>
public static class NormalProbability
{
    /// <summary>Where the series would lose a second digit, and the fraction needs no more than its levels.</summary>
    private const double TailFrom = 2;

    /// <param name="z">Any value; NaN gives NaN.</param>
    public static double At(double z)
    {
        double magnitude = Math.Abs(z);
        double beyond = magnitude < TailFrom ? 0.5 - Body(magnitude) : Tail(magnitude);
        return z < 0 ? beyond : 1 - beyond;
    }

    /// <summary>The probability between 0 and z.</summary>
    private static double Body(double z)
    {
        double sum = z;
        double term = z;
        double previous = 0;
        for (int n = 3; sum != previous; n += 2)
        {
            previous = sum;
            term *= z * z / n;
            sum += term;
        }
        return sum * Density(z);
    }

    /// <summary>The probability above z.</summary>
    private static double Tail(double z)
    {
        const int Levels = 100;
        double fraction = z;
        for (int level = Levels; level > 0; level--)
        {
            fraction = z + (level / fraction);
        }
        return Density(z) / fraction;
    }

    private static double Density(double z)
    {
        const double InverseRootOfTwoPi = 0.3989422804014327;
        return InverseRootOfTwoPi * DeterministicMath.Exp(-z * z / 2);
    }
}
