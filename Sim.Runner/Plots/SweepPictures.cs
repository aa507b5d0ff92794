using System.Text;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>The pictures of a sweep, a page for each measure that is looked at first.</summary>
internal static class SweepPictures
{
    public static IReadOnlyList<RunPicture> Of(SweepSummary summary, ChartFont font) =>
        [
            .. summary
                .Headlines.Where(measure => summary.EffectsOn(measure).Any(effect => effect.Range > 0))
                .SelectMany(measure => Of(SweepChart.Create(summary, measure, font).Render())),
        ];

    private static IEnumerable<RunPicture> Of(Chart chart) =>
        [
            new($"plots/{chart.Name}.svg", stream => stream.Write(Encoding.UTF8.GetBytes(chart.Svg))),
            new($"plots/{chart.Name}.png", stream => stream.Write(chart.Png)),
        ];
}
