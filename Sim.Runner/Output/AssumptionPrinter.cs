using System.Globalization;
using Sim.Scenarios.Experiments.Assumptions;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>Which assumptions a verdict hangs on, the heaviest first.</summary>
internal static class AssumptionPrinter
{
    /// <summary>Less than this of a value or its limit is hardly moved: a judgement.</summary>
    private const double Least = 0.01;

    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    /// <param name="effects">The heaviest first.</param>
    /// <param name="usual">Verdicts as the scenario is.</param>
    public static void Print(
        IReadOnlyList<AssumptionEffect> effects,
        IReadOnlyList<ThresholdVerdict> usual,
        IAnsiConsole console
    )
    {
        console.WriteLine();
        console.Write(
            new Text("What the verdicts assume, moved one at a time\n", new Style(decoration: Decoration.Bold))
        );
        AssumptionEffect[] heavy = [.. effects.Where(one => one.Swing >= Least)];
        SummaryTable table = new(
            "default that is an assumption",
            ">is",
            ">probably from",
            ">to",
            "the threshold that moves most",
            ">measured",
            ">at the low end",
            ">at the high end",
            ""
        );
        foreach (AssumptionEffect one in heavy)
        {
            table.Add(
                (one.Assumption.Field, Style.Plain),
                (one.Assumption.Default, Style.Plain),
                (one.Assumption.Low, Style.Plain),
                (one.Assumption.High, Style.Plain),
                (usual[one.MostMoved].Expression, Style.Plain),
                (usual[one.MostMoved].Actual, Style.Plain),
                (one.AtLow[one.MostMoved].Actual, Style.Plain),
                (one.AtHigh[one.MostMoved].Actual, Style.Plain),
                (one.Flips(usual) ? "another verdict" : "", s_bad)
            );
        }
        if (heavy.Length > 0)
        {
            table.Print(console);
        }
        string rest = string.Join(", ", effects.Where(one => one.Swing < Least).Select(one => one.Assumption.Field));
        if (rest.Length > 0)
        {
            console.Write(new Padder(new Text($"moves hardly anything: {rest}"), SummaryTable.Indent));
        }
    }

    /// <summary>One line where nobody asked.</summary>
    public static string Hint(int assumptions) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The verdicts rest on {assumptions} defaults that are assumptions: --assumptions ranks them."
        );
}
