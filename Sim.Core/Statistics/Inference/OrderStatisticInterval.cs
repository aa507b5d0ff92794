using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>A quantile of independent observations and its interval between two of them.</summary>
/// <remarks>
/// <para>
/// The number of observations up to the true quantile is binomial whatever their distribution, so the true quantile
/// lies between the l-th and the u-th smallest with a known probability. l is the greatest and u the least that leave
/// at most half of 1 - level outside on their side; <see cref="ConfidenceInterval.Level"/> of the result is the
/// probability attained, which is at least the asked one. Source: David, Nagaraja, Order Statistics, 3rd edition
/// (2003), section 7.1.
/// </para>
/// <para>
/// Assumes independent observations from one continuous distribution (with ties the interval holds at least as
/// often). The estimate is the least observation that a share <c>probability</c> does not exceed, as everywhere in
/// this project. Use it across replications (the median of their 99th percentiles), not for the successive values of
/// a run.
/// </para>
/// </remarks>
public static class OrderStatisticInterval
{
    /// <param name="observations">At least one; they need not be sorted.</param>
    /// <param name="probability">Strictly between 0 and 1; 0.5 for the median.</param>
    /// <param name="level">Above 0, below 1.</param>
    /// <returns>
    /// An end that no observation can give at this level is infinite, with a warning that says how many are needed.
    /// </returns>
    public static Estimate OfQuantile(
        ReadOnlySpan<double> observations,
        double probability,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        ThrowIfOutside(probability, level);
        if (observations.IsEmpty)
        {
            throw new ArgumentException("At least one observation is expected.", nameof(observations));
        }
        double[] sorted = Sorted(observations);
        int n = sorted.Length;
        double[] atMost = BinomialDistribution.Cumulative(n, probability);
        double outside = (1 - level) / 2;
        int lower = RankBelow(atMost, outside);
        int upper = RankAbove(atMost, outside);
        double attained = (upper > n ? 1 : atMost[upper - 1]) - (lower < 1 ? 0 : atMost[lower - 1]);
        return new Estimate
        {
            Value = sorted[Math.Max(1, (int)Math.Ceiling(n * probability)) - 1],
            Interval = new ConfidenceInterval(
                lower < 1 ? double.NegativeInfinity : sorted[lower - 1],
                upper > n ? double.PositiveInfinity : sorted[upper - 1],
                attained
            ),
            SampleSize = n,
            Warnings = lower < 1 || upper > n ? [TooFew(n, probability, level)] : [],
        };
    }

    /// <summary>The least number of observations whose interval is finite on both sides.</summary>
    /// <inheritdoc cref="OfQuantile" path="/param"/>
    public static int ObservationsNeeded(double probability, double level = ConfidenceInterval.UsualLevel)
    {
        ThrowIfOutside(probability, level);
        // The end that is missing longest is that of the nearer tail: all n observations fall on one side of it with
        // probability max(p, 1 - p)^n.
        double outside = (1 - level) / 2;
        double side = Math.Max(probability, 1 - probability);
        int n = 1;
        for (double all = side; all > outside; all *= side)
        {
            n++;
        }
        return n;
    }

    /// <summary>The greatest l with P(fewer than l) at most <paramref name="outside"/>; 0: there is none.</summary>
    private static int RankBelow(double[] atMost, double outside)
    {
        int rank = 0;
        while (rank < atMost.Length - 1 && atMost[rank] <= outside)
        {
            rank++;
        }
        return rank;
    }

    /// <summary>The least u with P(u or more) at most <paramref name="outside"/>; n + 1: there is none.</summary>
    private static int RankAbove(double[] atMost, double outside)
    {
        int rank = atMost.Length;
        while (rank > 1 && 1 - atMost[rank - 2] <= outside)
        {
            rank--;
        }
        return rank;
    }

    private static void ThrowIfOutside(double probability, double level)
    {
        ConfidenceInterval.ThrowIfNoLevel(level);
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                "A probability strictly between 0 and 1 is expected."
            );
        }
    }

    private static double[] Sorted(ReadOnlySpan<double> observations)
    {
        double[] sorted = observations.ToArray();
        foreach (double observation in sorted)
        {
            if (!double.IsFinite(observation))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(observations),
                    observation,
                    "Finite numbers are expected."
                );
            }
        }
        Array.Sort(sorted);
        return sorted;
    }

    private static AssumptionWarning TooFew(int n, double probability, double level) =>
        new(
            FailedAssumption.TooFewObservations,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{n} observations do not bound the {probability} quantile on both sides: "
                    + $"at least {ObservationsNeeded(probability, level)} are needed."
            )
        );
}
