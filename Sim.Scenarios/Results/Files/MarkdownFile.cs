using System.Globalization;
using System.Text;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results.Files;

/// <summary><c>summary.md</c>: the verdict and the tables that fit into a pull request's comment.</summary>
internal static class MarkdownFile
{
    public static byte[] Render(RunResult result)
    {
        var text = new StringBuilder();
        RunIdentity identity = result.Identity;
        Totals totals = result.Totals;
        string errors = MeasureText.Percent(totals.Sent > 0 ? totals.Failed / totals.Sent : 0);
        string seed = identity.Seed.ToString(CultureInfo.InvariantCulture);
        string hash = identity.InputHash[..Math.Min(12, identity.InputHash.Length)];
        string verdict =
            result.Passed ? "passed"
            : result.Inconclusive ? "inconclusive"
            : "failed";
        Line(text, $"# {Cell(identity.Scenario)}: {verdict}");
        Line(text, "");
        Line(
            text,
            $"{MeasureText.Count(totals.Sent)} requests, {MeasureText.Count(totals.Failed)} failed ({errors}), "
                + $"peak {MeasureText.Rate(totals.PeakRate)} requests/s. Seed {seed}, "
                + $"inputs `{hash}`, model {Cell(identity.Version)}."
        );
        if (result.Thresholds.Count > 0)
        {
            Table(text, "Thresholds", "| | threshold | measured | margin |", "|---|---|---:|---:|");
            foreach (ThresholdVerdict one in result.Thresholds)
            {
                string margin = one.Margin is { } ratio ? MeasureText.Percent(ratio) : MeasureText.None;
                string word = one.Passed ? MeasureText.Word(one) : $"**{MeasureText.Word(one)}**";
                Line(text, $"| {word} | `{Code(one.Expression)}` | {Cell(one.Actual)} | {margin} |");
            }
        }
        WriteStages(text, result);
        WriteIncidents(text, result);
        WriteCapacity(text, result);
        WriteRollouts(text, result);
        WriteTraffic(text, result);
        WriteCost(text, result);
        return new UTF8Encoding(false).GetBytes(text.ToString());
    }

    private static void WriteStages(StringBuilder text, RunResult result)
    {
        if (result.Stages.Count == 0)
        {
            return;
        }
        Table(
            text,
            "Stages",
            $"| {string.Join(" | ", StageText.Columns)} |",
            "|---|---|---|---|---|---:|---:|---|---:|---:|"
        );
        foreach (StageOutcome stage in result.Stages)
        {
            IEnumerable<string> values = StageText.Values(result.Identity, stage).Select(Cell);
            Line(text, $"| {string.Join(" | ", values)} |");
        }
        for (int i = 0; i < result.Stages.Count; i++)
        {
            IReadOnlyList<string> why = StageText.Why(result.Stages, i);
            if (why.Count > 0)
            {
                Line(text, $"\n{Cell(string.Join(' ', why))}");
            }
        }
        Line(text, $"\n{char.ToUpperInvariant(StageText.Legend[0])}{StageText.Legend[1..]}.");
    }

    private static void WriteIncidents(StringBuilder text, RunResult result)
    {
        if (result.Incidents.Count == 0)
        {
            return;
        }
        Table(
            text,
            "Incidents",
            "| at | what | detected | moved p50 | p90 | p99 | capacity | returned "
                + "| failed requests | failed user-minutes |",
            "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"
        );
        foreach (Incident one in result.Incidents)
        {
            string length = one.LengthSeconds is { } seconds ? $" for {SimDuration.FromSeconds(seconds)}" : "";
            Line(
                text,
                $"| {MeasureText.ClockTime(result.Identity, one.AtSeconds)} "
                    + $"| {Cell(one.Subject)}: {Cell(one.Action)}{length} "
                    + $"| {MeasureText.Seconds(one.DetectedSeconds)} | {MeasureText.Seconds(one.MovedP50Seconds)} "
                    + $"| {MeasureText.Seconds(one.MovedP90Seconds)} | {MeasureText.Seconds(one.MovedP99Seconds)} "
                    + $"| {MeasureText.Seconds(one.CapacitySeconds)} | {MeasureText.Seconds(one.ReturnedSeconds)} "
                    + $"| {MeasureText.Count(one.FailedRequests)} | {MeasureText.Count(one.FailedUserMinutes)} |"
            );
        }
    }

    private static void WriteCapacity(StringBuilder text, RunResult result)
    {
        if (result.Incidents.All(one => one.CapacityPath is null))
        {
            return;
        }
        Table(
            text,
            "Time to capacity",
            $"| at | waited for | {string.Join(" | ", CapacityText.Parts)} | sum |",
            "|---|---|" + string.Concat(CapacityText.Parts.Select(_ => "---:|")) + "---:|"
        );
        foreach (Incident one in result.Incidents)
        {
            if (one.CapacityPath is { } path)
            {
                Line(
                    text,
                    $"| {MeasureText.ClockTime(result.Identity, one.AtSeconds)} | {Cell(CapacityText.Pods(path))} "
                        + $"| {string.Join(" | ", CapacityText.Seconds(path))} "
                        + $"| {MeasureText.Seconds(one.CapacitySeconds)} |"
                );
            }
        }
        Line(text, $"\n{CapacityText.Legend}.");
    }

    private static void WriteRollouts(StringBuilder text, RunResult result)
    {
        if (result.Rollouts.Count == 0)
        {
            return;
        }
        Table(
            text,
            "Rollouts",
            $"| at | pool | {string.Join(" | ", RolloutText.Columns)} |",
            "|---|---|---|---:|---:|---:|---:|"
        );
        foreach (RolloutMeasures one in result.Rollouts)
        {
            Line(
                text,
                $"| {MeasureText.ClockTime(result.Identity, one.AtSeconds)} | {Cell(RolloutText.Subject(one))} "
                    + $"| {string.Join(" | ", RolloutText.Values(one))} |"
            );
        }
        Line(text, $"\n{RolloutText.Legend}.");
    }

    private static void WriteTraffic(StringBuilder text, RunResult result)
    {
        Table(
            text,
            "Regions",
            "| region | answered | failed | errors | p50 | p95 | p99 |",
            "|---|---:|---:|---:|---:|---:|---:|"
        );
        foreach (TrafficMeasures region in result.Regions)
        {
            Line(
                text,
                $"| {Cell(MeasureText.Region(region.Region))} | {MeasureText.Count(region.Answered)} "
                    + $"| {MeasureText.Count(region.Failed)} "
                    + $"| {MeasureText.Percent(region.ErrorRatio)} | {Quantiles(region.Latency)} |"
            );
        }
        Table(
            text,
            "Endpoints",
            "| endpoint | answered | failed attempts | resets | peak rps | busiest resource | p50 | p95 | p99 |",
            "|---|---:|---:|---:|---:|---|---:|---:|---:|"
        );
        foreach (EndpointMeasures endpoint in result.Endpoints)
        {
            ResourceUse? busiest = endpoint.Resources.MaxBy(use => use.Peak);
            string use = busiest is null
                ? MeasureText.None
                : $"{Cell(busiest.Resource)} {MeasureText.Percent(busiest.Peak)}";
            Line(
                text,
                $"| {Cell(endpoint.Endpoint)} | {MeasureText.Count(endpoint.Answered)} "
                    + $"| {MeasureText.Count(endpoint.FailedAttempts)} "
                    + $"| {MeasureText.Count(endpoint.Resets)} "
                    + $"| {MeasureText.Rate(endpoint.PeakRate)} | {use} | {Quantiles(endpoint.Latency)} |"
            );
        }
    }

    private static void WriteCost(StringBuilder text, RunResult result)
    {
        if (result.Cost is not { } cost)
        {
            return;
        }
        Table(text, "Cost", "| paid for | USD |", "|---|---:|");
        foreach ((string name, double usd) in cost.ByName)
        {
            Line(text, $"| {Cell(name)} | {MeasureText.Usd(usd)} |");
        }
        string perMillion = cost.UsdPerMillion is { } each ? $" ({MeasureText.Usd(each)} per million requests)" : "";
        Line(text, $"| **total**{perMillion} | {MeasureText.Usd(cost.TotalUsd)} |");
    }

    private static string Quantiles(LatencyHistogram latency) =>
        string.Join(" | ", new[] { 0.5, 0.95, 0.99 }.Select(p => MeasureText.Quantile(latency, p)));

    private static void Table(StringBuilder text, string title, string header, string rule)
    {
        Line(text, $"\n## {title}\n");
        Line(text, header);
        Line(text, rule);
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    /// <summary>As <see cref="Cell"/>, between back-quotes, where markup is plain text anyway.</summary>
    private static string Code(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('`', '\'');

    /// <summary>Text from a scenario can neither end a cell nor a line, nor become markup.</summary>
    private static string Cell(string text) =>
        Code(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
