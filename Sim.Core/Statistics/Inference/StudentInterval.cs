using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>The mean of independent observations and its interval by Student's t distribution.</summary>
/// <remarks>
/// <para>
/// Mean +- t(n - 1) s / sqrt(n). Source: Student, Biometrika 6 (1908); Law, Simulation Modeling and Analysis, 5th
/// edition, section 4.5.
/// </para>
/// <para>
/// Assumes that the observations are independent (one per replication, not the successive ones of a run: for these
/// see <see cref="BatchMeans"/>), alike, and that their mean is nearly normal. The last is checked by Cochran's rule
/// (Sampling Techniques, 3rd edition, page 42): n must be above 25 times the squared skewness. The skewness of a
/// sample is itself uncertain, so the warning comes only where it differs from 0 at the 1 % level; its absence proves
/// little for small n.
/// </para>
/// </remarks>
public static class StudentInterval
{
    private const double CochranFactor = 25;

    /// <summary>Two-sided, 1 % level.</summary>
    private const double SignificantSkewness = 2.576;

    /// <summary>The mean of <paramref name="observations"/>, each independent of the others.</summary>
    /// <param name="observations">At least one; with a single one the interval is infinite, with a warning.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static Estimate OfMean(ReadOnlySpan<double> observations, double level = ConfidenceInterval.UsualLevel) =>
        OfMean(new SampleMoments(observations), level);

    /// <inheritdoc cref="OfMean(ReadOnlySpan{double}, double)"/>
    public static Estimate OfMean(SampleMoments observations, double level = ConfidenceInterval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ConfidenceInterval.ThrowIfNoLevel(level);
        if (observations.Count == 0)
        {
            throw new ArgumentException("At least one observation is expected.", nameof(observations));
        }
        double mean = observations.Mean;
        double halfWidth =
            observations.Count == 1 ? double.PositiveInfinity
            : observations.StandardError == 0 ? 0
            : StudentDistribution.CriticalValue(level, observations.Count - 1) * observations.StandardError;
        return new Estimate
        {
            Value = mean,
            Interval = new ConfidenceInterval(mean - halfWidth, mean + halfWidth, level),
            SampleSize = observations.Count,
            Warnings = [.. Warnings(observations)],
        };
    }

    private static IEnumerable<AssumptionWarning> Warnings(SampleMoments observations)
    {
        if (observations.Count == 1)
        {
            yield return new AssumptionWarning(
                FailedAssumption.TooFewObservations,
                "One observation says nothing about the spread: at least 2 are needed."
            );
        }
        if (observations.Count < 3)
        {
            yield break;
        }
        double n = observations.Count;
        double skewness = observations.Skewness;
        double needed = CochranFactor * skewness * skewness;
        // Standard error of G1 for normal observations.
        double error = Math.Sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
        if (n <= needed && Math.Abs(skewness) > SignificantSkewness * error)
        {
            yield return new AssumptionWarning(
                FailedAssumption.Skewed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"With a skewness of {skewness:0.0#} the mean is nearly normal from {Math.Ceiling(needed):0} "
                        + $"observations on, and there are {n:0}."
                )
            );
        }
    }
}
