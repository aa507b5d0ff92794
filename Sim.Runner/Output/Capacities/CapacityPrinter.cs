using System.Globalization;
using Sim.Scenarios.Experiments.Capacities;
using Spectre.Console;

namespace Sim.Runner.Output.Capacities;

/// <summary>The answer, then every value that was tried, in the order of the fields.</summary>
internal static class CapacityPrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    public static void Print(CapacityResult result, bool wantsMost, IAnsiConsole console)
    {
        console.Write(new Text(SummaryTable.Printable(CapacityText.Answer(result, wantsMost)) + "\n", s_heading));
        foreach (string sentence in CapacityText.Sentences(result, wantsMost))
        {
            console.Write(new Padder(new Text(SummaryTable.Printable(sentence)), SummaryTable.Indent));
        }
        console.WriteLine();
        PrintTable(result, console);
        console.Write(new Text(CapacityText.Legend(result) + "\n"));
    }

    private static void PrintTable(CapacityResult result, IAnsiConsole console)
    {
        bool hasCases = result.Cases.Count > 1 || result.Cases[0].Name != FailureCase.None;
        string[] titles =
        [
            .. result.Axes.Select(axis => $">{axis.Path}"),
            "",
            .. hasCases ? ["under"] : Array.Empty<string>(),
            "nearest to its limit",
            "value",
            ">margin",
            "?>replications",
        ];
        SummaryTable table = new(titles);
        IEnumerable<TriedCapacity> ordered = result.Tried.OrderBy(
            tried => tried.Indexes,
            Comparer<IReadOnlyList<int>>.Create(Compare)
        );
        foreach (TriedCapacity tried in ordered)
        {
            foreach ((int i, JudgedCondition condition) in tried.WorstByCase.Index())
            {
                table.Add(Row(tried, condition, i == 0, hasCases));
            }
        }
        table.Print(console);
    }

    private static (string, Style)[] Row(TriedCapacity tried, JudgedCondition condition, bool isFirst, bool hasCases)
    {
        Style style = StyleOf(condition.Verdict);
        return
        [
            .. tried.Values.Select(value => (isFirst ? value : "", Style.Plain)),
            (CapacityText.Word(condition.Verdict), style),
            .. hasCases ? [(condition.Case, Style.Plain)] : Array.Empty<(string, Style)>(),
            (condition.Threshold, Style.Plain),
            (condition.Actual, Style.Plain),
            (CapacityText.Margin(condition), style),
            (condition.Replications.ToString(CultureInfo.InvariantCulture), Style.Plain),
        ];
    }

    private static int Compare(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);

    private static Style StyleOf(CapacityVerdict verdict) =>
        verdict switch
        {
            CapacityVerdict.Holds => s_good,
            CapacityVerdict.Fails => s_bad,
            _ => Style.Plain,
        };
}
