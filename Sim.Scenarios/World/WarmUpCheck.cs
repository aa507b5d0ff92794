using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Schema;
using WarmUp = Sim.Core.Statistics.Inference.WarmUp;

namespace Sim.Scenarios.World;

/// <summary>Whether the mean latency has settled when the warm-up of a run ends.</summary>
/// <remarks>
/// By MSER-5 over the buckets of time until something happens on purpose: a fault, a change, a surge or a stage is no
/// transient of the start. Without a warm-up nothing is said: then the start is meant to count.
/// </remarks>
internal static class WarmUpCheck
{
    /// <summary>Ten batches of five: with fewer the rule looks at noise.</summary>
    private const int FewestBuckets = 50;

    /// <summary>Null: it is long enough, or there is none.</summary>
    public static string? NoteOn(Scenario scenario, TimelineRecorder timeline)
    {
        if (scenario.WarmUp == SimDuration.Zero)
        {
            return null;
        }
        double[] series = SeriesOf(timeline, QuietUntil(scenario));
        if (series.Length < FewestBuckets)
        {
            return null;
        }
        var found = WarmUp.ByMser5(series);
        SimDuration settled = timeline.Bucket * found.Observations;
        return !found.IsOver
                ? $"The mean latency has not settled in the quiet part of the run (MSER-5), so that nothing says "
                    + $"whether {scenario.WarmUp} of warm-up are enough; demand that changes never settles."
            : settled > scenario.WarmUp
                ? $"{scenario.WarmUp} of warm-up look too short: the mean latency settles after "
                    + $"{settled} (MSER-5)."
            : null;
    }

    private static SimDuration QuietUntil(Scenario scenario) =>
        PlannedChange
            .Of(scenario)
            .Select(planned => planned.Change.At)
            .Concat(scenario.Faults.Select(fault => fault.At))
            .Concat(scenario.Demand.Surges.Select(surge => surge.At))
            .Append(scenario.Duration)
            .Min();

    /// <summary>Mean latency of everybody per bucket, up to the first bucket without answers.</summary>
    private static double[] SeriesOf(TimelineRecorder timeline, SimDuration end)
    {
        var series = new List<double>();
        for (int bucket = 0; bucket < timeline.Count && timeline.Bucket * (bucket + 1) <= end; bucket++)
        {
            (double sum, double answered) = (0, 0);
            for (int region = 0; region < timeline.MeanLatencyMs.GetLength(0); region++)
            {
                double weight = timeline.RegionAnswered[region, bucket];
                sum += weight > 0 ? weight * timeline.MeanLatencyMs[region, bucket] : 0;
                answered += weight;
            }
            if (!(answered > 0))
            {
                break;
            }
            series.Add(sum / answered);
        }
        return [.. series];
    }
}
