using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>The steady-state mean of one long correlated series, from the means of long batches.</summary>
/// <remarks>
/// <para>
/// Batches double in size, from a single observation to the largest size that leaves at least 20 of them; on the way
/// the correlation between the means of neighbors must fall to at most 0.1 in magnitude. The 20 to 39 means that remain
/// are judged by Student's t: more and shorter batches would hardly narrow the interval, but would leave more
/// correlation in it. Observations that fill no whole batch are dropped at the begin. Source: Law, Simulation Modeling
/// and Analysis, 5th edition, section 9.5.3; the number of batches: Schmeiser, Operations Research 30 (1982). The limit
/// of 0.1 is an assumption.
/// </para>
/// <para>
/// Assumes a series in steady state, so delete its warm-up first (<see cref="WarmUp"/>). Says so when the correlation
/// never falls to 0.1, and when it is back, beyond its noise of 2 / sqrt(batches), at the final size: then something
/// slower than the batches is in the series. Replications do not need this; see <see cref="ReplicationDeletion"/>.
/// </para>
/// </remarks>
public sealed record BatchMeans
{
    private const int FewestBatches = 20;
    private const double MostCorrelation = 0.1;

    /// <summary>The mean over all batches; its sample size is their number.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Observations in a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>
    /// The least size, of the powers of two that were tried, at which neighboring batch means were nearly uncorrelated;
    /// null: none.
    /// </summary>
    public required int? UncorrelatedBatchSize { get; init; }

    /// <summary>Correlation of neighboring batch means at the size that was used.</summary>
    public required double Lag1Correlation { get; init; }

    /// <param name="series">Successive observations in steady state, at least 20.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static BatchMeans Of(ReadOnlySpan<double> series, double level = ConfidenceInterval.UsualLevel)
    {
        ConfidenceInterval.ThrowIfNoLevel(level);
        if (series.Length < FewestBatches)
        {
            throw new ArgumentException($"At least {FewestBatches} observations are expected.", nameof(series));
        }
        double[] means = series.ToArray();
        int size = 1;
        int? uncorrelated = Math.Abs(Lag1(means)) <= MostCorrelation ? size : null;
        while (means.Length / 2 >= FewestBatches)
        {
            means = OfTwiceTheSize(means);
            size *= 2;
            uncorrelated ??= Math.Abs(Lag1(means)) <= MostCorrelation ? size : null;
        }
        double correlation = Lag1(means);
        return new BatchMeans
        {
            Mean = StudentInterval.OfMean(means, level).With(Warnings(means.Length, size, uncorrelated, correlation)),
            BatchSize = size,
            UncorrelatedBatchSize = uncorrelated,
            Lag1Correlation = correlation,
        };
    }

    /// <summary>
    /// The lag-1 autocorrelation: the sum of products of neighboring differences from the mean over that of their
    /// squares; 0 for a constant.
    /// </summary>
    /// <param name="series">At least two finite numbers.</param>
    public static double Lag1(ReadOnlySpan<double> series)
    {
        if (series.Length < 2)
        {
            throw new ArgumentException("At least two observations are expected.", nameof(series));
        }
        double mean = new SampleMoments(series).Mean;
        CompensatedSum products = default;
        CompensatedSum squares = default;
        double before = 0;
        foreach (double observation in series)
        {
            double difference = observation - mean;
            products.Add(before * difference);
            squares.Add(difference * difference);
            before = difference;
        }
        return squares.Value == 0 ? 0 : products.Value / squares.Value;
    }

    /// <summary>Joins neighboring batches; of an odd number the first is dropped.</summary>
    private static double[] OfTwiceTheSize(double[] means)
    {
        double[] joined = new double[means.Length / 2];
        int first = means.Length % 2;
        for (int i = 0; i < joined.Length; i++)
        {
            joined[i] = (means[first + (2 * i)] + means[first + (2 * i) + 1]) / 2;
        }
        return joined;
    }

    private static IEnumerable<AssumptionWarning> Warnings(int batches, int size, int? uncorrelated, double correlation)
    {
        if (uncorrelated is null)
        {
            yield return new AssumptionWarning(
                FailedAssumption.TooFewBatches,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{batches} batches of {size} are still correlated ({correlation:0.00}); a longer series is needed."
                )
            );
        }
        else if (Math.Abs(correlation) > MostCorrelation + (2 / Math.Sqrt(batches)))
        {
            yield return new AssumptionWarning(
                FailedAssumption.CorrelatedBatches,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Batches of {size} are correlated ({correlation:0.00}) though those of {uncorrelated} were not: "
                        + $"something slow or periodic is in the series."
                )
            );
        }
    }
}
