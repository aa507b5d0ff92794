using Sim.Core.Kernel;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Addresses;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Flow;

/// <summary>The data plane that carries rates: one step of constant conditions after the other.</summary>
/// <remarks>
/// A step ends every few seconds and at every publication of routes or endpoints. Within it (1) the users of each cell,
/// a group and an address, send requests on open, dead and new connections; (2) every endpoint's stations take what
/// arrives; (3) what they did not carry fails, is retried, or is given up. A request counts as ended in the step of its
/// last attempt, save that attempts without a reply end after the client's timeout.
/// </remarks>
public sealed partial class FlowPlane : ITrafficPlane, IEventTarget
{
    private const double LargestImbalance = 1e-9;

    /// <summary>Longest step while requests fail, if their retries do not pause less.</summary>
    private static readonly SimDuration s_troubledStep = SimDuration.FromSeconds(1);

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly IReadOnlyList<ClientGroup> _groups;
    private readonly IDemandSource _demand;
    private readonly PathTable _paths;
    private readonly TelemetryBoard _board;
    private readonly TrafficRecorder _recorder;
    private readonly IReadOnlyList<IPoolStatus> _pools;
    private readonly SimDuration _step;
    private readonly SimDuration _troubledStep;
    private readonly CachedAnswers _answers;
    private readonly EndpointStations[] _endpoints;
    private readonly int _addresses;
    private readonly int _columns;
    private readonly double[] _rates;
    private readonly Destinations _destinations;
    private RouteSnapshot? _routes;
    private EndpointSnapshot? _state;
    private readonly List<IStepListener> _listeners = [];
    private SimTime _now;
    private SimTime _troubledUntil;
    private bool _started;

    /// <param name="kernel">The clock; the plane schedules its own steps.</param>
    /// <param name="platform">What exists.</param>
    /// <param name="groups">The users.</param>
    /// <param name="demand">How much they ask.</param>
    /// <param name="paths">How far everything is.</param>
    /// <param name="pools">Status of each pool, for the record.</param>
    /// <param name="board">Where the plane writes what models may know.</param>
    /// <param name="recorder">Where it writes results.</param>
    /// <param name="step">Longest step, more than 0; the bucket of the recorder is a multiple of it.</param>
    public FlowPlane(
        SimulationKernel kernel,
        PlatformSpec platform,
        IReadOnlyList<ClientGroup> groups,
        IDemandSource demand,
        PathTable paths,
        IReadOnlyList<IPoolStatus> pools,
        TelemetryBoard board,
        TrafficRecorder recorder,
        SimDuration step
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(groups);
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _groups = groups;
        _demand = demand;
        _paths = paths;
        _pools = pools;
        _board = board;
        _recorder = recorder;
        _step = step;
        // What fails at once is tried again after the shortest of all pauses.
        _troubledStep = SimDuration.Min(s_troubledStep, s_fastFailure + platform.Service.Backoff);
        _addresses = platform.AddressCount;
        _columns = _addresses + 1;
        _destinations = new Destinations(platform, paths);
        _answers = new CachedAnswers(groups.Count, _columns, platform.Clients.Caches);
        _endpoints = [.. platform.Endpoints.Select(endpoint => new EndpointStations(platform, endpoint, paths))];
        _rates = new double[platform.Vantages.Count];
        _load = new EndpointLoad[_endpoints.Length];
        _resets = new double[_endpoints.Length];
        _admitted = new double[platform.Sites.Count];
        int cells = groups.Count * _columns;
        _next = new NextAddresses(groups.Count, _destinations);
        _comers = new double[cells];
        _comersSeconds = new double[cells];
        _active = new ActiveColumns(groups.Count, _columns);
        _users = new UserPools(groups.Count, _columns, _active);
        _connect = new Impairment[cells];
        _cutOff = new double?[cells];
        _closingRates = [.. Enumerable.Range(0, _addresses).Select(platform.ClosingRate)];
        _closing = new double[_columns];
        _drainSince = new SimTime?[platform.Sites.Count];
        _mean = new double[cells];
        _held = new double[cells];
        _flows = new CellFlow[cells];
        _openRetries = new PendingRetries(cells, platform.Service);
        _retries = new PendingRetries(cells, platform.Service);
        _openDue = new double[cells * platform.Service.Retries];
        _due = new double[cells * platform.Service.Retries];
        _givingUp = new double[cells];
        _edgeFates = [.. platform.FrontEnds.Select(frontEnd => new (double, double)[frontEnd.Edges.Count])];
        _edgeArrivals = [.. platform.FrontEnds.Select(frontEnd => new double[frontEnd.Edges.Count])];
    }

    public RequestLedger Ledger { get; private set; }

    public double PeakRate { get; private set; }

    public void Subscribe(IStepListener listener) => _listeners.Add(listener);

    public void Start()
    {
        if (_routes is null || _state is null)
        {
            throw new InvalidOperationException("Routes and endpoints must be published before traffic starts.");
        }
        _now = _kernel.Now;
        _started = true;
        _troubledUntil = _now + _platform.Service.Timeout;
        _demand.Fill(_now, _rates);
        FollowConditions(old: null);
        AdmitFirst();
        for (int group = 0; group < _groups.Count; group++)
        {
            double users = UsersOf(group);
            for (int column = 0; column < _columns; column++)
            {
                int cell = Cell(group, column);
                _held[cell] = HeldShareOf(group, column);
                if (_held[cell] > 0)
                {
                    _active.Add(group, column);
                }
                _cutOff[cell] = ShareCutOff(group, column);
                double passed = column < _addresses ? WayOf(group, column).PassedShare : 0;
                _users.Open[cell] = users * _held[cell] * passed;
                _users.Looking[cell] = users * _held[cell] * (1 - passed);
            }
        }
        for (int endpoint = 0; endpoint < _endpoints.Length; endpoint++)
        {
            _recorder.ReplaceSojourn(endpoint, _endpoints[endpoint].Sojourn);
        }
        _kernel.Schedule(_now + _step, _self, 0, 0, EventPriority.Traffic);
    }

    public void Handle(in SimEvent simEvent)
    {
        AdvanceTo(_kernel.Now);
        if (_kernel.Now >= _recorder.Timeline.BucketEnd)
        {
            _recorder.EndBucket();
        }
        _demand.Fill(_now, _rates);
        _kernel.Schedule(_now + _step, _self, 0, 0, EventPriority.Traffic);
    }

    public void AdvanceTo(SimTime time)
    {
        if (!_started || time <= _now)
        {
            return;
        }
        while (_now < time)
        {
            SimTime from = _now;
            SimTime to = IsTroubled() ? SimTime.Min(time, from + _troubledStep) : time;
            Carry(from, to);
            _now = to;
            foreach (IStepListener listener in _listeners)
            {
                listener.OnStep(from, to);
            }
        }
    }

    public void Finish() => AdvanceTo(_kernel.Now);

    public void OnPublished(DnsSnapshot snapshot) { }

    public void OnPublished(RouteSnapshot snapshot)
    {
        AdvanceTo(_kernel.Now);
        RouteSnapshot? old = _routes;
        _routes = snapshot;
        if (_started && old is not null)
        {
            FollowRoutes(old);
        }
        FollowConditions(_state);
    }

    public void OnPublished(EndpointSnapshot snapshot)
    {
        AdvanceTo(_kernel.Now);
        EndpointSnapshot? old = _state;
        _state = snapshot;
        FollowConditions(old);
        for (int site = 0; site < _drainSince.Length; site++)
        {
            _drainSince[site] ??= snapshot.Sites[site].IsDraining ? _now : null;
        }
        if (old is not null && HaveOtherFaults(old, snapshot))
        {
            _troubledUntil = _now + _platform.Service.Timeout;
        }
    }

    public void OnAnswerChanged(in AnswerChange change)
    {
        _next.Learn(change.Group, change.After);
        if (_started)
        {
            _answers.BeginMove(_kernel.Now, change);
        }
        else
        {
            _answers.SetAll(change.Group, change.After);
        }
    }

    /// <summary>
    /// Whether requests fail or something has just been broken: retries then need steps shorter than their pauses.
    /// </summary>
    private bool IsTroubled()
    {
        const double Many = 1e-3;
        double rate = 0;
        foreach (double country in _rates)
        {
            rate += country;
        }
        return _now < _troubledUntil || Ledger.InFlight > Many * rate;
    }

    private static bool HaveOtherFaults(EndpointSnapshot before, EndpointSnapshot after)
    {
        for (int pool = 0; pool < after.Pools.Length; pool++)
        {
            if (before.Pools[pool].Fault != after.Pools[pool].Fault)
            {
                return true;
            }
        }
        return !before.Stores.AsSpan().SequenceEqual(after.Stores);
    }

    private int Cell(int group, int column) => (group * _columns) + column;

    private double UsersOf(int group) => RateOf(group) * _platform.Clients.RequestInterval.TotalSeconds;
}
