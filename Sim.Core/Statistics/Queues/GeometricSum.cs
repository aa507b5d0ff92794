using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>Finite geometric sums without cancellation for ratios up to and around 1.</summary>
internal static class GeometricSum
{
    /// <summary>
    /// The sums of x^j and of j x^j over j = 0..n-1, by doubling the number of terms: all parts are positive, and there
    /// are about log n of them.
    /// </summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="n">0 or more.</param>
    public static (double Sum, double Moment) Of(double x, int n)
    {
        double sum = 0;
        double moment = 0;
        int terms = 0;
        for (int bit = 31 - int.LeadingZeroCount(n | 1); bit >= 0; bit--)
        {
            double power = DeterministicMath.Pow(x, terms);
            moment += power * (moment + (terms * sum));
            sum += power * sum;
            terms *= 2;
            if ((n >> bit & 1) != 0)
            {
                power = DeterministicMath.Pow(x, terms);
                moment += terms * power;
                sum += power;
                terms++;
            }
        }
        return (sum, moment);
    }
}
