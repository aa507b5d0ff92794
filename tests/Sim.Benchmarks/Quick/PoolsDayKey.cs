using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Milliseconds of a day of ten pools with 500 pods in the mean on nodes of three, scaled every 15 s after a load that
/// rises by a third and falls by a third every two hours.
/// </summary>
internal sealed class PoolsDayKey : IQuickKey
{
    private const int Pools = 10;
    private const double MeanPods = 500;
    private const double PerPod = 300;

    public string Name => "pools_day_ms";

    public double Measure() => ThreadClock.NanosecondsPerOperation(1, Run, warmUps: 1, rounds: 2) / 1e6;

    private static void Run()
    {
        PlatformSpec platform = Platform();
        var kernel = new SimulationKernel();
        var publisher = new Publisher(kernel);
        var board = new EndpointBoard(platform, publisher);
        var faults = new FaultLedger();
        var streams = new RandomStreams(1);
        var load = new DayLoad(kernel);
        PoolModel[] pools =
        [
            .. Enumerable.Range(0, Pools).Select(i => new PoolModel(kernel, platform, i, faults, board, load, streams)),
        ];
        load.Pools = pools;
        board.Start();
        kernel.RunUntil(SimTime.Zero + SimDuration.FromHours(24));
        int changes = pools.Sum(pool => pool.History.Count);
        if (changes < Pools * 50)
        {
            throw new InvalidOperationException($"{changes} changes are too few for a day that scales.");
        }
    }

    private static PlatformSpec Platform()
    {
        var second = SimDuration.FromSeconds(1);
        var autoscaler = new HpaSpec
        {
            MinReplicas = 50,
            MaxReplicas = 2_000,
            Metrics = [MetricSpec.Pods("requests", (long)(PerPod * 1_000))],
        };
        return new PlatformSpec
        {
            Service = new ServiceSpec(
                "api",
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
            Pools = [.. Enumerable.Range(0, Pools).Select(i => Pool($"pool-{i}", autoscaler))],
            FrontEnds = [],
            Vantages = [],
            RouteConvergence = SimDuration.Zero,
            HoldTime = SimDuration.Zero,
        }.WithEndpoints();
    }

    private static PoolSpec Pool(string id, HpaSpec autoscaler) =>
        new()
        {
            Id = id,
            Location = default,
            Autoscaler = autoscaler,
            Replicas = (int)MeanPods,
            PodCpu = 2,
            PodMemory = new ByteSize(2e9),
            Concurrency = 64,
            Backlog = 256,
            Life = PodLife.Default,
            Nodes = [new NodeSpec(MachineType.Parse("n2-standard-8"), 1, 1_000, SimDuration.FromSeconds(100), 0.42)],
            MaxRatePerEndpoint = new RequestRate(400),
            MetricsLag = SimDuration.FromSeconds(30),
            EndpointLag = SimDuration.FromSeconds(10),
            EjectAfter = SimDuration.FromSeconds(10),
        };

    private sealed class DayLoad(SimulationKernel kernel) : ITelemetry
    {
        public IReadOnlyList<PoolModel> Pools { get; set; } = [];

        public PoolLoad Pool(int pool)
        {
            double phase = 2 * Math.PI * kernel.Now.TotalSeconds / 7_200;
            double arrivals = MeanPods * PerPod * (1 + (Math.Sin(phase) / 3));
            double perPod = arrivals / Pools[pool].Serving;
            return new PoolLoad(arrivals, perPod, Math.Min(1, perPod / 500), SimDuration.FromMilliseconds(10), 0);
        }

        public BladeLoad Blade(int site, int blade) => default;

        public double EdgeArrivals(int frontEnd, int edge) => 0;
    }
}
