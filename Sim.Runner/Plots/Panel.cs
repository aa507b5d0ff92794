using ScottPlot;
using SkiaSharp;

namespace Sim.Runner.Plots;

/// <summary>One coordinate system of a figure.</summary>
/// <param name="Heading">Above its data area; empty for none.</param>
/// <param name="Place">In shares of the area below title and legend.</param>
internal sealed record Panel(Plot Plot, string Heading, SKRect Place)
{
    /// <summary>Of the data area, from the left of the panel.</summary>
    public const float LeftPx = 96;

    private const float RightPx = 18;
    private const float TopPx = 34;
    private const float LabelPx = 26;
    private const float TicksPx = 36;

    // Of all panels, below title and a legend of one row.
    private const float PanelsPx = ChartTheme.HeightPx - 138f;

    // The share of the height that the label of the last row's axis takes.
    private const float LabelShare = LabelPx / PanelsPx;

    /// <summary>
    /// A panel in a grid of cells with equal data areas; only the last row has labels below its horizontal axis.
    /// </summary>
    public static SKRect Cell(int row, int rows, int column, int columns) =>
        new((float)column / columns, Top(row, rows), (float)(column + 1) / columns, Top(row + 1, rows));

    /// <summary>The top of a row of such a grid; of the row below the last: the bottom.</summary>
    public static float Top(int row, int rows) => row == rows ? 1 : (1 - LabelShare) * row / rows;

    public static float DataWidthPx(SKRect place) =>
        place.Width * (ChartTheme.WidthPx - ChartTheme.MarginPx) - LeftPx - RightPx;

    /// <summary>Under a legend of one row; each further row takes a few percent of it.</summary>
    /// <param name="labeled">With a label below the horizontal axis.</param>
    public static float DataHeightPx(SKRect place, bool labeled)
    {
        PixelPadding around = Padding(labeled);
        return place.Height * PanelsPx - around.Top - around.Bottom;
    }

    /// <summary>
    /// An empty plot in the style of all pictures: no frame but the two axes, horizontal grid lines only.
    /// </summary>
    public static Plot NewPlot(ChartFont font)
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Font.Set(font.Family);
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
        plot.HideLegend();
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = ChartTheme.Grid;
        plot.Grid.YAxisStyle.MajorLineStyle.Width = 1;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = ChartTheme.TickSizePx;
            axis.TickLabelStyle.ForeColor = ChartTheme.Muted;
            axis.Label.FontSize = ChartTheme.LabelSizePx;
            axis.Label.Bold = false;
            axis.Label.ForeColor = ChartTheme.Muted;
            axis.FrameLineStyle.Color = ChartTheme.Muted;
            axis.MajorTickStyle.Color = ChartTheme.Muted;
            axis.MinorTickStyle.Length = 0;
        }
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Layout.Fixed(Padding(labeled: true));
        return plot;
    }

    /// <summary>
    /// The room around the data area; the same for every panel, so that those below each other line up.
    /// </summary>
    /// <param name="labeled">With a label below the horizontal axis.</param>
    public static PixelPadding Padding(bool labeled) =>
        new(left: LeftPx, right: RightPx, bottom: labeled ? LabelPx + TicksPx : TicksPx, top: TopPx);
}
