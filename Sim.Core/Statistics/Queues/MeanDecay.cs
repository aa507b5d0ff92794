using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>(1 - e^-x) / x, the mean of e^-u over u from 0 to x, without the cancellation near 0.</summary>
internal static class MeanDecay
{
    /// <param name="x">0 or more, finite.</param>
    public static double Until(double x)
    {
        if (x >= 1)
        {
            return (1 - DeterministicMath.Exp(-x)) / x;
        }
        // 1 - x/2! + x^2/3! - ...; the 18th term is below 1e-17.
        double sum = 0;
        double term = 1;
        for (int k = 2; k <= 20; k++)
        {
            sum += term;
            term *= -x / k;
        }
        return sum;
    }
}
