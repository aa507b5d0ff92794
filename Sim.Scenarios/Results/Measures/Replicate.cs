using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results.Measures;

/// <summary>What is kept of one replication: its numbers, not its histograms and series.</summary>
/// <param name="Index">0 or more; with the seed it says all about its chance.</param>
/// <param name="Measures">Those that were measured.</param>
/// <param name="Thresholds">In the order of the scenario.</param>
/// <param name="Events">That the kernel ran.</param>
public sealed record Replicate(
    int Index,
    IReadOnlyDictionary<MeasureKey, double> Measures,
    IReadOnlyList<ThresholdVerdict> Thresholds,
    long Events
)
{
    /// <summary>Of the migration; empty when there is none.</summary>
    public IReadOnlyList<StageOutcome> Stages { get; init; } = [];

    public static Replicate Of(int index, RunResult result, long events)
    {
        ArgumentNullException.ThrowIfNull(result);
        var measured = new Dictionary<MeasureKey, double>();
        foreach ((MeasureKey key, double? value) in RunMeasures.Of(result))
        {
            if (value is { } number)
            {
                measured.Add(key, number);
            }
        }
        return new Replicate(index, measured, result.Thresholds, events) { Stages = result.Stages };
    }
}
