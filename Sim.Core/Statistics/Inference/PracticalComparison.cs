namespace Sim.Core.Statistics.Inference;

/// <summary>Whether a candidate is better than its baseline, worse or the same, for all that matters.</summary>
/// <remarks>
/// <para>
/// What matters is a margin: the largest difference that nobody would act on. The verdict stands when the paired
/// interval of the difference lies wholly below -margin, between -margin and margin, or above margin; else a limit lies
/// inside and the comparison is inconclusive. "Not significant" is never taken for "the same".
/// </para>
/// <para>
/// A wrong verdict of any kind has a probability of at most 1 - level. "Same" at level 0.9 is the two one-sided tests
/// (TOST) at 5 %: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987). Assumes what
/// <see cref="PairedDifference"/> does; the margin must be chosen before looking.
/// </para>
/// </remarks>
public sealed record PracticalComparison
{
    /// <summary>Candidate - baseline.</summary>
    public required PairedDifference Difference { get; init; }

    /// <summary>The largest difference that does not matter, in the unit of the results.</summary>
    public required double Margin { get; init; }

    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>
    /// The least error level at which a verdict would stand: the larger of the two-sided p-values of a difference of
    /// +margin and of -margin. 0 when nothing varies, 1 for a single pair.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>
    /// How many more replications would settle an inconclusive comparison with a probability of 0.8, if mean and
    /// variance are what they seem; null: it is settled, cannot be told from one pair, or takes more than 10^9.
    /// </summary>
    public required int? MoreReplications { get; init; }

    /// <param name="candidate">One result per replication.</param>
    /// <param name="baseline">The results of the same replications.</param>
    /// <param name="margin">Finite, 0 or more; with 0 only identical results are the same.</param>
    /// <param name="lowerIsBetter">True for latency, errors and cost; false for throughput.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static PracticalComparison Of(
        ReadOnlySpan<double> candidate,
        ReadOnlySpan<double> baseline,
        double margin,
        bool lowerIsBetter = true,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        if (!(margin >= 0 && double.IsFinite(margin)))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A finite margin of 0 or more is expected.");
        }
        var difference = PairedDifference.Of(candidate, baseline, level);
        double mean = difference.Mean.Value;
        double pValue =
            difference.StandardDeviation == 0 ? 0 : Math.Max(difference.PValueOf(margin), difference.PValueOf(-margin));
        bool stands = pValue < 1 - level;
        return new PracticalComparison
        {
            Difference = difference,
            Margin = margin,
            PValue = pValue,
            Verdict =
                !stands ? ComparisonVerdict.Inconclusive
                : Math.Abs(mean) <= margin ? ComparisonVerdict.Same
                : mean < 0 == lowerIsBetter ? ComparisonVerdict.Better
                : ComparisonVerdict.Worse,
            MoreReplications = stands ? null : More(difference, Math.Abs(Math.Abs(mean) - margin), level),
        };
    }

    /// <summary>
    /// The same comparisons, judged together: verdicts that Holm's correction does not let stand become inconclusive,
    /// so that the probability of any wrong verdict among all of them is at most 1 - level.
    /// </summary>
    /// <remarks>The intervals stay those of single comparisons.</remarks>
    /// <param name="comparisons">Of different measures or candidates.</param>
    /// <param name="level">Above 0, below 1; not below that of the single ones.</param>
    public static IReadOnlyList<PracticalComparison> Together(
        IReadOnlyList<PracticalComparison> comparisons,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        ConfidenceInterval.ThrowIfNoLevel(level);
        double[] adjusted = HolmCorrection.Adjust([.. comparisons.Select(one => one.PValue)]);
        return
        [
            .. comparisons.Select(
                (one, i) => adjusted[i] < 1 - level ? one : one with { Verdict = ComparisonVerdict.Inconclusive }
            ),
        ];
    }

    private static int? More(PairedDifference difference, double distance, double level)
    {
        if (difference.Mean.SampleSize < 2)
        {
            return null;
        }
        int? needed = ReplicationPlan.ForThreshold(difference.StandardDeviation, distance, level);
        return needed is null ? null : (int)Math.Max(1, needed.Value - difference.Mean.SampleSize);
    }
}
