using System.Globalization;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Results;

namespace Sim.Runner.Output.Capacities;

/// <summary>What a search found, in words.</summary>
internal static class CapacityText
{
    /// <summary>The answer, the first thing that a reader wants.</summary>
    /// <param name="wantsMost">The greatest value was looked for, not the least.</param>
    public static string Answer(CapacityResult result, bool wantsMost)
    {
        if (result.IsInterrupted)
        {
            return $"interrupted after {CountText.Of(result.Tried.Count, "value")}";
        }
        string best = wantsMost ? "greatest" : "least";
        if (result.Answer is { } answer)
        {
            string what = Point(result, answer.Values);
            return result.IsClosed ? $"{what} is the {best} that holds" : $"{what} is the {best} that is shown to hold";
        }
        string where = string.Join(", ", result.Axes.Select(Range));
        return result.IsImpossible
            ? $"no value holds: {where}"
            : $"inconclusive: no value is shown to hold, and none surely fails everywhere: {where}";
    }

    /// <summary>Further sentences: how sure it is, what binds, what was assumed and does not hold.</summary>
    public static IEnumerable<string> Sentences(CapacityResult result, bool wantsMost)
    {
        foreach ((int i, CapacityAxis axis) in result.Axes.Index())
        {
            if (result.Answer is { } answer)
            {
                yield return Neighbor(result, axis, i, answer, wantsMost);
            }
        }
        if (result.Binding is { } binding)
        {
            yield return Binding(result, binding);
        }
        foreach (
            (JudgedCondition condition, TriedCapacity holds, TriedCapacity fails) in result
                .Contradictions.DistinctBy(one => (one.Condition.Case, one.Condition.Threshold))
                .Take(3)
        )
        {
            yield return $"Not as assumed: {Condition(condition)} holds at {Point(result, holds.Values)} and fails at "
                + $"{Point(result, fails.Values)}; the answer may lie elsewhere.";
        }
        if (!result.IsInterrupted && result.Tried.Any(tried => tried.Verdict == CapacityVerdict.Open))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Open values took the most replications that may be spent: --max-replications {
                    result.Settings.MostReplications * 4} would probably settle some."
            );
        }
    }

    /// <summary>What the reader is to know of the table.</summary>
    public static string Legend(CapacityResult result) =>
        $"{CountText.Of(result.Tried.Count, "value")}, {CountText.Of(result.Replications, "replication")}; with "
        + $"{Level(result.Settings.Level)} no verdict of them is wrong, and intervals are as wide as that takes. "
        + "That a surer value does no worse is assumed.";

    /// <summary>Such as <c>sites.dc-par.blades.count = 12</c>; several with commas.</summary>
    public static string Point(CapacityResult result, IReadOnlyList<string> values) =>
        string.Join(", ", result.Axes.Zip(values, (axis, value) => $"{axis.Path} = {value}"));

    /// <summary>The threshold, and the case when there are several.</summary>
    public static string Condition(JudgedCondition condition) =>
        condition.Case == FailureCase.None ? condition.Threshold : $"{condition.Threshold} under {condition.Case}";

    public static string Margin(JudgedCondition condition) =>
        condition.Margin is { } margin ? (margin > 0 ? "+" : "") + MeasureText.Percent(margin) : MeasureText.None;

    /// <summary><c>holds</c>, <c>FAILS</c>, <c>open</c>.</summary>
    public static string Word(CapacityVerdict verdict) =>
        verdict switch
        {
            CapacityVerdict.Holds => "holds",
            CapacityVerdict.Fails => "FAILS",
            _ => "open",
        };

    public static string Level(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####} %");

    private static string Range(CapacityAxis axis) =>
        axis.Values.Count == 1
            ? $"{axis.Path} = {axis.Values[0]}"
            : $"{axis.Path} from {axis.Values[0]} to {axis.Values[^1]}";

    private static string Neighbor(
        CapacityResult result,
        CapacityAxis axis,
        int i,
        TriedCapacity answer,
        bool wantsMost
    )
    {
        string name = result.Axes.Count > 1 ? $" of {axis.Path}" : "";
        int index = answer.Indexes[i];
        if (index == 0)
        {
            return $"{axis.Values[0]} is the {(wantsMost ? "greatest" : "least")} value{name} that was allowed.";
        }
        string way = wantsMost ? "least" : "greatest";
        if (result.Before[i] is not { } before)
        {
            return $"No value{name} is shown to fail.";
        }
        int apart = index - before.Indexes[i] - 1;
        string open =
            apart == 0 ? "" : $"; {CountText.Of(apart, "value")} between them cannot be told with what may be spent";
        return $"{axis.Values[before.Indexes[i]]} is the {way} value{name} that is shown to fail{open}.";
    }

    private static string Binding(CapacityResult result, JudgedCondition binding)
    {
        string what = Condition(binding);
        TriedCapacity at = result.Before.FirstOrDefault(tried => tried is not null) ?? result.Answer!;
        string text = $"What binds: {what}, {binding.Actual} at {Point(result, at.Values)}";
        JudgedCondition? held = result.Answer?.Conditions.FirstOrDefault(one =>
            one.Case == binding.Case && one.Threshold == binding.Threshold
        );
        return held is null || at == result.Answer ? text + "." : $"{text}, {held.Actual} at the answer.";
    }
}
