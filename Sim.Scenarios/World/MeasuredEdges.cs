using Sim.Core.Quantities;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The moments at which something begins or ends to be measured, within a run.</summary>
internal static class MeasuredEdges
{
    public static IReadOnlyList<SimTime> Of(Scenario scenario)
    {
        IEnumerable<ThresholdWindow> windows = scenario
            .Thresholds.Select(text => ThresholdParser.Parse(text).Window)
            .OfType<ThresholdWindow>();
        IEnumerable<SimDuration> stages = StageTime
            .Of(scenario.Migration)
            .SelectMany(time => new[] { time.Begin, time.End });
        SimDuration before = StageTime.BeforeAll(scenario)?.Begin ?? SimDuration.Zero;
        return
        [
            .. windows
                .SelectMany(window => new[] { window.From, window.To ?? scenario.Duration })
                .Concat(stages)
                .Append(before)
                .Append(scenario.WarmUp)
                .Where(edge => edge > SimDuration.Zero && edge < scenario.Duration)
                .Distinct()
                .Order()
                .Select(edge => SimTime.Zero + edge),
        ];
    }
}
