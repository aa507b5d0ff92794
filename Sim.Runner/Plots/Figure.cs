using ScottPlot;
using SkiaSharp;

namespace Sim.Runner.Plots;

/// <summary>A page of panels under one title, one legend and one line that says which run this is.</summary>
internal sealed class Figure(ChartFont font)
{
    private const float LegendRowPx = 30;
    private const float SwatchPx = 18;

    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    public required IReadOnlyList<Panel> Panels { get; init; }

    public Chart Render()
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(ChartTheme.WidthPx, ChartTheme.HeightPx));
        Draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);

        using var svg = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, ChartTheme.WidthPx, ChartTheme.HeightPx), svg))
        {
            Draw(canvas);
        }
        string text = System.Text.Encoding.UTF8.GetString(svg.ToArray());
        return new Chart(Name, Title, SvgText.Normalize(text, Name, Title), png.ToArray());
    }

    private void Draw(SKCanvas canvas)
    {
        using (var paper = new SKPaint { Color = Skia(ChartTheme.Paper) })
        {
            canvas.DrawRect(0, 0, ChartTheme.WidthPx, ChartTheme.HeightPx, paper);
        }
        DrawTitle(canvas);
        DrawText(canvas, Subtitle, ChartTheme.MarginPx, 84, ChartTheme.SubtitleSizePx, ChartTheme.Muted);
        float top = DrawLegend(canvas, 116) + 4;
        float width = ChartTheme.WidthPx - ChartTheme.MarginPx;
        float height = ChartTheme.HeightPx - top - 8;
        foreach (Panel panel in Panels)
        {
            float left = 8 + panel.Place.Left * width;
            float right = 8 + panel.Place.Right * width;
            float panelTop = top + panel.Place.Top * height;
            panel.Plot.Render(canvas, new PixelRect(left, right, top + panel.Place.Bottom * height, panelTop));
            if (panel.Heading.Length > 0)
            {
                string heading = font.Fit(
                    panel.Heading,
                    ChartTheme.HeadingSizePx,
                    right - left - Panel.LeftPx,
                    bold: true
                );
                float x = left + Panel.LeftPx;
                DrawText(canvas, heading, x, panelTop + 24, ChartTheme.HeadingSizePx, ChartTheme.Ink, true);
            }
        }
    }

    /// <summary>Shrinks a title that would leave the page.</summary>
    private void DrawTitle(SKCanvas canvas)
    {
        float size = ChartTheme.TitleSizePx;
        size *= Math.Min(1, (ChartTheme.WidthPx - 2 * ChartTheme.MarginPx) / font.Measure(Title, size, bold: true));
        DrawText(canvas, Title, ChartTheme.MarginPx, 50, size, ChartTheme.Ink, true);
    }

    /// <returns>The bottom of its last row.</returns>
    private float DrawLegend(SKCanvas canvas, float baseline)
    {
        float x = ChartTheme.MarginPx;
        foreach (LegendEntry entry in Legend)
        {
            float width = SwatchPx + 8 + font.Measure(entry.Text, ChartTheme.LabelSizePx) + 28;
            if (x + width > ChartTheme.WidthPx - ChartTheme.MarginPx && x > ChartTheme.MarginPx)
            {
                x = ChartTheme.MarginPx;
                baseline += LegendRowPx;
            }
            DrawSwatch(canvas, entry, x, baseline);
            DrawText(canvas, entry.Text, x + SwatchPx + 8, baseline, ChartTheme.LabelSizePx, ChartTheme.Ink);
            x += width;
        }
        return Legend.Count > 0 ? baseline + 10 : baseline - 16;
    }

    private static void DrawSwatch(SKCanvas canvas, LegendEntry entry, float x, float baseline)
    {
        using var paint = new SKPaint { Color = Skia(entry.Color), IsAntialias = true };
        if (!entry.IsLine)
        {
            canvas.DrawRect(x, baseline - 15, SwatchPx, SwatchPx, paint);
            return;
        }
        int dashes = entry.Dashed ? 3 : 1;
        float step = SwatchPx / (dashes * 2 - 1);
        for (int i = 0; i < dashes; i++)
        {
            canvas.DrawRect(x + 2 * i * step, baseline - 8, entry.Dashed ? step : SwatchPx, 4, paint);
        }
    }

    private void DrawText(SKCanvas canvas, string text, float x, float y, float size, Color color, bool bold = false)
    {
        using var skFont = new SKFont(bold ? font.Bold : font.Regular, size);
        using var paint = new SKPaint { Color = Skia(color), IsAntialias = true };
        canvas.DrawText(text, x, y, skFont, paint);
    }

    private static SKColor Skia(Color color) => new(color.R, color.G, color.B, color.A);
}
