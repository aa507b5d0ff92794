using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Thresholds;

/// <summary>Judges thresholds by the mean over replications, with its interval.</summary>
/// <remarks>
/// A threshold holds when the whole interval is on its good side, is broken when the whole interval is on the other,
/// and else the replications cannot tell. The interval is that of <see cref="StudentInterval"/>.
/// </remarks>
public static class ReplicatedThresholds
{
    /// <param name="thresholds">Of the scenario.</param>
    /// <param name="replicates">With a verdict on each of them, in the same order; two or more.</param>
    /// <param name="level">Of each interval: above 0, below 1.</param>
    public static IReadOnlyList<ThresholdVerdict> Judge(
        IReadOnlyList<Threshold> thresholds,
        IReadOnlyList<Replicate> replicates,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(replicates);
        return
        [
            .. thresholds.Select(
                (threshold, i) => Judge(threshold, [.. replicates.Select(one => one.Thresholds[i])], level)
            ),
        ];
    }

    internal static ThresholdVerdict Judge(Threshold threshold, ThresholdVerdict[] verdicts, double level)
    {
        double[] values = [.. verdicts.Select(verdict => verdict.Value).OfType<double>()];
        if (values.Length < verdicts.Length)
        {
            string without = string.Create(
                CultureInfo.InvariantCulture,
                $"no data in {verdicts.Length - values.Length} of {verdicts.Length} replications"
            );
            return new ThresholdVerdict(threshold.Expression, false, without, null) { Unit = verdicts[0].Unit };
        }
        var mean = StudentInterval.OfMean(values, level);
        (bool lower, bool upper) = (threshold.Accepts(mean.Interval.Lower), threshold.Accepts(mean.Interval.Upper));
        ThresholdVerdict single = ThresholdEvaluation.Judge(threshold, mean.Value);
        return single with
        {
            Passed = lower && upper,
            Inconclusive = lower != upper,
            Interval = (mean.Interval.Lower, mean.Interval.Upper),
            Actual =
                $"{single.Actual} ({ThresholdEvaluation.Text(threshold, mean.Interval.Lower)} to "
                + $"{ThresholdEvaluation.Text(threshold, mean.Interval.Upper)})",
        };
    }
}
