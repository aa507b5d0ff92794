using Sim.Core.Quantities;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>The windows of thresholds are within the run, and those of stages are the stages.</summary>
internal static class ThresholdWindowChecks
{
    public static void Run(ScenarioDocument document, DiagnosticList found)
    {
        SimDuration end = document.Scenario!.Duration;
        foreach (WrittenThreshold written in WrittenThreshold.Of(document.Scenario))
        {
            if (
                ThresholdParser.TryParse(written.Text, out Threshold? threshold, out _)
                && FaultOf(written, threshold, end) is var (offset, code, message, expected)
            )
            {
                found.Error(document.LocationInside(written.Path, offset), code, message, expected);
            }
        }
    }

    private static (int Offset, string Code, string Message, string Expected)? FaultOf(
        WrittenThreshold written,
        Threshold threshold,
        SimDuration end
    )
    {
        (int fromAt, int toAt) = ThresholdParser.EdgesOf(written.Text);
        const string OfStage = "a threshold of a stage is judged from the stage's begin to the end of its soak";
        return (written.IsOfStage, threshold.Window) switch
        {
            (true, not null) => (fromAt, "window-of-stage", OfStage, "no window"),
            (true, _) when threshold.Measure == ThresholdMeasure.Cost => (
                0,
                "cost-of-stage",
                $"{OfStage}; costs are those of the whole run",
                "another measure, or the threshold among those of the scenario"
            ),
            (false, { From: var from }) when from >= end => (fromAt, Outside, Ends(from), $"a time before {end}"),
            (false, { To: { } to }) when to > end => (toAt, Outside, Ends(to), $"a time up to {end}"),
            _ => null,
        };

        string Ends(SimDuration edge) =>
            edge == end ? $"the run ends at {end}" : $"the run ends at {end}, before {edge}";
    }

    private const string Outside = "window-outside-run";
}
