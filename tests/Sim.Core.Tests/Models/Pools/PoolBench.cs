using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>One pool, alone, under a load that the test sets.</summary>
internal sealed class PoolBench
{
    private readonly PublicationRecorder _recorder = new();

    public PoolBench(PoolSpec spec, ulong seed = 1, params FaultSpec[] faults)
    {
        PlatformSpec platform = SmallPlatform.Create().WithSitePool(spec);
        var publisher = new Publisher(Kernel);
        publisher.Subscribe(_recorder);
        var board = new EndpointBoard(platform, publisher);
        var ledger = new FaultLedger();
        Pool = new PoolModel(
            Kernel,
            platform,
            SmallPlatform.SitePool,
            ledger,
            board,
            Telemetry,
            new RandomStreams(seed)
        );
        _ = new FaultInjector(Kernel, faults, ledger, Pool.OnFault);
        board.Start();
    }

    public SimulationKernel Kernel { get; } = new();

    public TelemetryStub Telemetry { get; } = new();

    public PoolModel Pool { get; }

    /// <summary>As published last.</summary>
    public PoolState State => _recorder.Endpoints[^1].Pools[SmallPlatform.SitePool];

    public void RunTo(double seconds) => Kernel.RunUntil(SimTime.FromSeconds(seconds));

    /// <summary>
    /// From now on so many requests per second reach the pool and spread over its serving pods; each costs 10 ms of a
    /// pod's CPU.
    /// </summary>
    public void SetArrivals(double perSecond) =>
        Telemetry.Pools = _ => new PoolLoad(
            perSecond,
            perSecond / Pool.Serving,
            Math.Min(1, perSecond * 0.01 / Pool.Serving),
            SimDuration.FromMilliseconds(10),
            0
        );

    /// <summary>Seconds and sizes of the changes of the published number of pods.</summary>
    public IReadOnlyList<(double At, int Serving)> Sizes()
    {
        var sizes = new List<(double At, int Serving)>();
        foreach (EndpointSnapshot snapshot in _recorder.Endpoints)
        {
            int serving = snapshot.Pools[SmallPlatform.SitePool].Serving;
            if (sizes.Count == 0 || sizes[^1].Serving != serving)
            {
                sizes.Add((snapshot.At.TotalSeconds, serving));
            }
        }
        return sizes;
    }

    /// <summary>
    /// Seconds of the changes of the published state, with the pods that requests are sent to and those of them that
    /// refuse.
    /// </summary>
    public IReadOnlyList<(double At, int Serving, int Stopped)> Endpoints()
    {
        var states = new List<(double At, int Serving, int Stopped)>();
        foreach (EndpointSnapshot snapshot in _recorder.Endpoints)
        {
            PoolState state = snapshot.Pools[SmallPlatform.SitePool];
            if (states.Count == 0 || (states[^1].Serving, states[^1].Stopped) != (state.Serving, state.Stopped))
            {
                states.Add((snapshot.At.TotalSeconds, state.Serving, state.Stopped));
            }
        }
        return states;
    }

    /// <summary>Seconds at which pods that leave are given a time to finish, and how long.</summary>
    public IReadOnlyList<(double At, double Seconds)> Kills() =>
        [
            .. _recorder
                .Endpoints.Select(snapshot => (snapshot.At, snapshot.Pools[SmallPlatform.SitePool].KillAfter))
                .Where(one => one.KillAfter is not null)
                .Select(one => (one.At.TotalSeconds, one.KillAfter!.Value.TotalSeconds)),
        ];
}
