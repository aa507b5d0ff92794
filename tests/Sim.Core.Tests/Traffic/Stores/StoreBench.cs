using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Flow;
using Sim.Core.Traffic.Requests;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Tests.Traffic.Stores;

/// <summary>
/// A store 9 ms away that takes 1 ms for a call, asked by pods of 2 cores with 64 slots, whose requests take 4 ms of
/// CPU and wait for 20 ms besides: in both planes.
/// </summary>
internal static class StoreBench
{
    public static StoreUse Use(int calls, int parallel = 1, int connections = 1_000, CacheSpec? cache = null) =>
        new()
        {
            Store = 0,
            Calls = calls,
            Parallel = parallel,
            Connections = connections,
            Timeout = SimDuration.FromSeconds(1),
            Cache = cache,
        };

    public static PoolStations Station(StoreUse use, int concurrency = 64) =>
        new(
            Services.Pool(concurrency),
            Services.Api(),
            0,
            stores: new StoreStations([Link(use)], SimDuration.FromSeconds(10))
        );

    /// <summary>Advances pods that all work.</summary>
    public static void Advance(
        this PoolStations pool,
        double arrivals,
        int pods,
        SimDuration step,
        Impairment[] faults
    ) => pool.Advance(arrivals, pods, new PoolState(pods, default), step, faults);

    public static PodQueues Queues(StoreUse use, int concurrency = 64, double sampling = 1, int pods = 1)
    {
        var calls = new StoreCalls([Link(use)], new RandomStreams(1, 0).For("pool", "calls"), sampling);
        var queues = new PodQueues(Services.Pool(concurrency), Services.Api(), sampling, calls);
        queues.Resize(pods);
        return queues;
    }

    private static StoreLink Link(StoreUse use) =>
        new(use, new StoreSpec("db", default, null, SimDuration.FromMilliseconds(1)), SimDuration.FromMilliseconds(9));
}
