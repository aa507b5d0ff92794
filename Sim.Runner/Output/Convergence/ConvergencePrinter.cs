using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Convergence;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Convergence;

/// <summary>A line for every change: how long, how many messages, how much was lost.</summary>
internal static class ConvergencePrinter
{
    public static void Print(ConvergenceReport report, IAnsiConsole console)
    {
        Line(
            console,
            string.Create(CultureInfo.InvariantCulture, $"{report.Networks} networks and {report.Links} links")
        );
        Line(console, Settings(report));
        SummaryTable table = new(
            "change",
            ">settled",
            "?>half",
            "?>90 %",
            ">messages",
            "?>withdrawals",
            "?>changes",
            ">reached",
            ">lost",
            ">dropped",
            "?>at most",
            ">looping",
            "?>at most"
        );
        foreach (ConvergencePhase phase in report.Phases)
        {
            table.Add(
                phase.Change,
                phase.IsConverged ? Time(phase.Settled) : "never",
                phase.Half is { } half ? Time(half) : MeasureText.None,
                phase.NineInTen is { } most ? Time(most) : MeasureText.None,
                MeasureText.Count(phase.Messages),
                MeasureText.Count(phase.Withdrawals),
                MeasureText.Count(phase.RouteChanges),
                Number(phase.Reached),
                Number(phase.Lost),
                Seconds(phase.MeanDroppedSeconds),
                Seconds(phase.MostDroppedSeconds),
                Seconds(phase.MeanLoopingSeconds),
                Seconds(phase.MostLoopingSeconds)
            );
        }
        table.Print(console);
        Line(
            console,
            "half, 90 %: of the networks that gain or lose a route; lost: networks whose packets arrived before and do "
                + "not in the end; dropped: mean of those that arrive in the end"
        );
        foreach (ConvergencePhase phase in report.Phases)
        {
            if (phase.Cycle is { } cycle)
            {
                Line(console, $"{phase.Change}: {Text(cycle)}");
            }
        }
    }

    private static string Settings(ConvergenceReport report)
    {
        ConvergenceSettings options = report.Settings;
        string jitter = options.MraiJitter.ToString("0.###", CultureInfo.InvariantCulture);
        string damping = options.Damping is not null ? ", flap damping" : "";
        return $"MRAI {options.Mrai}, jitter {jitter}"
            + (options.SenderSideLoopDetection ? ", sender-side loop detection" : "")
            + (options.RateLimitedWithdrawals ? ", withdrawals wait" : "")
            + $"{damping}, seed {report.Seed.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Text(RouteCycle cycle)
    {
        if (cycle.Networks.Count == 0)
        {
            return "it was not over when it was left alone; no route had changed";
        }
        string names = string.Join(", ", cycle.Networks.Take(10));
        string more = cycle.Networks.Count > 10 ? $" and {Number(cycle.Networks.Count - 10)} more" : "";
        string period = cycle.Period is { } time ? $"again and again every {Time(time)}" : "without a pattern";
        return $"routes did not settle; {names}{more} change {period}";
    }

    private static string Time(SimDuration duration) => MeasureText.Latency(duration);

    private static string Seconds(double? seconds) =>
        seconds is { } known ? MeasureText.Milliseconds(known * 1_000) : MeasureText.None;

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(SummaryTable.Printable(text));
}
