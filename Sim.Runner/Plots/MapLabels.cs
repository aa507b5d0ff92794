using ScottPlot;
using Sim.Core.Quantities;
using Sim.Scenarios.Catchments;

namespace Sim.Runner.Plots;

/// <summary>Names of sites beside their marks, moved apart where marks are close to each other.</summary>
internal static class MapLabels
{
    // Degrees on a map of the world: wide enough for a name, high enough for a line.
    private const double Wide = 26;
    private const double High = 4.6;
    private const double Aside = 9;

    public static void Draw(Plot plot, CatchmentReport report, ChartFont font)
    {
        List<(double X, double Y)> taken = [];
        for (int i = 0; i < report.Sites.Count; i++)
        {
            GeoPoint at = report.Sites[i].Place;
            (double x, double y) = Free(at, taken);
            taken.Add((x, y));
            var line = plot.Add.Line(at.LongitudeDegrees, at.LatitudeDegrees, x, y);
            line.LineColor = ChartTheme.Ink;
            line.LineWidth = 1;
            var text = plot.Add.Text(report.Sites[i].Name, x, y);
            text.LabelFontName = font.Family;
            text.LabelFontSize = ChartTheme.LabelSizePx;
            text.LabelFontColor = ChartTheme.Ink;
            text.LabelAlignment = x < at.LongitudeDegrees ? Alignment.MiddleRight : Alignment.MiddleLeft;
        }
    }

    /// <summary>The first place around the mark that no other label has: out to the sea in the west first.</summary>
    private static (double X, double Y) Free(GeoPoint at, List<(double X, double Y)> taken)
    {
        for (int ring = 1; ; ring++)
        {
            foreach ((int dx, int dy) in ((int, int)[])[(-1, 0), (1, 0), (-1, 1), (1, 1), (-1, -1), (1, -1)])
            {
                double x = at.LongitudeDegrees + (dx * Aside * ring);
                double y = at.LatitudeDegrees + (dy * High * 1.5 * ring);
                if (taken.TrueForAll(one => Math.Abs(one.X - x) > Wide || Math.Abs(one.Y - y) > High))
                {
                    return (x, y);
                }
            }
        }
    }
}
