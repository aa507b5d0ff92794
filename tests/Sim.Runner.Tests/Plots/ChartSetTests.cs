using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class ChartSetTests
{
    private static readonly ChartFont s_font =
        ChartFont.Find() ?? throw new InvalidOperationException(ChartFont.Remedy);

    [Test]
    public void Five_pictures_are_drawn([Values("outage", "quiet", "three-days")] string name)
    {
        RunResult run = name switch
        {
            "outage" => SyntheticRun.Outage,
            "quiet" => SyntheticRun.Quiet,
            _ => SyntheticRun.ThreeDays,
        };
        IReadOnlyList<Chart> charts = ChartSet.Render(run, s_font);
        string folder = Path.Combine("/tmp/charts", name);
        Directory.CreateDirectory(folder);
        foreach (Chart chart in charts)
        {
            File.WriteAllText(Path.Combine(folder, chart.Name + ".svg"), chart.Svg);
            File.WriteAllBytes(Path.Combine(folder, chart.Name + ".png"), chart.Png);
        }
        Assert.That(charts, Has.Count.EqualTo(5));
    }
}
