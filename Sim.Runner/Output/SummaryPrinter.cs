using System.Globalization;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Costs;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>
/// Prints a run for people: what ran, whether it held, what happened, then who saw what and who carried it.
/// </summary>
public static class SummaryPrinter
{
    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style s_faint = new(decoration: Decoration.Dim);
    private static readonly Style s_heading = new(decoration: Decoration.Bold);

    /// <param name="folder">Where the files went; null when none were written.</param>
    public static void Print(RunResult result, IAnsiConsole console, RunFolderOutcome? folder = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(console);
        PrintIdentity(result, console, folder);
        PrintThresholds(result, console);
        PrintStages(result, console);
        PrintIncidents(result, console);
        PrintCapacity(result, console);
        PrintRollouts(result, console);
        PrintRegions(result, console);
        PrintEndpoints(result, console);
        PrintCost(result, console);
        foreach (string note in result.Notes)
        {
            Line(console, $"note: {note}");
        }
    }

    private static void PrintIdentity(RunResult result, IAnsiConsole console, RunFolderOutcome? folder)
    {
        RunIdentity identity = result.Identity;
        Totals totals = result.Totals;
        double ended = totals.Answered + totals.Failed;
        string description = identity.Description is null ? "" : $": {identity.Description}";
        Line(console, identity.Scenario + description, s_heading);
        string errors = MeasureText.Percent(ended > 0 ? totals.Failed / ended : 0);
        string seed = identity.Seed.ToString(CultureInfo.InvariantCulture);
        string hash = identity.InputHash[..Math.Min(12, identity.InputHash.Length)];
        string part = identity.Sampling < SampleShare.All ? $" ({identity.Sampling} of the users)" : "";
        string plane = identity.Fidelity + part;
        Line(console, $"seed {seed}, inputs {hash}, model {identity.Version}, data plane {plane}");
        string warmUp = identity.WarmUp > SimDuration.Zero ? $", measured after {identity.WarmUp} of warm-up" : "";
        Line(console, $"from {InstantPattern.General.Format(identity.Start)} for {identity.Duration}{warmUp}");
        if (result.Replicates.Count > 0)
        {
            string judged = result.Stages.Count > 0 ? "thresholds and stages are" : "thresholds are";
            Line(
                console,
                $"{CountText.Of(result.Replicates.Count, "replication")}: {judged} judged on the mean of all "
                    + "with its 95 % interval, what follows them is of the first"
            );
        }
        Line(
            console,
            $"{MeasureText.Count(totals.Sent)} requests, {MeasureText.Rate(totals.PeakRate)} requests/s at the peak, "
                + $"{MeasureText.Count(totals.Failed)} failed ({errors})"
        );
        if (folder is not null)
        {
            Line(console, folder.Message, folder.Succeeded ? Style.Plain : s_bad);
        }
    }

    private static void PrintThresholds(RunResult result, IAnsiConsole console)
    {
        if (result.Thresholds.Count == 0)
        {
            Heading(console, Capitalized(MeasureText.Verdict(result)));
            return;
        }
        Heading(console, Capitalized(MeasureText.Verdict(result)), result.Passed ? s_good : s_bad);
        SummaryTable table = new("", "threshold", ">measured", ">margin");
        foreach (ThresholdVerdict verdict in result.Thresholds)
        {
            table.Add(
                (MeasureText.Word(verdict), verdict.Passed ? s_good : s_bad),
                (verdict.Expression, Style.Plain),
                (verdict.Actual, Style.Plain),
                (verdict.Margin is { } margin ? MeasureText.Percent(margin) : MeasureText.None, Style.Plain)
            );
        }
        table.Print(console);
        Legend(console, "margin: distance to the limit over the limit; negative when broken");
    }

    private static void PrintStages(RunResult result, IAnsiConsole console)
    {
        if (result.Stages.Count == 0)
        {
            return;
        }
        Heading(console, "Stages");
        SummaryTable table = new([
            .. StageText.Columns.Select(name =>
                (IsOptional(name) ? "?" : "") + (StageText.IsNumber(name) ? ">" : "") + name
            ),
        ]);
        foreach (StageOutcome stage in result.Stages)
        {
            bool isGood = stage.Status is StageStatus.Held or StageStatus.NotStarted;
            table.Add([
                .. StageText
                    .Values(result.Identity, stage)
                    .Select(value => (value, value == StageText.Word(stage) && !isGood ? s_bad : Style.Plain)),
            ]);
        }
        table.Print(console);
        Legend(console, StageText.Legend);
        for (int i = 0; i < result.Stages.Count; i++)
        {
            foreach (string sentence in StageText.Why(result.Stages, i))
            {
                console.Write(new Padder(new Text(SummaryTable.Printable(sentence)), SummaryTable.Indent));
            }
        }

        static bool IsOptional(string column) => column is "busiest" or "peak" or "before";
    }

    private static void PrintIncidents(RunResult result, IAnsiConsole console)
    {
        if (result.Incidents.Count == 0)
        {
            return;
        }
        Heading(console, "Incidents");
        SummaryTable table = new(
            "at",
            "what",
            ">detected",
            ">moved p50",
            "?>p90",
            ">p99",
            ">capacity",
            ">returned",
            ">failed",
            "?>user-min"
        );
        foreach (Incident one in result.Incidents)
        {
            string length = one.LengthSeconds is { } seconds ? $" {SimDuration.FromSeconds(seconds)}" : "";
            table.Add(
                MeasureText.ClockTime(result.Identity, one.AtSeconds),
                $"{one.Subject} {one.Action}{length}",
                MeasureText.Seconds(one.DetectedSeconds),
                MeasureText.Seconds(one.MovedP50Seconds),
                MeasureText.Seconds(one.MovedP90Seconds),
                MeasureText.Seconds(one.MovedP99Seconds),
                MeasureText.Seconds(one.CapacitySeconds),
                MeasureText.Seconds(one.ReturnedSeconds),
                MeasureText.Count(one.FailedRequests),
                MeasureText.Count(one.FailedUserMinutes)
            );
        }
        table.Print(console);
        Legend(
            console,
            "times since it began: until a Route 53 health check changed its status (detected), until 50, 90, 99 % of "
                + "the traffic that left had left (moved), until the endpoints that took over could carry it "
                + "(capacity); since it ended: until 99 % of the traffic was back (returned). failed: requests that "
                + "no retry repaired; user-min: minutes without service, summed over users; -: it did not happen"
        );
    }

    private static void PrintCapacity(RunResult result, IAnsiConsole console)
    {
        if (result.Incidents.All(one => one.CapacityPath is null))
        {
            return;
        }
        Heading(console, "Time to capacity");
        SummaryTable table = new(["at", "waited for", .. CapacityText.Parts.Select(part => ">" + part), ">sum"]);
        foreach (Incident one in result.Incidents)
        {
            if (one.CapacityPath is { } path)
            {
                table.Add([
                    MeasureText.ClockTime(result.Identity, one.AtSeconds),
                    CapacityText.Pods(path),
                    .. CapacityText.Seconds(path),
                    MeasureText.Seconds(one.CapacitySeconds),
                ]);
            }
        }
        table.Print(console);
        Legend(console, CapacityText.Legend);
    }

    private static void PrintRollouts(RunResult result, IAnsiConsole console)
    {
        if (result.Rollouts.Count == 0)
        {
            return;
        }
        Heading(console, "Rollouts");
        SummaryTable table = new(["at", "pool", "state", .. RolloutText.Columns.Skip(1).Select(name => ">" + name)]);
        foreach (RolloutMeasures one in result.Rollouts)
        {
            table.Add([
                MeasureText.ClockTime(result.Identity, one.AtSeconds),
                RolloutText.Subject(one),
                .. RolloutText.Values(one),
            ]);
        }
        table.Print(console);
        Legend(console, RolloutText.Legend);
    }

    private static void PrintRegions(RunResult result, IAnsiConsole console)
    {
        Heading(console, "Users by region");
        SummaryTable table = new(
            "region",
            "?>answered",
            ">failed",
            ">errors",
            "?>user-min",
            ">p50",
            "?>p95",
            ">p99",
            "?>mean"
        );
        foreach (TrafficMeasures region in result.Regions)
        {
            table.Add(
                MeasureText.Region(region.Region),
                MeasureText.Count(region.Answered),
                MeasureText.Count(region.Failed),
                MeasureText.Percent(region.ErrorRatio),
                MeasureText.Count(region.FailedUserMinutes),
                MeasureText.Quantile(region.Latency, 0.5),
                MeasureText.Quantile(region.Latency, 0.95),
                MeasureText.Quantile(region.Latency, 0.99),
                region.Latency.IsEmpty ? MeasureText.None : MeasureText.Latency(region.MeanParts.Total)
            );
        }
        table.Print(console);
        Legend(
            console,
            "answered, failed: requests, after retries; errors: failed / (answered + failed); user-min: minutes "
                + "without service, summed over users; p50 to mean: latency of answered requests, from the begin of "
                + "the first attempt to the last byte; k, M, G: 10^3, 10^6, 10^9"
        );
    }

    private static void PrintEndpoints(RunResult result, IAnsiConsole console)
    {
        Heading(console, "Load by endpoint");
        bool anyReset = result.Endpoints.Any(endpoint => endpoint.Resets > 0);
        SummaryTable table = new([
            "endpoint",
            "?>answered",
            ">failed attempts",
            .. anyReset ? [">resets"] : Array.Empty<string>(),
            ">peak rps",
            "?>p99",
            .. anyReset ? [">p99.9"] : Array.Empty<string>(),
            "busiest resource",
            ">peak",
            "?>pods",
            "?>nodes",
        ]);
        foreach (EndpointMeasures endpoint in result.Endpoints)
        {
            ResourceUse? busiest = endpoint.Resources.MaxBy(use => use.Peak);
            (string, Style)[] resets = [(MeasureText.Count(endpoint.Resets), Style.Plain)];
            (string, Style)[] tail = [(MeasureText.Quantile(endpoint.Latency, 0.999), Style.Plain)];
            table.Add([
                (endpoint.Endpoint, Style.Plain),
                (MeasureText.Count(endpoint.Answered), Style.Plain),
                (MeasureText.Count(endpoint.FailedAttempts), Style.Plain),
                .. anyReset ? resets : [],
                (MeasureText.Rate(endpoint.PeakRate), Style.Plain),
                (MeasureText.Quantile(endpoint.Latency, 0.99), Style.Plain),
                .. anyReset ? tail : [],
                (busiest?.Resource ?? MeasureText.None, Style.Plain),
                (
                    busiest is null ? MeasureText.None : MeasureText.Percent(busiest.Peak),
                    busiest?.Peak >= 1 ? s_bad : Style.Plain
                ),
                (MeasureText.Range(endpoint.Pods), Style.Plain),
                (MeasureText.Range(endpoint.Nodes), Style.Plain),
            ]);
        }
        table.Print(console);
        Legend(
            console,
            "answered: requests; failed attempts: before retries; "
                + (anyReset ? "resets: open connections whose other end was gone or knew them no more; " : "")
                + "peak rps: largest rate of attempts in a step; "
                + "busiest resource with its peak utilization, 100 % is full (concurrency: requests in work at once); "
                + "pods, nodes: ready, least to most; -: not modeled"
        );
    }

    private static void PrintCost(RunResult result, IAnsiConsole console)
    {
        if (result.Cost is not { } cost)
        {
            return;
        }
        string perMillion = cost.UsdPerMillion is { } usd ? $", {MeasureText.Usd(usd)} USD per million requests" : "";
        Heading(console, $"Cost: {MeasureText.Usd(cost.TotalUsd)} USD{perMillion}");
        SummaryTable table = new("paid for", ">USD", "users in", ">USD", ">per million");
        for (int row = 0; row < Math.Max(cost.ByName.Count, cost.Regions.Count); row++)
        {
            (string name, double paid) = row < cost.ByName.Count ? cost.ByName[row] : ("", double.NaN);
            RegionCost? region = row < cost.Regions.Count ? cost.Regions[row] : null;
            table.Add(
                name,
                double.IsNaN(paid) ? "" : MeasureText.Usd(paid),
                region is null ? "" : MeasureText.Region(region.Region),
                region is null ? "" : MeasureText.Usd(region.Usd),
                region?.UsdPerMillion is { } each ? MeasureText.Usd(each) : ""
            );
        }
        table.Print(console);
        Legend(
            console,
            "list prices of data/prices, some of them assumptions; fixed costs for the part of a month that the run "
                + "lasts; parts, quantities and unit prices are in summary.json"
        );
        if (cost.Unpriced.Count > 0)
        {
            Line(
                console,
                $"note: The price of {string.Join(", ", cost.Unpriced)} is not known: these nodes are left out."
            );
        }
    }

    private static void Heading(IAnsiConsole console, string text, Style? style = null)
    {
        console.WriteLine();
        Line(console, text, style ?? s_heading);
    }

    private static void Legend(IAnsiConsole console, string text) =>
        console.Write(new Padder(new Text(text, s_faint), SummaryTable.Indent));

    private static void Line(IAnsiConsole console, string text, Style? style = null) =>
        console.WriteLine(SummaryTable.Printable(text), style ?? Style.Plain);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
