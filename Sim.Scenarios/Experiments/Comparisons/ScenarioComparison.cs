using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>A candidate against a baseline, measure by measure, over replications that share their chance.</summary>
/// <param name="Baseline">As it was named.</param>
/// <param name="Candidate">As it was named.</param>
/// <param name="Differences">What is worse first, then what is better, then the rest; each the largest first.</param>
/// <param name="OnlyInBaseline">Measures that no replication of the candidate has.</param>
/// <param name="OnlyInCandidate">Measures that no replication of the baseline has.</param>
public sealed record ScenarioComparison(
    string Baseline,
    string Candidate,
    IReadOnlyList<MeasuredDifference> Differences,
    IReadOnlyList<MeasureKey> OnlyInBaseline,
    IReadOnlyList<MeasureKey> OnlyInCandidate
)
{
    /// <summary>
    /// How many more replications would settle all that is open; null: nothing is, or no number can be told.
    /// </summary>
    public int? MoreReplications =>
        Differences
            .Where(one => one.Verdict == DifferenceVerdict.Inconclusive)
            .Select(one => one.Comparison.MoreReplications)
            .Max();

    public int CountOf(DifferenceVerdict verdict) => Differences.Count(one => one.Verdict == verdict);

    /// <summary>
    /// Compares every measure that both have; verdicts are corrected for their number, so that any of them is wrong
    /// with a probability of at most 1 - level.
    /// </summary>
    /// <param name="baseline">At least one replication.</param>
    /// <param name="candidate">Of the same seed; further replications than the other has are left out.</param>
    public static ScenarioComparison Of(
        ReplicationSeries baseline,
        ReplicationSeries candidate,
        ComparisonSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(settings);
        int pairs = Math.Min(baseline.Replicates.Count, candidate.Replicates.Count);
        IReadOnlyList<MeasureKey> ofBaseline = baseline.Keys;
        IReadOnlyList<MeasureKey> ofCandidate = candidate.Keys;
        HashSet<MeasureKey> there = [.. ofCandidate];
        var shares = new TrafficShares(baseline);
        List<MeasuredDifference> apart = [];
        foreach (MeasureKey key in ofBaseline.Where(there.Contains))
        {
            if (
                Compare(key, baseline.ValuesOf(key), candidate.ValuesOf(key), pairs, settings, shares) is { } difference
            )
            {
                apart.Add(difference);
            }
        }
        IReadOnlyList<PracticalComparison> together = PracticalComparison.Together(
            [.. apart.Select(one => one.Comparison)],
            settings.Level
        );
        HashSet<MeasureKey> before = [.. ofBaseline];
        return new ScenarioComparison(
            baseline.Name,
            candidate.Name,
            [
                .. apart
                    .Zip(together, Judge)
                    .OrderBy(one => Rank(one.Verdict))
                    .ThenByDescending(one => Math.Abs(one.Harm))
                    .ThenBy(one => one.Key.ToString(), StringComparer.Ordinal),
            ],
            [.. ofBaseline.Where(key => !there.Contains(key))],
            [.. ofCandidate.Where(key => !before.Contains(key))]
        );
    }

    private static MeasuredDifference? Compare(
        MeasureKey key,
        double[] baseline,
        double[] candidate,
        int pairs,
        ComparisonSettings settings,
        TrafficShares shares
    )
    {
        int[] both =
        [
            .. Enumerable.Range(0, pairs).Where(i => double.IsFinite(baseline[i]) && double.IsFinite(candidate[i])),
        ];
        if (both.Length == 0)
        {
            return null;
        }
        double[] before = [.. both.Select(i => baseline[i])];
        double[] after = [.. both.Select(i => candidate[i])];
        double mean = new SampleMoments(before).Mean;
        var comparison = PracticalComparison.Of(
            after,
            before,
            settings.MarginOf(key, mean),
            lowerIsBetter: true,
            settings.Level
        );
        return new MeasuredDifference
        {
            Key = key,
            Baseline = mean,
            Candidate = new SampleMoments(after).Mean,
            Comparison = comparison,
            Verdict = DifferenceVerdict.Inconclusive,
            Weight = shares.Of(key),
        };
    }

    private static MeasuredDifference Judge(MeasuredDifference apart, PracticalComparison together) =>
        apart with
        {
            Comparison = together,
            Verdict = together.Verdict switch
            {
                ComparisonVerdict.Inconclusive => DifferenceVerdict.Inconclusive,
                ComparisonVerdict.Same => DifferenceVerdict.Same,
                _ when MeasureKind.Of(apart.Key.Measure).Preference == MeasurePreference.None =>
                    DifferenceVerdict.Changed,
                ComparisonVerdict.Better => DifferenceVerdict.Better,
                _ => DifferenceVerdict.Worse,
            },
        };

    /// <summary>What a reader looks at first.</summary>
    private static int Rank(DifferenceVerdict verdict) =>
        verdict switch
        {
            DifferenceVerdict.Worse => 0,
            DifferenceVerdict.Better => 1,
            DifferenceVerdict.Inconclusive => 2,
            DifferenceVerdict.Changed => 3,
            _ => 4,
        };
}
