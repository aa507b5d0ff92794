using Sim.Core.Kernel;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Models.FrontEnds;

/// <summary>Google's anycast front end: every few seconds it spreads what its edges take over the regions.</summary>
/// <remarks>
/// The decision sees the traffic and the pods of the last report. Edges without traffic are treated as if they took a
/// little, so that first requests find their way.
/// </remarks>
public sealed class FrontEndModel : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly FrontEndSpec _spec;
    private readonly int _frontEnd;
    private readonly EndpointBoard _board;
    private readonly ITelemetry _telemetry;
    private readonly FrontEndBalancing _balancing;
    private readonly RequestRate[] _demand;
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
        _spec = platform.FrontEnds[frontEnd];
        _frontEnd = frontEnd;
        _board = board;
        _telemetry = telemetry;
        _balancing = new FrontEndBalancing(platform, paths, frontEnd);
        int edges = _spec.Edges.Count;
        int backends = _spec.Backends.Count;
        _demand = new RequestRate[edges];
        _allocation = new RequestRate[edges * backends];
        _unserved = new RequestRate[edges];
        _shares = new double[edges * backends];
        _published = [];
        Allocate();
        kernel.Schedule(kernel.Now + _spec.ReportInterval, _self, 0);
    }

    public void Handle(in SimEvent simEvent)
    {
        Allocate();
        _kernel.Schedule(_kernel.Now + _spec.ReportInterval, _self, 0);
    }

    private void Allocate()
    {
        const double Little = 1e-6;
        for (int edge = 0; edge < _demand.Length; edge++)
        {
            _demand[edge] = new RequestRate(Math.Max(Little, _telemetry.EdgeArrivals(_frontEnd, edge)));
        }
        int backends = _spec.Backends.Count;
        for (int backend = 0; backend < backends; backend++)
        {
            int pool = _spec.Backends[backend];
            PoolState state = _board.Pool(pool);
            PoolLoad load = _telemetry.Pool(pool);
            var rate = new RequestRate(load.Arrivals);
            _balancing.Report(backend, state.Endpoints, state.Serving, rate, load.CpuUtilization);
        }
        _balancing.Allocate(_kernel.Now, _demand, _allocation, _unserved);
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = _allocation[i] / _demand[i / backends];
        }
        if (!_shares.AsSpan().SequenceEqual(_published))
        {
            _published = _shares;
            _shares = new double[_published.Length];
            _board.Set(_frontEnd, new FrontEndState(backends, _published));
        }
    }
}
