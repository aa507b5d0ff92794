using System.Text;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Results;

namespace Sim.Runner.Output.Plans;

/// <summary>A plan for a pull request: the users first, endpoints and failures folded.</summary>
internal static class PlanMarkdown
{
    public static void Write(DnsPlan plan, TextWriter output)
    {
        var text = new StringBuilder();
        text.Append("### ").Append(MarkdownText.Cell(PlanText.Title(plan))).Append("\n\n");
        foreach (RecordDifference difference in plan.Records)
        {
            text.Append("* `").Append(PlanText.Sign(difference)).Append("` ");
            text.Append(MarkdownText.Cell($"{PlanText.Label(difference)}: {PlanText.Change(difference)}")).Append('\n');
        }
        AppendMoves(text, plan);
        AppendWeightedShares(text, plan);
        if (PlanText.MovesAnybody(plan))
        {
            AppendEndpoints(text, plan);
            if (plan.UnderFailure.Count > 0)
            {
                AppendFailures(text, plan);
            }
        }
        foreach (string note in plan.Notes)
        {
            text.Append("\n> ").Append(MarkdownText.Cell(note)).Append('\n');
        }
        output.Write(text.ToString());
    }

    private static void AppendMoves(StringBuilder text, DnsPlan plan)
    {
        IReadOnlyList<MoveRow> rows = MoveRow.Of(plan.Moves);
        if (rows.Count == 0)
        {
            return;
        }
        MarkdownText.Header(text, "users", "from", "to", ">share", ">rps", ">now", ">after TTL", ">tail");
        foreach (MoveRow row in rows.Take(PlanText.MostRows))
        {
            MarkdownText.Row(
                text,
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
        if (rows.Count > PlanText.MostRows)
        {
            text.Append('\n').Append(PlanText.Rest([.. rows.Skip(PlanText.MostRows)])).Append('\n');
        }
        text.Append("\n<sub>").Append(MarkdownText.Cell(PlanText.MoveLegend(plan))).Append("</sub>\n");
    }

    private static void AppendWeightedShares(StringBuilder text, DnsPlan plan)
    {
        if (plan.WeightedShares.Count == 0)
        {
            return;
        }
        text.Append("\n<details><summary>Shares by weight</summary>\n");
        MarkdownText.Header(text, "users", "at", ">before", ">after");
        foreach (WeightedShare share in plan.WeightedShares.Take(PlanText.MostRows))
        {
            MarkdownText.Row(
                text,
                PlanText.Users(share),
                share.Endpoint,
                PlanText.Band(share.Before),
                PlanText.Band(share.After)
            );
        }
        if (plan.WeightedShares.Count > PlanText.MostRows)
        {
            text.Append('\n').Append(PlanText.MoreShares(plan.WeightedShares.Count - PlanText.MostRows)).Append('\n');
        }
        text.Append("\n<sub>").Append(PlanText.BandLegend).Append("</sub>\n\n</details>\n");
    }

    private static void AppendEndpoints(StringBuilder text, DnsPlan plan)
    {
        text.Append("\n<details><summary>Peak load by endpoint</summary>\n");
        MarkdownText.Header(text, "endpoint", ">before", ">after", ">of ready", ">of most", "limit");
        foreach (EndpointForecast endpoint in plan.Endpoints)
        {
            MarkdownText.Row(
                text,
                endpoint.Endpoint,
                MeasureText.Rate(endpoint.Before.PerSecond),
                MeasureText.Rate(endpoint.After.PerSecond),
                PlanText.Ratio(endpoint.ReadyUtilization),
                PlanText.Ratio(endpoint.PeakUtilization),
                endpoint.Limit.Length > 0 ? endpoint.Limit : MeasureText.None
            );
        }
        text.Append("\n<sub>").Append(PlanText.EndpointLegend).Append("</sub>\n\n</details>\n");
    }

    private static void AppendFailures(StringBuilder text, DnsPlan plan)
    {
        FailureForecast[] notable = [.. plan.UnderFailure.Where(failure => PlanText.IsNotable(plan, failure))];
        text.Append("\n<details><summary>Under each single failure: ");
        text.Append(CountText.Of(notable.Length, "failure that matters", "failures that matter"))
            .Append("</summary>\n");
        if (notable.Length > 0)
        {
            MarkdownText.Header(text, "failure", "users who move", ">lost rps", "takes over");
            foreach (FailureForecast failure in notable)
            {
                MarkdownText.Row(
                    text,
                    failure.Failure,
                    PlanText.Movers(failure),
                    PlanText.BeforeAfter(failure.LostBefore, failure.LostAfter),
                    PlanText.Taker(plan, failure)
                );
            }
        }
        int usual = plan.UnderFailure.Count - notable.Length;
        text.Append(usual > 0 ? "\n" + PlanText.UsualFailures(usual) + "\n" : "");
        text.Append("\n<sub>").Append(PlanText.FailureLegend).Append("</sub>\n\n</details>\n");
    }
}
