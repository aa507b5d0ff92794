using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>What a shard keeps of one run.</summary>
/// <param name="Point">Index of its point.</param>
/// <param name="Replication">0 or more.</param>
/// <param name="Events">That the kernel ran.</param>
/// <param name="Thresholds">Expression, value and unit of each, in the order of the scenario.</param>
/// <param name="Keys">Of the values; runs of the same measures share them.</param>
/// <param name="Values">One a key, in full precision.</param>
public sealed record ShardRun(
    int Point,
    int Replication,
    long Events,
    IReadOnlyList<ThresholdVerdict> Thresholds,
    IReadOnlyList<MeasureKey> Keys,
    IReadOnlyList<double> Values
)
{
    public static ShardRun Of(int point, Replicate replicate)
    {
        ArgumentNullException.ThrowIfNull(replicate);
        return new ShardRun(
            point,
            replicate.Index,
            replicate.Events,
            replicate.Thresholds,
            [.. replicate.Measures.Keys],
            [.. replicate.Measures.Values]
        );
    }
}
