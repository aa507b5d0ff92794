using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Holds what cases measured against their demands and against the baseline. Pure.</summary>
/// <remarks>
/// All verdicts against the baseline are wrong together with a probability of at most 1 - level: each case has an equal
/// part of it (Bonferroni), and Holm's correction shares that among its measures.
/// </remarks>
public static class SuiteJudge
{
    /// <param name="loaded">Without errors.</param>
    /// <param name="model">Version of the model that ran.</param>
    /// <param name="baseline">Null: there is none yet.</param>
    /// <param name="runs">Some of the suite's cases, or all.</param>
    public static SuiteReport Judge(LoadedSuite loaded, string model, Baseline? baseline, IReadOnlyList<CaseRun> runs)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(runs);
        Suite suite = loaded.Suite ?? throw new ArgumentException("The suite has errors.", nameof(loaded));
        double level = 1 - ((1 - suite.Level.Value) / Math.Max(1, loaded.Cases.Count));
        HashSet<string> there = [.. loaded.Cases.Select(one => one.Id)];
        return new SuiteReport(
            loaded,
            model,
            baseline,
            [.. runs.Select(run => Judge(suite, run, baseline?.Find(run.Case.Id), level))],
            [.. (baseline?.Cases ?? []).Select(one => one.Id).Where(id => !there.Contains(id))]
        );
    }

    private static CaseReport Judge(Suite suite, CaseRun run, BaselineCase? before, double level)
    {
        ScenarioComparison? comparison = before is null || run.IsUnchanged ? null : Compare(suite, run, before, level);
        SuiteFinding[] findings =
        [
            .. OfThresholds(run, before),
            .. before is null
                ? [new SuiteFinding(FindingKind.NoBaseline, run.Case, "'--update' accepts what it measured")]
                : OfComparison(run, comparison),
        ];
        return new CaseReport(run, before, comparison, [.. findings.OrderByDescending(finding => finding.Outcome)]);
    }

    private static ScenarioComparison Compare(Suite suite, CaseRun run, BaselineCase before, double level)
    {
        var now = new ReplicationSeries(run.Case.Id);
        now.Add(run.Replicates);
        return ScenarioComparison.Of(
            before.Series(),
            now,
            new ComparisonSettings
            {
                PracticalShare = suite.Practical.Value,
                Level = level,
                ShareOf = key => suite.Tolerances.FirstOrDefault(one => one.IsAbout(run.Case.Id, key))?.Share.Value,
            }
        );
    }

    private static IEnumerable<SuiteFinding> OfThresholds(CaseRun run, BaselineCase? before)
    {
        foreach ((int i, ThresholdVerdict verdict) in run.Thresholds.Index().Where(one => !one.Item.Passed))
        {
            bool held = before?.Thresholds.Any(one => one.Expression == verdict.Expression && one.Passed) ?? false;
            yield return verdict.Inconclusive
                ? new SuiteFinding(FindingKind.InconclusiveThreshold, run.Case, MoreFor(run, i)) { Threshold = verdict }
                : new SuiteFinding(
                    held ? FindingKind.BrokenNow : FindingKind.Broken,
                    run.Case,
                    $"another limit where '{verdict.Expression}' is written"
                )
                {
                    Threshold = verdict,
                };
        }
    }

    private static IEnumerable<SuiteFinding> OfComparison(CaseRun run, ScenarioComparison? comparison)
    {
        IEnumerable<MeasuredDifference> harmful = (comparison?.Differences ?? []).Where(one =>
            one.Verdict == DifferenceVerdict.Worse || IsOpenAndHarmful(one)
        );
        foreach (DistinctDifference distinct in DistinctDifference.Of(harmful))
        {
            bool isSure = distinct.Difference.Verdict == DifferenceVerdict.Worse;
            yield return new SuiteFinding(
                isSure ? FindingKind.Regression : FindingKind.InconclusiveDifference,
                run.Case,
                isSure ? ToleranceFor(run.Case, distinct.Difference) : MoreFor(distinct.Difference, run)
            )
            {
                Difference = distinct,
            };
        }
        foreach (MeasureKey key in comparison?.OnlyInBaseline ?? [])
        {
            yield return new SuiteFinding(FindingKind.Gone, run.Case, "'--update' accepts that it is gone")
            {
                Gone = $"{key.Measure} of {key.Subject}",
            };
        }
    }

    /// <summary>It seems worse by more than what matters; what seems to be within that passes.</summary>
    private static bool IsOpenAndHarmful(MeasuredDifference one) =>
        one.Verdict == DifferenceVerdict.Inconclusive
        && MeasureKind.Of(one.Key.Measure).Preference == MeasurePreference.Lower
        && one.Mean > one.Comparison.Margin;

    private static string ToleranceFor(SuiteCase one, MeasuredDifference difference)
    {
        double upper = Math.Max(difference.Comparison.Difference.Mean.Interval.Upper, difference.Mean);
        if (difference.Baseline <= 0 || !double.IsFinite(upper))
        {
            return "'--update' accepts it";
        }
        double percent = Math.Ceiling(upper / difference.Baseline * 100);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"tolerances: [{{measure: {difference.Key.Measure}, of: {difference.Key.Subject}, "
                + $"case: {one.Id}, share: {percent:0}%}}]"
        );
    }

    private static string MoreFor(MeasuredDifference difference, CaseRun run) =>
        difference.Comparison.MoreReplications is { } more
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"replications: {run.Replicates.Count + more}, here and in the baseline, would probably tell"
            )
            : "no number of replications can be told that would settle it";

    private static string MoreFor(CaseRun run, int threshold)
    {
        double[] values = [.. run.Replicates.Select(one => ValueOf(one, threshold)).OfType<double>()];
        if (values.Length < 2 || run.Thresholds[threshold].Distance is not { } distance)
        {
            return "more replications";
        }
        return ReplicationPlan.ForThreshold(new SampleMoments(values).StandardDeviation, distance) is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"replications: {count} would probably tell")
            : "no number of replications can be told that would settle it";
    }

    private static double? ValueOf(Replicate replicate, int threshold) =>
        threshold < replicate.Thresholds.Count ? replicate.Thresholds[threshold].Value : null;
}
