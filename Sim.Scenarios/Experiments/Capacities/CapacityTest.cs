using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Judges one condition by one-sided intervals of the mean over replications.</summary>
/// <param name="HoldsError">The probability that a condition that fails is taken for one that holds, above 0.</param>
/// <param name="FailsError">The probability that one that holds is taken for one that fails, above 0.</param>
internal sealed record CapacityTest(double HoldsError, double FailsError)
{
    /// <summary>Levels of intervals go no further.</summary>
    private const double LeastError = 1e-9;

    /// <param name="values">One for each replication; two or more.</param>
    /// <param name="isCertain">Chance plays no part: the values are the truth.</param>
    public JudgedCondition Judge(string name, Threshold threshold, IReadOnlyList<double?> values, bool isCertain)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length < values.Count)
        {
            return Without(name, threshold, values.Count - known.Length, values.Count);
        }
        double mean = new SampleMoments(known).Mean;
        bool isUpper = threshold.Comparison is ThresholdComparison.Below or ThresholdComparison.AtMost;
        double towardsLimit = HalfWidth(known, HoldsError);
        double awayFromLimit = HalfWidth(known, FailsError);
        (double lower, double upper) = isUpper
            ? (mean - awayFromLimit, mean + towardsLimit)
            : (mean - towardsLimit, mean + awayFromLimit);
        (double worst, double best) = isUpper ? (upper, lower) : (lower, upper);
        bool isConstant = isCertain || lower == upper;
        CapacityVerdict verdict =
            threshold.Accepts(worst) ? CapacityVerdict.Holds
            : !threshold.Accepts(best) ? CapacityVerdict.Fails
            : CapacityVerdict.Open;
        return new JudgedCondition
        {
            Case = name,
            Threshold = threshold.Expression,
            Verdict = verdict,
            Value = mean,
            Interval = (lower, upper),
            Actual = isConstant
                ? ThresholdEvaluation.Text(threshold, mean)
                : $"{ThresholdEvaluation.Text(threshold, mean)} ({ThresholdEvaluation.Text(threshold, lower)} to "
                    + $"{ThresholdEvaluation.Text(threshold, upper)})",
            Margin = Margin(threshold, isUpper, mean),
            MarginInterval =
                Margin(threshold, isUpper, worst) is { } low && Margin(threshold, isUpper, best) is { } high
                    ? (low, high)
                    : null,
            Replications = known.Length,
        };
    }

    /// <summary>Half the two-sided interval, so that one side alone is missed with the given probability.</summary>
    private static double HalfWidth(double[] values, double error) =>
        StudentInterval.OfMean(values, 1 - (2 * Math.Max(LeastError, error))).Interval.HalfWidth;

    private static double? Margin(Threshold threshold, bool isUpper, double value) =>
        threshold.Limit > 0 ? (isUpper ? threshold.Limit - value : value - threshold.Limit) / threshold.Limit : null;

    private static JudgedCondition Without(string name, Threshold threshold, int without, int all) =>
        new()
        {
            Case = name,
            Threshold = threshold.Expression,
            Verdict = CapacityVerdict.Fails,
            Value = null,
            Interval = null,
            Actual =
                without == all
                    ? "no data"
                    : string.Create(CultureInfo.InvariantCulture, $"no data in {without} of {all} replications"),
            Margin = null,
            MarginInterval = null,
            Replications = all,
        };
}
