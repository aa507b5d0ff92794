using System.Globalization;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Results.Stages;

/// <summary>The words in which the stages of a migration are shown, everywhere alike.</summary>
public static class StageText
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["stage", "from", "to", "", "threshold", "measured", "margin", "busiest", "peak", "before"];

    /// <summary>Whether a column has numbers, which stand to the right.</summary>
    public static bool IsNumber(string column) => column is "measured" or "margin" or "peak" or "before";

    /// <summary>What the columns mean, without a full stop.</summary>
    public const string Legend =
        "each stage is judged on what ended from its begin to the end of its soak; threshold: the one with the least "
        + "margin to its limit; busiest: the resource with the largest peak, 100 % is full; before: the same in the "
        + "stage before, for the first in the time before it";

    /// <summary>The values, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> Values(RunIdentity identity, StageOutcome stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ThresholdVerdict? tightest = stage
            .Thresholds.OrderBy(verdict => verdict.Passed)
            .ThenBy(verdict => verdict.Margin ?? double.PositiveInfinity)
            .FirstOrDefault();
        return
        [
            stage.Id,
            MeasureText.ClockTime(identity, stage.BeginSeconds),
            MeasureText.ClockTime(identity, stage.EndSeconds),
            Word(stage),
            tightest?.Expression ?? MeasureText.None,
            tightest?.Actual ?? MeasureText.None,
            tightest?.Margin is { } margin ? MeasureText.Percent(margin) : MeasureText.None,
            stage.Busiest is { } use ? $"{use.Endpoint} {use.Resource}" : MeasureText.None,
            stage.Busiest is { } peak ? MeasureText.Percent(peak.Peak) : MeasureText.None,
            stage.Busiest?.Before is { } before ? MeasureText.Percent(before) : MeasureText.None,
        ];
    }

    /// <summary><c>held</c>, <c>BROKEN</c>, <c>OPEN</c>, <c>cut short</c> or <c>not begun</c>.</summary>
    public static string Word(StageOutcome stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Status switch
        {
            StageStatus.Held => "held",
            StageStatus.Broken => "BROKEN",
            StageStatus.Open => "OPEN",
            StageStatus.Interrupted => "cut short",
            _ => "not begun",
        };
    }

    /// <summary>
    /// Why a stage was broken, and what came of it, a sentence each: <c>italy breaks errors: rate &lt; 1% with 4.2 %:
    /// ...</c>. Empty when it was not broken.
    /// </summary>
    public static IReadOnlyList<string> Why(IReadOnlyList<StageOutcome> stages, int index)
    {
        ArgumentNullException.ThrowIfNull(stages);
        StageOutcome stage = stages[index];
        if (stage.Status != StageStatus.Broken)
        {
            return [];
        }
        var sentences = new List<string>();
        foreach (ThresholdVerdict verdict in stage.Thresholds.Where(one => !one.Passed && !one.Inconclusive))
        {
            ThresholdCause? cause = stage.Causes.FirstOrDefault(one => one.Expression == verdict.Expression);
            string why = cause is null ? "" : $": {Sentence(cause)}";
            sentences.Add($"{stage.Id} breaks {verdict.Expression} with {verdict.Actual}{why}.");
        }
        if (stage.MostFailed is { } failures)
        {
            string at = failures.Endpoint is { } endpoint ? $", most of its region's at {endpoint}" : "";
            string share = MeasureText.Percent(failures.Share);
            sentences.Add($"Most failures: {failures.Country}, {MeasureText.Count(failures.Failed)} ({share}){at}.");
        }
        if (stage.Replications is var (judged, broken))
        {
            sentences.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It broke in {broken} of {judged} replications that came to it."
                )
            );
        }
        sentences.Add(Consequence(stages, index));
        return sentences;
    }

    private static string Sentence(ThresholdCause cause)
    {
        Threshold threshold = ThresholdParser.Parse(cause.Expression);
        string value = ThresholdEvaluation.Text(threshold, cause.Value);
        string before = cause.Before is { } past ? $", {ThresholdEvaluation.Text(threshold, past)} before" : "";
        if (cause.Resource is { } resource)
        {
            string[] grown = [.. cause.Grown.Select(one => $"{one.Country} (+{MeasureText.Rate(one.PerSecond)})")];
            string from = grown.Length > 0 ? $", with more requests/s from {string.Join(", ", grown)}" : "";
            return $"{cause.Endpoint} {resource} {value}{before}{from}";
        }
        string what = threshold.Measure == ThresholdMeasure.Latency ? "requests above the limit" : "failures";
        string at = cause.Endpoint is { } endpoint ? $", mostly at {endpoint}" : "";
        string share = MeasureText.Percent(cause.Share ?? 0);
        return $"{cause.Country} has {share} of the {what}{at} (its own {value}{before})";
    }

    private static string Consequence(IReadOnlyList<StageOutcome> stages, int index)
    {
        int left = stages.Skip(index + 1).Count(stage => stage.Status == StageStatus.NotStarted);
        string back = stages[index].IsRolledBack ? "The zone went back to what it was before the stage" : "";
        string stopped = left switch
        {
            0 when index + 1 < stages.Count => "the migration went on all the same",
            0 => "it was the last stage",
            _ => "not begun: " + string.Join(", ", stages.Skip(index + 1).Select(stage => stage.Id)),
        };
        return back.Length > 0 ? $"{back}; {stopped}." : char.ToUpperInvariant(stopped[0]) + stopped[1..] + ".";
    }
}
