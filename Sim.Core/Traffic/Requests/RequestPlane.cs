using Sim.Core.Kernel;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Ecmp;
using Sim.Core.Traffic.Addresses;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Requests;

/// <summary>The data plane that carries every single request.</summary>
/// <remarks>
/// <para>
/// Life of a request: (1) its user makes it, on the connection that he has, or opens one: look-up, handshake, a place
/// at a blade; (2) it reaches a blade and waits for its worker, or an edge; (3) it goes on to a pod and waits for a
/// core; (4) the answer goes out over the network card and back to the user. It fails where the way, a queue or a pod
/// refuses it, or when the user's patience ends, and is made again as far as the retry budget goes.
/// </para>
/// <para>
/// Between two events of the control plane nothing but requests happens, so they have a queue of their own that is run
/// up to the next one: <see cref="AdvanceTo"/>. Once per step the plane draws the arrivals of the next, moves users to
/// the answers that they hold now, and writes telemetry.
/// </para>
/// </remarks>
public sealed partial class RequestPlane : ITrafficPlane, IEventTarget
{
    /// <summary>Longest step: telemetry and answers are as of its end.</summary>
    private static readonly SimDuration s_longestStep = SimDuration.FromSeconds(1);

    /// <summary>So many requests before it is made, its user is fetched from memory.</summary>
    private const int Ahead = 8;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly ServiceSpec _service;
    private readonly IDemandSource _demand;
    private readonly PathTable _paths;
    private readonly TelemetryBoard _board;
    private readonly TrafficRecorder _recorder;
    private readonly IReadOnlyList<IPoolStatus> _pools;
    private readonly SimDuration _step;
    private readonly double _sampling;
    private readonly Func<int, LookUpCost> _lookUpOf;
    private readonly int _addresses;
    private readonly int _columns;
    private readonly double[] _rates;
    private readonly UserGroup[] _groups;
    private readonly CachedAnswers _answers;
    private readonly Destinations _destinations;
    private readonly NextAddresses _next;
    private readonly BladeQueues[][] _blades;
    private readonly PodQueues[] _pods;
    private readonly AttemptTable _attempts = new();
    private readonly ArrivalBatch _arrivals = new();
    private readonly RandomStream _chance;
    private readonly List<IStepListener> _listeners = [];
    private RouteSnapshot? _routes;
    private EndpointSnapshot? _state;
    private long _clock;
    private SimTime _stepBegin;
    private int _nextArrival;
    private bool _started;

    /// <param name="kernel">The clock; the plane schedules its own steps.</param>
    /// <param name="platform">What exists.</param>
    /// <param name="groups">The users.</param>
    /// <param name="demand">How much they ask.</param>
    /// <param name="paths">How far everything is.</param>
    /// <param name="lookUpOf">What a look-up costs the users of a group; asked once per group, at the start.</param>
    /// <param name="pools">Status of each pool, for the record.</param>
    /// <param name="board">Where the plane writes what models may know.</param>
    /// <param name="recorder">Where it writes results.</param>
    /// <param name="step">Longest step of the demand, more than 0.</param>
    /// <param name="sampling">Part of the users that is simulated, more than 0 and at most 1; capacities shrink with
    /// them, and results count for all.</param>
    /// <param name="streams">Chance.</param>
    public RequestPlane(
        SimulationKernel kernel,
        PlatformSpec platform,
        IReadOnlyList<ClientGroup> groups,
        IDemandSource demand,
        PathTable paths,
        Func<int, LookUpCost> lookUpOf,
        IReadOnlyList<IPoolStatus> pools,
        TelemetryBoard board,
        TrafficRecorder recorder,
        SimDuration step,
        double sampling,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(streams);
        if (!(sampling is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(sampling), sampling, "More than 0 and at most 1 is expected.");
        }
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _service = platform.Service;
        _demand = demand;
        _paths = paths;
        _lookUpOf = lookUpOf;
        _pools = pools;
        _board = board;
        _recorder = recorder;
        _step = SimDuration.Min(step, s_longestStep);
        _sampling = sampling;
        _addresses = platform.AddressCount;
        _columns = _addresses + 1;
        _rates = new double[platform.Vantages.Count];
        _destinations = new Destinations(platform, paths);
        _next = new NextAddresses(groups.Count, _destinations);
        _answers = new CachedAnswers(groups.Count, _columns, platform.Clients.Caches);
        _blades =
        [
            .. platform.Sites.Select(site =>
                Enumerable
                    .Range(0, site.Blades.Count)
                    .Select(_ => new BladeQueues(site.Blades, platform.Service, sampling))
                    .ToArray()
            ),
        ];
        _pods = [.. platform.Pools.Select((_, pool) => NewPods(pool, streams))];
        _fates = [.. platform.Pools.Select(_ => new PodFates())];
        _upstreams = [.. platform.Sites.Select((site, index) => UpstreamsOf(site, _blades[index]))];
        _quality = platform.PathQuality;
        _openRecovery = new LossRecovery(_quality.Loss, exchanges: 0, platform.Service.Response);
        _freshRecovery = new LossRecovery(_quality.Loss, platform.Service.Handshake.Tls, platform.Service.Response);
        _chance = streams.For("request-plane", "what becomes of requests");
        _groups = [.. groups.Select(group => NewGroup(group, streams))];
        _tables = new EcmpTable?[platform.Sites.Count];
        _isNodePort = [.. platform.Sites.Select(site => site.Blades.Routing == PodRouting.NodePort)];
        _drainSince = new long[platform.Sites.Count];
        Array.Fill(_drainSince, long.MaxValue);
        _limits = [.. Enumerable.Range(0, _addresses).Select(LimitsOf)];
        _counts = new EndpointCounts[platform.Endpoints.Count];
        _edgeArrivals = [.. platform.FrontEnds.Select(frontEnd => new int[frontEnd.Edges.Count])];
        _resets = new double[platform.Endpoints.Count];
        _endpointUse = new double[platform.Endpoints.Count];
        _neededAt = new double[platform.Endpoints.Count];
    }

    public RequestLedger Ledger =>
        new(
            _sent / _sampling,
            _answered / _sampling,
            _failed / _sampling,
            _attempts.InFlight / _sampling,
            _tries / _sampling
        );

    public double PeakRate { get; private set; }

    public void Subscribe(IStepListener listener) => _listeners.Add(listener);

    public void Start()
    {
        if (_routes is null || _state is null)
        {
            throw new InvalidOperationException("Routes and endpoints must be published before traffic starts.");
        }
        _stepBegin = _kernel.Now;
        _clock = _kernel.Now.Nanoseconds;
        _started = true;
        for (int group = 0; group < _groups.Length; group++)
        {
            _groups[group].LookUp = _lookUpOf(group);
            FillHeld(group, _groups[group].Held);
        }
        BeginStep();
        ConnectAll();
        BeginStores();
    }

    public void Handle(in SimEvent simEvent)
    {
        AdvanceTo(_kernel.Now);
        EndStep();
        if (_kernel.Now >= _recorder.Timeline.BucketEnd)
        {
            _recorder.EndBucket();
        }
        BeginStep();
    }

    /// <remarks>What is due at the moment itself happens under the conditions that hold from then on.</remarks>
    public void AdvanceTo(SimTime time)
    {
        if (!_started)
        {
            return;
        }
        long limit = time.Nanoseconds - 1;
        ReadOnlySpan<Arrival> arrivals = _arrivals.Sorted;
        while (_nextArrival < arrivals.Length && arrivals[_nextArrival].At <= limit)
        {
            ref readonly Arrival arrival = ref arrivals[_nextArrival++];
            if (_nextArrival + Ahead < arrivals.Length)
            {
                ref readonly Arrival coming = ref arrivals[_nextArrival + Ahead];
                _groups[coming.Group].Prefetch(coming.User);
            }
            RunTo(arrival.At);
            _clock = arrival.At;
            Make(arrival);
        }
        RunTo(limit);
        _clock = Math.Max(_clock, limit);
    }

    /// <remarks>The end may be within a step.</remarks>
    public void Finish()
    {
        AdvanceTo(_kernel.Now);
        if (_kernel.Now > _stepBegin)
        {
            EndStep();
        }
    }

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
    }

    public void OnPublished(EndpointSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        AdvanceTo(_kernel.Now);
        EndpointSnapshot? old = _state;
        _state = snapshot;
        FollowEndpoints(old, snapshot);
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

    /// <remarks>Of sites with one address each counts those whom routes lead there.</remarks>
    public double CachedShareOf(int group, int address) =>
        _answers.ShareOf(group, _destinations.AddressOf(address))
        * _destinations.LandingOf(_routes!, _groups[group].Spec.Vantage, address);

    private void RunTo(long limit)
    {
        while (_attempts.TryTake(limit, out int slot, out long at))
        {
            if (at < _clock)
            {
                throw new InvalidOperationException($"A request would go back in time, from {_clock} to {at} ns.");
            }
            _clock = at;
            Continue(slot);
        }
    }

    private UserGroup NewGroup(ClientGroup spec, RandomStreams streams)
    {
        var group = new UserGroup(spec, _columns, streams);
        for (int address = 0; address < _addresses; address++)
        {
            group.LookUpShare[address] = _platform.Clients.LookUpShare(_platform.ClosingRate(address));
        }
        return group;
    }
}
