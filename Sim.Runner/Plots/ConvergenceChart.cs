using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Convergence;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>While routes move: where packets end, and messages so far, a column for each change.</summary>
internal static class ConvergenceChart
{
    private const int MostColumns = 3;
    private const int Rows = 2;

    /// <summary>Where time begins: what comes first is quicker than eyes and slower than light.</summary>
    private const double FirstSecond = 0.01;

    /// <summary>Steps within so much of a factor of ten are joined.</summary>
    private const double DecadesPerPoint = 1.0 / 80;

    public static Figure Create(ConvergenceReport report, ChartFont font)
    {
        ConvergencePhase[] shown = [.. report.Phases.TakeLast(MostColumns)];
        List<Panel> panels = [];
        for (int column = 0; column < shown.Length; column++)
        {
            ConvergencePhase phase = shown[column];
            double end = Math.Max(1, 1.2 * phase.LastMessage.TotalSeconds);
            Piece[] pieces = Pieces(phase, end);
            (Plot Plot, string Heading)[] rows =
            [
                (Fates(font, pieces, report.Networks), phase.Change),
                (Messages(font, pieces), "messages sent so far"),
            ];
            for (int row = 0; row < Rows; row++)
            {
                Time(rows[row].Plot, end, labeled: row == Rows - 1);
                panels.Add(new Panel(rows[row].Plot, rows[row].Heading, Panel.Cell(row, Rows, column, shown.Length)));
            }
        }
        return new Figure(font)
        {
            Name = "convergence",
            Title = Title(shown[^1]),
            Subtitle = Subtitle(report),
            Legend =
            [
                new LegendEntry("packets arrive", ChartTheme.Ready, IsLine: false),
                new LegendEntry("loop", ChartTheme.Endpoint(isSite: false, 0), IsLine: false),
                new LegendEntry("are dropped", ChartTheme.IncidentShade, IsLine: false),
                new LegendEntry("networks with a route", ChartTheme.Ink, IsLine: true),
                new LegendEntry("announcements", ChartTheme.Nodes, IsLine: false),
                new LegendEntry("withdrawals", ChartTheme.Needed, IsLine: false),
            ],
            Panels = panels,
        };
    }

    private static Plot Fates(ChartFont font, Piece[] pieces, int networks)
    {
        Plot plot = Panel.NewPlot(font);
        ValueAxis.Linear(plot, "networks", 1, ValueAxis.Percent);
        double[] seconds = Corners(pieces);
        StackedArea.Draw(
            plot,
            seconds,
            [
                (Values(piece => piece.Delivered / networks), ChartTheme.Ready),
                (Values(piece => piece.Looping / networks), ChartTheme.Endpoint(isSite: false, 0)),
                (Values(piece => piece.Dropped / networks), ChartTheme.IncidentShade),
            ]
        );
        Scatter line = plot.Add.ScatterLine(seconds, Values(piece => piece.WithRoute / networks), ChartTheme.Ink);
        line.LineWidth = ChartTheme.LinePx;
        return plot;

        double[] Values(Func<Piece, double> of) => [.. pieces.SelectMany(piece => (double[])[of(piece), of(piece)])];
    }

    private static Plot Messages(ChartFont font, Piece[] pieces)
    {
        Plot plot = Panel.NewPlot(font);
        double[] announcements = Sums(pieces, piece => piece.Announcements);
        double[] withdrawals = Sums(pieces, piece => piece.Withdrawals);
        ValueAxis.Linear(plot, "messages", announcements[^1] + withdrawals[^1], ValueAxis.Thousands);
        StackedArea.Draw(plot, Corners(pieces), [(announcements, ChartTheme.Nodes), (withdrawals, ChartTheme.Needed)]);
        return plot;
    }

    /// <summary>So far, at the corners of every piece.</summary>
    private static double[] Sums(Piece[] pieces, Func<Piece, int> of)
    {
        double sum = 0;
        return [.. pieces.SelectMany(piece => (double[])[sum, sum += of(piece)])];
    }

    private static double[] Corners(Piece[] pieces) =>
        [.. pieces.SelectMany(piece => (double[])[Place(piece.At), Place(piece.At + piece.Length)])];

    /// <summary>On the axis, which is logarithmic.</summary>
    private static double Place(double seconds) => Math.Log10(1_000 * Math.Max(seconds, FirstSecond));

    private static Piece[] Pieces(ConvergencePhase phase, double end)
    {
        List<Piece> pieces =
        [
            .. phase
                .Timeline.GroupBy(step => (int)(Place(step.AtSeconds) / DecadesPerPoint))
                .Select(group => new Piece(
                    group.First().AtSeconds,
                    group.Sum(step => step.LengthSeconds),
                    group.Average(step => step.WithRoute),
                    group.Average(step => step.Delivered),
                    group.Average(step => step.Looping),
                    group.Average(step => step.Dropped),
                    group.Sum(step => step.Announcements),
                    group.Sum(step => step.Withdrawals)
                ))
                .TakeWhile(piece => piece.At < end),
        ];
        Piece last = pieces[^1];
        double after = last.At + last.Length;
        if (after < end)
        {
            // Nothing happens any more.
            pieces.Add(last with { At = after, Length = end - after, Announcements = 0, Withdrawals = 0 });
        }
        return [.. pieces];
    }

    private static void Time(Plot plot, double end, bool labeled)
    {
        ValueAxis.LogLatency(plot.Axes.Bottom, 1_000 * FirstSecond, 1_000 * end, most: 5);
        plot.Axes.Bottom.Label.Text = labeled ? "since the change" : "";
        plot.Layout.Fixed(Panel.Padding(labeled));
    }

    private static string Title(ConvergencePhase phase)
    {
        string time = phase.IsConverged
            ? $"routes moved for {MeasureText.Latency(phase.Settled)}"
            : "routes did not settle";
        return $"{phase.Change}: {time}, with {MeasureText.Count(phase.Messages)} messages";
    }

    private static string Subtitle(ConvergenceReport report)
    {
        string jitter = report.Settings.MraiJitter.ToString("0.###", CultureInfo.InvariantCulture);
        string networks = report.Networks.ToString("#,0", CultureInfo.InvariantCulture);
        return $"{networks} networks · MRAI {report.Settings.Mrai}, jitter {jitter} · seed "
            + report.Seed.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Times in seconds, networks as means, messages as counts.</summary>
    private readonly record struct Piece(
        double At,
        double Length,
        double WithRoute,
        double Delivered,
        double Looping,
        double Dropped,
        int Announcements,
        int Withdrawals
    );
}
