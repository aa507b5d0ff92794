using Sim.Core.Kernel;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing;

namespace Sim.Core.Models.FrontEnds;

/// <summary>Google's anycast front end: every few seconds it spreads what its edges take over the regions.</summary>
/// <remarks>
/// A region's capacity is its serving pods times the target rate of an endpoint. The decision sees the traffic and the
/// pods of the last report; reports come every 10 s, an assumption. Edges without traffic are treated as if they took a
/// little, so that first requests find their way. Not modeled: zones, automatic capacity draining, failover
/// thresholds, preferred backends.
/// </remarks>
public sealed class FrontEndModel : IEventTarget
{
    private static readonly SimDuration s_report = SimDuration.FromSeconds(10);

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly FrontEndSpec _spec;
    private readonly int _frontEnd;
    private readonly EndpointBoard _board;
    private readonly ITelemetry _telemetry;
    private readonly int[] _nearest;
    private readonly RequestRate[] _demand;
    private readonly RequestRate[] _capacity;
    private readonly RequestRate[] _allocation;
    private readonly RequestRate[] _unserved;
    private double[] _shares;
    private double[] _published;

    public FrontEndModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        int frontEnd,
        PathTable paths,
        EndpointBoard board,
        ITelemetry telemetry
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(paths);
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _spec = platform.FrontEnds[frontEnd];
        _frontEnd = frontEnd;
        _board = board;
        _telemetry = telemetry;
        int edges = _spec.Edges.Count;
        int regions = _spec.Backends.Count;
        var roundTrips = new SimDuration[edges * regions];
        for (int edge = 0; edge < edges; edge++)
        {
            for (int backend = 0; backend < regions; backend++)
            {
                roundTrips[(edge * regions) + backend] = paths.EdgeToBackend(frontEnd, edge, backend);
            }
        }
        _nearest = new int[roundTrips.Length];
        RegionWaterfall.OrderByRoundTrip(roundTrips, regions, _nearest);
        _demand = new RequestRate[edges];
        _capacity = new RequestRate[regions];
        _allocation = new RequestRate[edges * regions];
        _unserved = new RequestRate[edges];
        _shares = new double[edges * regions];
        _published = [];
        Allocate();
        kernel.Schedule(kernel.Now + s_report, _self, 0);
    }

    public void Handle(in SimEvent simEvent)
    {
        Allocate();
        _kernel.Schedule(_kernel.Now + s_report, _self, 0);
    }

    private void Allocate()
    {
        const double Little = 1e-6;
        for (int edge = 0; edge < _demand.Length; edge++)
        {
            _demand[edge] = new RequestRate(Math.Max(Little, _telemetry.EdgeArrivals(_frontEnd, edge)));
        }
        for (int backend = 0; backend < _capacity.Length; backend++)
        {
            int pool = _spec.Backends[backend];
            _capacity[backend] = _platform.Pools[pool].MaxRatePerEndpoint * _board.Pool(pool).Serving;
        }
        RegionWaterfall.Allocate(_demand, _capacity, _nearest, _allocation, _unserved);
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = _allocation[i] / _demand[i / _capacity.Length];
        }
        if (!_shares.AsSpan().SequenceEqual(_published))
        {
            _published = _shares;
            _shares = new double[_published.Length];
            _board.Set(_frontEnd, new FrontEndState(_capacity.Length, _published));
        }
    }
}
