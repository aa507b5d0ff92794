using Sim.Core.Quantities;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>The windows of thresholds are within the run.</summary>
internal static class ThresholdWindowChecks
{
    public static void Run(ScenarioDocument document, DiagnosticList found)
    {
        SimDuration end = document.Scenario!.Duration;
        foreach ((int i, string text) in document.Scenario.Thresholds.Index())
        {
            if (ThresholdParser.TryParse(text, out Threshold? threshold, out _) && threshold.Window is { } window)
            {
                Check(document.LocationInside, $"thresholds[{i}]", text, window, end, found);
            }
        }
    }

    private static void Check(
        Func<string, int, Location> locate,
        string path,
        string text,
        ThresholdWindow window,
        SimDuration end,
        DiagnosticList found
    )
    {
        (int fromAt, int toAt) = ThresholdParser.EdgesOf(text);
        if (window.From >= end)
        {
            Report(fromAt, window.From, $"a time before {end}");
        }
        else if (window.To is { } to && to > end)
        {
            Report(toAt, to, $"a time up to {end}");
        }

        void Report(int offset, SimDuration edge, string expected)
        {
            string message = edge == end ? $"the run ends at {end}" : $"the run ends at {end}, before {edge}";
            found.Error(locate(path, offset), "window-outside-run", message, expected);
        }
    }
}
