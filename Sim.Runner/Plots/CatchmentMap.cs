using System.Globalization;
using ScottPlot;
using Sim.Core.Quantities;
using Sim.Scenarios.Catchments;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// A map of the world: users as circles in the metros where they are, in the color of the site that they land at; where
/// there are many sites, in that of how much longer than to the nearest one it takes.
/// </summary>
/// <remarks>Cable routes stand in for coasts. Equirectangular, true to scale at about 38 degrees.</remarks>
internal static class CatchmentMap
{
    private const int MostColors = 8;
    private const double West = -170;
    private const double East = 181;
    private const double South = -52;
    private const double North = 74;
    private const double LargestPx = 80;
    private const double SmallestPx = 4;

    private static readonly Color s_cables = Color.FromHex("#D5DBE1");

    private static readonly (double Milliseconds, string Text, Color Color)[] s_inflation =
    [
        (5, "within 5 ms of the nearest", ChartTheme.Median),
        (25, "5 to 25 ms more", ChartTheme.P95),
        (100, "25 to 100 ms more", Color.FromHex("#E69F00")),
        (double.MaxValue, "100 ms and more", ChartTheme.Needed),
    ];

    public static Figure Create(CatchmentReport report, ChartFont font)
    {
        bool bySite = report.Sites.Count <= MostColors;
        Plot plot = Panel.NewPlot(font);
        plot.HideGrid();
        plot.Axes.Left.IsVisible = false;
        plot.Axes.Bottom.IsVisible = false;
        DrawCables(plot);
        DrawUsers(plot, report, bySite);
        DrawSites(plot, report, font, bySite);
        plot.Axes.SetLimits(West, East, South, North);
        plot.Layout.Fixed(new PixelPadding(left: 28, right: 0, bottom: 28, top: 4));
        return new Figure(font)
        {
            Name = "catchment",
            Title = Title(report),
            Subtitle = Subtitle(report),
            Legend =
            [
                .. bySite
                    ? report.Sites.Select(
                        (site, i) =>
                            new LegendEntry($"{site.Name} {MeasureText.Percent(site.Share)}", ColorOf(i), IsLine: false)
                    )
                    : s_inflation.Select((step, i) => new LegendEntry(Text(report, i), step.Color, IsLine: false)),
            ],
            Panels = [new Panel(plot, "", Panel.Cell(0, 1, 0, 1))],
        };
    }

    private static void DrawCables(Plot plot)
    {
        foreach ((GeoPoint one, GeoPoint other) in CableRoutes.All)
        {
            double turn = Math.Round((other.LongitudeDegrees - one.LongitudeDegrees) / 360) * 360;
            Draw(one.LongitudeDegrees, other.LongitudeDegrees - turn);
            if (turn != 0)
            {
                // Once at each end of the map.
                Draw(one.LongitudeDegrees + turn, other.LongitudeDegrees);
            }

            void Draw(double from, double to)
            {
                var line = plot.Add.Line(from, one.LatitudeDegrees, to, other.LatitudeDegrees);
                line.LineColor = s_cables;
                line.LineWidth = 1.5f;
            }
        }
    }

    /// <summary>Rings, so that areas are users: the site that most land at is in the middle.</summary>
    private static void DrawUsers(Plot plot, CatchmentReport report, bool bySite)
    {
        var places = report
            .Landings.GroupBy(one => one.Place)
            .Select(group => (Place: group.Key, Rings: Rings(group, bySite)))
            .OrderByDescending(place => place.Rings.Sum(ring => ring.Users))
            .ToArray();
        double most = places.Max(place => place.Rings.Sum(ring => ring.Users));
        foreach ((GeoPoint at, (int Color, double Users)[] rings) in places)
        {
            double upTo = rings.Sum(ring => ring.Users);
            foreach ((int color, double users) in rings.Reverse())
            {
                double size = Math.Max(SmallestPx, LargestPx * Math.Sqrt(upTo / most));
                Color fill = bySite ? ColorOf(color) : s_inflation[color].Color;
                var marker = plot.Add.Marker(at.LongitudeDegrees, at.LatitudeDegrees);
                marker.Shape = MarkerShape.FilledCircle;
                marker.Size = (float)size;
                marker.Color = fill;
                upTo -= users;
            }
        }
    }

    private static (int Color, double Users)[] Rings(IEnumerable<Landing> users, bool bySite) =>
        [
            .. users
                .GroupBy(one => bySite ? one.Site : ClassOf(one))
                .Select(group => (group.Key, group.Sum(one => one.Share)))
                .OrderByDescending(ring => ring.Item2)
                .ThenBy(ring => ring.Key),
        ];

    private static int ClassOf(Landing one)
    {
        double more = (one.RoundTrip - one.Nearest).TotalMilliseconds;
        return Array.FindIndex(s_inflation, step => more < step.Milliseconds);
    }

    private static void DrawSites(Plot plot, CatchmentReport report, ChartFont font, bool bySite)
    {
        for (int i = 0; i < report.Sites.Count; i++)
        {
            GeoPoint at = report.Sites[i].Place;
            var marker = plot.Add.Marker(at.LongitudeDegrees, at.LatitudeDegrees);
            marker.Shape = bySite ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle;
            marker.Size = bySite ? 12 : 5;
            marker.Color = ChartTheme.Ink;
        }
        if (bySite)
        {
            MapLabels.Draw(plot, report, font);
        }
    }

    private static Color ColorOf(int site) => ChartTheme.Catchment(site);

    private static string Text(CatchmentReport report, int step)
    {
        double users = report.Landings.Where(one => ClassOf(one) == step).Sum(one => one.Share);
        return $"{s_inflation[step].Text}: {MeasureText.Percent(report.Reached > 0 ? users / report.Reached : 0)}";
    }

    private static string Title(CatchmentReport report)
    {
        RoundTrips total = report.Total;
        string nearest = MeasureText.Percent(1 - total.AgainstNearest.NotAtBest);
        return report.Sites.Count == 1
            ? $"{report.Sites[0].Name} is {MeasureText.Latency(total.Mean)} from its users in the mean"
            : $"{nearest} of users land at their nearest {report.Noun}; inflation is "
                + $"{MeasureText.Latency(total.AgainstNearest.Mean)} in the mean";
    }

    private static string Subtitle(CatchmentReport report)
    {
        RoundTrips total = report.Total;
        string networks = report.Networks.ToString("#,0", CultureInfo.InvariantCulture);
        string what = report.FrontEnd is { } frontEnd ? $"edges of {frontEnd}" : "one prefix from all sites shown";
        return $"{report.Scenario} · {what} · round trip mean {MeasureText.Latency(total.Mean)}, "
            + $"p95 {MeasureText.Latency(total.P95)} · synthetic Internet of {networks} networks, seed "
            + report.Seed.ToString(CultureInfo.InvariantCulture)
            + " · area of a circle: users";
    }
}
