using System.Globalization;

namespace Sim.Runner.Output;

/// <summary>The shape of an AS graph beside that of the Internet, for people.</summary>
internal static class StatisticsPrinter
{
    private const string Graph = "this graph";
    private const string Internet = "Internet 2015";

    public static void Print(IReadOnlyList<ShapeFigure> statistics, TextWriter output)
    {
        int names = statistics.Max(one => one.Name.Length);
        output.WriteLine();
        output.WriteLine($"  {"shape".PadRight(names)}  {Graph.PadLeft(14)}  {Internet.PadLeft(14)}");
        foreach (ShapeFigure one in statistics)
        {
            string row = $"  {one.Name.PadRight(names)}  {Text(one, one.Value)}  {Text(one, one.Published)}";
            output.WriteLine(row.TrimEnd());
        }
    }

    private static string Text(ShapeFigure one, double value)
    {
        bool isCount = one.Unit == "links" && one.Published == Math.Floor(one.Published);
        string format =
            isCount ? "F0"
            : one.Unit == "%" ? "F1"
            : "F2";
        string number = double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
        return $"{number.PadLeft(8)} {one.Unit.PadRight(5)}";
    }
}
