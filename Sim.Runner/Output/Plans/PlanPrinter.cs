using Sim.Scenarios.Plans;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Plans;

/// <summary>
/// Prints a plan for people: what changes, who moves, what endpoints carry, what holds under each failure.
/// </summary>
internal static class PlanPrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_faint = new(decoration: Decoration.Dim);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style s_added = new(Color.Green);
    private static readonly Style s_changed = new(Color.Yellow);

    public static void Print(DnsPlan plan, IAnsiConsole console)
    {
        Line(console, PlanText.Title(plan), s_heading);
        PrintRecords(plan, console);
        PrintMoves(plan, console);
        PrintWeightedShares(plan, console);
        if (PlanText.MovesAnybody(plan))
        {
            PrintEndpoints(plan, console);
            if (plan.UnderFailure.Count > 0)
            {
                PrintFailures(plan, console);
            }
        }
        foreach (string note in plan.Notes)
        {
            Line(console, $"note: {note}");
        }
    }

    private static void PrintRecords(DnsPlan plan, IAnsiConsole console)
    {
        foreach (RecordDifference difference in plan.Records)
        {
            string sign = PlanText.Sign(difference);
            Style style =
                sign == "+" ? s_added
                : sign == "-" ? s_bad
                : s_changed;
            string text = $"  {sign} {PlanText.Label(difference)}: {PlanText.Change(difference)}";
            Line(console, SummaryTable.Printable(text), style);
        }
    }

    private static void PrintMoves(DnsPlan plan, IAnsiConsole console)
    {
        IReadOnlyList<MoveRow> rows = MoveRow.Of(plan.Moves);
        if (rows.Count == 0)
        {
            return;
        }
        Heading(console, "Users who move");
        SummaryTable table = new("users", "from", "to", ">share", ">rps", ">now", ">after TTL", ">tail");
        foreach (MoveRow row in rows.Take(PlanText.MostRows))
        {
            table.Add(
                row.Users,
                row.From,
                row.To,
                MeasureText.Percent(row.Share),
                MeasureText.Rate(row.Rate.PerSecond),
                MeasureText.Percent(row.Phases.Now),
                MeasureText.Percent(row.Phases.AfterTtl),
                MeasureText.Percent(row.Phases.Tail)
            );
        }
        table.Print(console);
        if (rows.Count > PlanText.MostRows)
        {
            Legend(console, PlanText.Rest([.. rows.Skip(PlanText.MostRows)]));
        }
        Legend(console, PlanText.MoveLegend(plan));
    }

    private static void PrintWeightedShares(DnsPlan plan, IAnsiConsole console)
    {
        if (plan.WeightedShares.Count == 0)
        {
            return;
        }
        Heading(console, "Shares by weight");
        SummaryTable table = new("users", "at", ">before", ">after");
        foreach (WeightedShare share in plan.WeightedShares.Take(PlanText.MostRows))
        {
            table.Add(PlanText.Users(share), share.Endpoint, PlanText.Band(share.Before), PlanText.Band(share.After));
        }
        table.Print(console);
        if (plan.WeightedShares.Count > PlanText.MostRows)
        {
            Legend(console, PlanText.MoreShares(plan.WeightedShares.Count - PlanText.MostRows));
        }
        Legend(console, PlanText.BandLegend);
    }

    private static void PrintEndpoints(DnsPlan plan, IAnsiConsole console)
    {
        Heading(console, "Peak load by endpoint");
        SummaryTable table = new("endpoint", ">before", ">after", ">of ready", ">of most", "limit");
        foreach (EndpointForecast endpoint in plan.Endpoints)
        {
            table.Add(
                (endpoint.Endpoint, Style.Plain),
                (MeasureText.Rate(endpoint.Before.PerSecond), Style.Plain),
                (MeasureText.Rate(endpoint.After.PerSecond), Changed(endpoint)),
                (PlanText.Ratio(endpoint.ReadyUtilization), Style.Plain),
                (PlanText.Ratio(endpoint.PeakUtilization), endpoint.PeakUtilization > 1 ? s_bad : Style.Plain),
                (endpoint.Limit.Length > 0 ? endpoint.Limit : MeasureText.None, Style.Plain)
            );
        }
        table.Print(console);
        Legend(console, PlanText.EndpointLegend);
    }

    private static void PrintFailures(DnsPlan plan, IAnsiConsole console)
    {
        FailureForecast[] notable = [.. plan.UnderFailure.Where(failure => PlanText.IsNotable(plan, failure))];
        int usual = plan.UnderFailure.Count - notable.Length;
        Heading(console, "Under each single failure");
        if (notable.Length > 0)
        {
            SummaryTable table = new("failure", "users who move", ">lost rps", "takes over");
            foreach (FailureForecast failure in notable)
            {
                bool worse = failure.LostAfter > failure.LostBefore;
                table.Add(
                    (failure.Failure, Style.Plain),
                    (PlanText.Movers(failure), Style.Plain),
                    (PlanText.BeforeAfter(failure.LostBefore, failure.LostAfter), worse ? s_bad : Style.Plain),
                    (PlanText.Taker(plan, failure), Style.Plain)
                );
            }
            table.Print(console);
        }
        if (usual > 0)
        {
            Legend(console, PlanText.UsualFailures(usual));
        }
        Legend(console, PlanText.FailureLegend);
    }

    private static Style Changed(EndpointForecast endpoint) =>
        endpoint.After == endpoint.Before ? Style.Plain : s_changed;

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        Line(console, text, s_heading);
    }

    private static void Legend(IAnsiConsole console, string text) =>
        console.Write(new Padder(new Text(text, s_faint), SummaryTable.Indent));

    private static void Line(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(new Text(text, style ?? Style.Plain));
        console.WriteLine();
    }
}
