using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Turns recorded series into those of the results.</summary>
internal sealed class TimelineBuilder(SimulatedWorld world, TrafficRecorder recorder)
{
    private readonly TimelineRecorder _recorded = recorder.Timeline;

    public Timeline Build() =>
        new()
        {
            Bucket = _recorded.Bucket,
            Count = _recorded.Count,
            LastBucket = _recorded.LastBucket,
            Demand = _recorded.Demand[.._recorded.Count],
            Endpoints =
            [
                .. world.Platform.Endpoints.Select(
                    (endpoint, i) =>
                        new EndpointSeries(
                            endpoint.Id,
                            Row(_recorded.Answered, i),
                            Row(_recorded.FailedAttempts, i),
                            Row(_recorded.Utilization, i)
                        )
                ),
            ],
            Regions =
            [
                .. recorder.Regions.Select(
                    (region, i) =>
                        new RegionSeries(
                            region,
                            Layer(_recorded.LatencyMs, i, 0),
                            Layer(_recorded.LatencyMs, i, 1),
                            Layer(_recorded.LatencyMs, i, 2),
                            ErrorRatio(i)
                        )
                ),
            ],
            Pools = [.. PoolIndices().Select(SeriesOf)],
        };

    private IEnumerable<int> PoolIndices()
    {
        int[] all = [.. Enumerable.Range(0, world.Platform.Pools.Count)];
        int[] scaling = [.. all.Where(i => world.Platform.Pools[i].Autoscaler is not null)];
        return scaling.Length > 0 ? scaling : all;
    }

    private PoolSeries SeriesOf(int pool) =>
        new(
            world.Platform.Pools[pool].Id,
            Layer(_recorded.Pools, pool, 0),
            Layer(_recorded.Pools, pool, 1),
            Layer(_recorded.Pools, pool, 2),
            Layer(_recorded.Pools, pool, 3)
        );

    private double[] ErrorRatio(int region) =>
        [
            .. Enumerable
                .Range(0, _recorded.Count)
                .Select(i =>
                {
                    double failed = _recorded.RegionFailed[region, i];
                    double ended = failed + _recorded.RegionAnswered[region, i];
                    return ended > 0 ? failed / ended : 0;
                }),
        ];

    private double[] Row(double[,] table, int row) =>
        [.. Enumerable.Range(0, _recorded.Count).Select(i => table[row, i])];

    private double[] Layer(double[,,] table, int row, int layer) =>
        [.. Enumerable.Range(0, _recorded.Count).Select(i => table[row, i, layer])];
}
