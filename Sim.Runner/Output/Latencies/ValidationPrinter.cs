using System.Globalization;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Latencies;

/// <summary>Prints for people how far predicted round trips are from measured ones.</summary>
internal static class ValidationPrinter
{
    private const int MostNames = 20;

    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    public static void Print(LatencyValidation validation, string file, string model, int worst, IAnsiConsole console)
    {
        Line(console, $"{file}: {Pairs(validation.Errors.Count)}, predicted by {model}", s_heading);
        PrintErrors(validation, console);
        PrintPairs(validation.Worst.Take(worst), "worst pairs", console);
        PairError[] suspicious = [.. validation.Suspicious.Take(MostNames)];
        PrintPairs(suspicious, "measured below the floor of light in fiber: a wrong place or value", console);
        TextWriter output = console.Profile.Out.Writer;
        PrintUnknown(validation.Table, output);
        if (validation.Table.RowsWithinPlace > 0)
        {
            output.WriteLine($"left out: {Rows(validation.Table.RowsWithinPlace)} of a place with itself");
        }
    }

    /// <summary>Names that no table knows, and how many rows they cost.</summary>
    public static void PrintUnknown(MeasurementTable table, TextWriter output)
    {
        if (table.Unknown.Count == 0)
        {
            return;
        }
        output.WriteLine($"left out: {Rows(table.RowsWithUnknown)} with a place that is not known:");
        foreach (UnknownPlace unknown in table.Unknown.Take(MostNames))
        {
            string hint = unknown.Suggestion is { } near ? $"; is it '{near}'?" : "";
            output.WriteLine($"  {unknown.First}: '{VisibleText.Of(unknown.Name)}' in {Rows(unknown.Rows)}{hint}");
        }
        if (table.Unknown.Count > MostNames)
        {
            output.WriteLine($"  and {MeasureText.Count(table.Unknown.Count - MostNames)} more names");
        }
    }

    private static void PrintErrors(LatencyValidation validation, IAnsiConsole console)
    {
        SummaryTable table = new("of the measured value", ">error", ">gate");
        table.Add(
            ("median, absolute", Style.Plain),
            Judged(validation.MedianPercent, LatencyValidation.MedianGatePercent),
            ($"{LatencyValidation.MedianGatePercent.ToString(CultureInfo.InvariantCulture)} %", Style.Plain)
        );
        table.Add(
            ("90th percentile, absolute", Style.Plain),
            Judged(validation.P90Percent, LatencyValidation.P90GatePercent),
            ($"{LatencyValidation.P90GatePercent.ToString(CultureInfo.InvariantCulture)} %", Style.Plain)
        );
        table.Add("bias, mean", Signed(validation.BiasPercent), "");
        table.Add("pairs within 25 %", Fixed(validation.Within25Percent) + " %", "");
        table.Print(console);
    }

    private static void PrintPairs(IEnumerable<PairError> pairs, string title, IAnsiConsole console)
    {
        SummaryTable table = new(title, "", ">measured", ">predicted", ">error", "?>floor");
        bool any = false;
        foreach (PairError error in pairs)
        {
            any = true;
            table.Add(
                VisibleText.Of(error.Measured.From),
                VisibleText.Of(error.Measured.To),
                MeasureText.Latency(error.Measured.RoundTrip),
                MeasureText.Latency(error.Predicted),
                Signed(error.Percent),
                MeasureText.Latency(error.Measured.Floor)
            );
        }
        if (any)
        {
            table.Print(console);
        }
    }

    private static (string, Style) Judged(double percent, double gate) =>
        (Fixed(percent) + " %", percent <= gate ? Style.Plain : s_bad);

    private static string Signed(double percent) =>
        percent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Fixed(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Pairs(int count) => count == 1 ? "1 pair" : MeasureText.Count(count) + " pairs";

    private static string Rows(int count) => count == 1 ? "1 row" : MeasureText.Count(count) + " rows";

    private static void Line(IAnsiConsole console, string text, Style style) =>
        console.WriteLine(SummaryTable.Printable(text), style);
}
