namespace Sim.Core.Statistics.Inference;

/// <summary>How many replications an aim needs, judged from those that there are.</summary>
/// <remarks>
/// Assumes that mean and standard deviation stay as they are; with n observations the standard deviation itself is
/// uncertain by about 1 / sqrt(2 n), so plan again on the way. Source: Law, Simulation Modeling and Analysis, 5th
/// edition, section 9.4.1.
/// </remarks>
public static class ReplicationPlan
{
    /// <summary>Default probability that the planned replications suffice; a convention (Cohen 1988).</summary>
    public const double UsualPower = 0.8;

    private const int MostReplications = 1_000_000_000;

    /// <summary>
    /// The least number of replications whose interval is expected to be at most +- <paramref name="halfWidth"/>; null:
    /// more than 10^9.
    /// </summary>
    /// <param name="standardDeviation">Of a single replication, finite, 0 or more.</param>
    /// <param name="halfWidth">In the unit of the observations, above 0.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static int? ForHalfWidth(
        double standardDeviation,
        double halfWidth,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        ConfidenceInterval.ThrowIfNoLevel(level);
        return Least(standardDeviation, halfWidth, df => StudentDistribution.CriticalValue(level, df));
    }

    /// <summary>
    /// The least number of replications whose interval excludes a threshold at <paramref name="distance"/> from the
    /// true mean with probability <paramref name="power"/>; null: more than 10^9.
    /// </summary>
    /// <remarks>By the usual approximation t(level) + t(power) for the noncentral t distribution.</remarks>
    /// <param name="standardDeviation">Of a single replication, finite, 0 or more.</param>
    /// <param name="distance">In the unit of the observations, 0 or more.</param>
    /// <param name="level">Above 0, below 1.</param>
    /// <param name="power">0.5 or more, below 1.</param>
    public static int? ForThreshold(
        double standardDeviation,
        double distance,
        double level = ConfidenceInterval.UsualLevel,
        double power = UsualPower
    )
    {
        ConfidenceInterval.ThrowIfNoLevel(level);
        if (!(power >= 0.5 && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "A probability from 0.5 to 1 is expected.");
        }
        return Least(
            standardDeviation,
            distance,
            df => StudentDistribution.CriticalValue(level, df) + StudentDistribution.UpperQuantile(1 - power, df)
        );
    }

    /// <summary>The least n of 2 or more with factor(n - 1) s / sqrt(n) within the limit.</summary>
    private static int? Least(double standardDeviation, double limit, Func<long, double> factor)
    {
        if (!(standardDeviation >= 0 && double.IsFinite(standardDeviation)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation),
                standardDeviation,
                "A finite number of 0 or more is expected."
            );
        }
        if (!(limit >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A number of 0 or more is expected.");
        }
        bool suffices(int n) => factor(n - 1) * standardDeviation <= limit * Math.Sqrt(n);
        if (!suffices(MostReplications))
        {
            return null;
        }
        int low = 1;
        int high = 2;
        while (!suffices(high))
        {
            low = high;
            high = (int)Math.Min(2L * high, MostReplications);
        }
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            if (suffices(middle))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
        return high;
    }
}
