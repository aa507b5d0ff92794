using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Replays;

/// <summary>Prints for people what autoscalers would have done, side by side.</summary>
internal static class ReplayPrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    public static void Print(ReplayReport report, IAnsiConsole console)
    {
        RequestTrace trace = report.Trace;
        Line(
            console,
            $"{report.TraceName}: {LengthText(trace, report.Length)}, "
                + $"at most {MeasureText.Rate(trace.Peak.PerSecond)} rps",
            s_heading
        );
        SummaryTable table = new(
            "manifest",
            ">pods",
            ">unmet requests",
            ">short for",
            ">utilization",
            ">pod-hours",
            "?>node-hours",
            ">cost",
            "?>changes"
        );
        foreach (ReplayResult result in report.Results)
        {
            (string Text, Style Style) Plain(string text) => (text, Style.Plain);
            table.Add(
                Plain(result.Name),
                Plain($"{MeasureText.Count(result.LeastDesired)} to {MeasureText.Count(result.MostDesired)}"),
                (UnmetText(result), result.UnmetRequests > 0 ? s_bad : Style.Plain),
                Plain(result.Short > SimDuration.Zero ? Whole(result.Short) : MeasureText.None),
                Plain(MeasureText.Percent(result.MeanUtilization.Value)),
                Plain(MeasureText.Count(result.PodHours)),
                Plain(result.NodeHours > 0 ? MeasureText.Count(result.NodeHours) : MeasureText.None),
                Plain(CostText(result)),
                Plain(MeasureText.Count(result.Decisions.Count))
            );
        }
        table.Print(console);
        foreach (string remark in report.Remarks)
        {
            Line(console, remark, Style.Plain);
        }
    }

    /// <summary>Share and worst moment of the requests that found no capacity.</summary>
    private static string UnmetText(ReplayResult result) =>
        result.UnmetRequests > 0 ? MeasureText.Percent(result.UnmetShare.Value) : "none";

    private static string CostText(ReplayResult result) =>
        result.CostUsd is { } usd ? "$" + usd.ToString("#,0.00", CultureInfo.InvariantCulture) : MeasureText.None;

    private static string LengthText(RequestTrace trace, string length) =>
        $"{length} in steps of {trace.Interval}"
        + (trace.Start is { } start ? $" from {NodaTime.Text.InstantPattern.General.Format(start)}" : "");

    /// <summary>To whole seconds: <c>1h12m5s</c>.</summary>
    private static string Whole(SimDuration duration) =>
        SimDuration.FromSeconds(Math.Ceiling(duration.TotalSeconds)).ToString();

    private static void Line(IAnsiConsole console, string text, Style style) =>
        console.WriteLine(SummaryTable.Printable(text), style);
}
