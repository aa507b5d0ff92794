using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Replay;

/// <summary>A dry run of an autoscaler: what it would have done with traffic that was measured.</summary>
/// <remarks>
/// The pool, its nodes and the metrics pipeline are those of scenarios. Requests that find no capacity are lost: nobody
/// tries again, no queue is left for later. Every manifest meets the same chance.
/// </remarks>
public static class AutoscalerReplay
{
    private const long DefaultCpuMilli = 1_000;

    /// <summary>How often nodes and pods on them are counted in a step: every 15 s where it is a minute.</summary>
    private const int PartsPerStep = 4;

    private static readonly ByteSize s_defaultMemory = new(2.0 * 1024 * 1024 * 1024);

    /// <summary>Replays a trace.</summary>
    /// <param name="autoscaler">Its <see cref="ReplayedAutoscaler.PodRate"/> must be known.</param>
    /// <exception cref="ArgumentException">Nothing says what a pod can serve, or no node takes a pod.</exception>
    public static ReplayResult Run(ReplayedAutoscaler autoscaler, RequestTrace trace, ReplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(autoscaler);
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(options);
        RequestTrace traffic = trace.Smoothed();
        RequestRate rate =
            autoscaler.PodRate(options)
            ?? throw new ArgumentException("Nothing says what a pod can serve.", nameof(autoscaler));
        PoolSpec pool = PoolOf(autoscaler, options) with
        {
            Replicas = options.Replicas ?? autoscaler.PodsAt(traffic.Rates[0], rate),
        };
        double limit = LimitOverRequest(autoscaler, pool);
        PlatformSpec platform = PlatformOf(pool);
        var kernel = new SimulationKernel();
        var publisher = new Publisher(kernel);
        var board = new EndpointBoard(platform, publisher);
        var load = new TraceLoad(kernel, traffic, rate, limit, publisher);
        var model = new PoolModel(kernel, platform, 0, new FaultLedger(), board, load, new RandomStreams(options.Seed));
        var meter = new ReplayMeter(kernel, traffic, rate, limit, model);
        publisher.Subscribe(meter);
        board.Start();
        for (int step = 0; step < traffic.Rates.Count; step++)
        {
            SimTime begin = SimTime.Zero + (traffic.Interval * step);
            for (int part = 1; part <= PartsPerStep; part++)
            {
                kernel.RunUntil(begin + (traffic.Interval * ((double)part / PartsPerStep)));
                meter.EndPart();
            }
            meter.EndStep();
        }
        return meter.Finish(autoscaler, PriceOf(pool));
    }

    /// <summary>Whether a node of the machine has room for a pod.</summary>
    public static bool Fits(ReplayedAutoscaler autoscaler, ReplayOptions options)
    {
        PoolSpec pool = PoolOf(autoscaler, options);
        var request = new PodRequest((long)Math.Round(pool.PodCpu * 1_000), pool.PodMemory);
        return pool.Nodes.All(nodes => PodScheduler.PodsPerNode(request, nodes.Machine.Allocatable()) > 0);
    }

    private static PoolSpec PoolOf(ReplayedAutoscaler autoscaler, ReplayOptions options)
    {
        long cpu = options.CpuRequestMilli ?? autoscaler.Workload?.CpuRequestMilli ?? DefaultCpuMilli;
        return new PoolSpec
        {
            // The same for every manifest: so is the chance.
            Id = "replay",
            Location = default,
            Autoscaler = autoscaler.Manifest.Spec,
            Replicas = options.Replicas ?? 1,
            PodCpu = cpu / 1_000.0,
            PodMemory = options.MemoryRequest ?? autoscaler.Workload?.MemoryRequest ?? s_defaultMemory,
            Concurrency = int.MaxValue,
            Backlog = 0,
            Life = PodLife.Of(options.PodStart),
            Nodes =
                options.NodeStart > SimDuration.Zero
                    ?
                    [
                        new NodeSpec(
                            options.Machine,
                            options.MinNodes,
                            options.MaxNodes,
                            options.NodeStart,
                            options.NodeStartSigma
                        ),
                    ]
                    : [],
            MaxRatePerEndpoint = RequestRate.Zero,
            MetricsLag = options.MetricsLag,
            EndpointLag = options.EndpointLag,
            EjectAfter = SimDuration.Zero,
        };
    }

    /// <summary>A pod without a CPU limit uses no more than it requests: an assumption, its node may be full.</summary>
    private static double LimitOverRequest(ReplayedAutoscaler autoscaler, PoolSpec pool) =>
        autoscaler.Workload?.CpuLimitMilli is { } limit ? Math.Max(1, limit / (pool.PodCpu * 1_000)) : 1;

    private static double? PriceOf(PoolSpec pool) =>
        pool.Nodes is [var nodes] ? MachinePrice.Of(nodes.Machine, BuiltinDatasets.MachinePrices) : null;

    /// <summary>A platform of nothing but the pool: of the service and its clients nothing is asked.</summary>
    private static PlatformSpec PlatformOf(PoolSpec pool)
    {
        var second = SimDuration.FromSeconds(1);
        return new PlatformSpec
        {
            Service = new ServiceSpec(
                "replay",
                Handshake.Warm,
                default,
                second,
                SimDuration.Zero,
                second,
                0,
                second,
                new Ratio(0)
            ),
            Clients = new ClientSpec(second, second, second, second),
            Sites = [],
            Pools = [pool],
            FrontEnds = [],
            Vantages = [],
            RouteConvergence = SimDuration.Zero,
            HoldTime = SimDuration.Zero,
        }.WithEndpoints();
    }
}
