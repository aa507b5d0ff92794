using System.Globalization;

namespace Sim.Runner.Output;

/// <summary>A solved prefix for people: the graph, who is reached, and the catchments of the origins.</summary>
internal static class SolvePrinter
{
    public static void Print(SolveReport report, TextWriter output)
    {
        int unreached = report.Networks - report.Reached;
        Line($"{report.Networks} networks and {report.Links} links, {How(report)} in {Text(report.Load)}");
        Line($"{report.Reached} reach the prefix, {unreached} do not; solved in {Text(report.Solve)}");
        string[] origins = [.. report.Catchments.Select(one => $"AS{Text(one.Origin)}")];
        string[] counts = [.. report.Catchments.Select(one => Text(one.Networks))];
        int first = origins.Append("origin").Max(text => text.Length);
        int second = counts.Append("networks").Max(text => text.Length);
        output.WriteLine();
        output.WriteLine($"  {"origin".PadRight(first)}  {"networks".PadLeft(second)}    share");
        for (int i = 0; i < origins.Length; i++)
        {
            double share = 100.0 * report.Catchments[i].Networks / report.Reached;
            string shown = share.ToString("F1", CultureInfo.InvariantCulture).PadLeft(5);
            output.WriteLine($"  {origins[i].PadRight(first)}  {counts[i].PadLeft(second)}  {shown} %");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string How(SolveReport report) => report.IsSynthetic ? "made" : "read";

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) =>
        time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture) + " ms";
}
