using System.Text;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;

namespace Sim.Runner.Report;

/// <summary>The files of a run folder that people look at: every chart as SVG and PNG, and the report.</summary>
public static class RunPictures
{
    /// <summary>Nothing is drawn before the run folder asks for the first file.</summary>
    /// <param name="font">Null: no charts, and the report says why.</param>
    public static IReadOnlyList<RunPicture> For(RunResult result, ChartFont? font)
    {
        var charts = new Lazy<IReadOnlyList<Chart>>(() => font is null ? [] : ChartSet.Render(result, font));
        List<RunPicture> pictures = [];
        foreach (string name in font is null ? [] : ChartSet.Names)
        {
            pictures.Add(new($"plots/{name}.svg", stream => WriteText(stream, Named(name).Svg)));
            pictures.Add(new($"plots/{name}.png", stream => stream.Write(Named(name).Png)));
        }
        pictures.Add(
            new(
                "report.html",
                stream =>
                {
                    string? problem = font is null ? ChartFont.Remedy : null;
                    // The renderer's dispatcher runs inline: nothing here waits for another thread.
                    WriteText(stream, HtmlReport.RenderAsync(result, charts.Value, problem).GetAwaiter().GetResult());
                }
            )
        );
        return pictures;

        Chart Named(string name) => charts.Value.Single(chart => chart.Name == name);
    }

    private static void WriteText(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
