using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>The pictures of a run: traffic, latency, distribution, pools, errors.</summary>
public static class ChartSet
{
    /// <summary>Of the pictures, in the order of <see cref="Render"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["traffic", "latency", "distribution", "pools", "errors"];

    /// <summary>Takes about half a second for the first picture of the process and a fifth for each other.</summary>
    public static IReadOnlyList<Chart> Render(RunResult result, ChartFont font)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(font);
        string subtitle = Subtitle(result.Identity, result.Timeline.Bucket);
        return
        [
            TrafficChart.Create(result, font, subtitle).Render(),
            LatencyChart.Create(result, font, subtitle).Render(),
            DistributionChart.Create(result, font, subtitle).Render(),
            PoolsChart.Create(result, font, subtitle).Render(),
            ErrorsChart.Create(result, font, subtitle).Render(),
        ];
    }

    private static string Subtitle(RunIdentity identity, SimDuration bucket)
    {
        string date = identity.Start.InUtc().Date.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);
        string hash = identity.InputHash[..Math.Min(12, identity.InputHash.Length)];
        string seed = identity.Seed.ToString(CultureInfo.InvariantCulture);
        return $"{identity.Scenario} · from {date} · seed {seed} · inputs {hash} · one value per {bucket}";
    }
}
