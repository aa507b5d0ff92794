using Sim.Core.Kernel;
using Sim.Core.Models.Changes;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Faults;
using Sim.Core.Models.FrontEnds;
using Sim.Core.Models.Health;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Models.Stores;
using Sim.Core.Models.Telemetry;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Traffic;
using Sim.Core.Traffic.Flow;
using Sim.Core.Traffic.Recording;
using Sim.Core.Traffic.Requests;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>A scenario come alive: models and traffic on one kernel, at time zero.</summary>
/// <remarks>
/// Life: build it from checked inputs, <see cref="RunTo"/> moments that are to be looked at, then <see cref="Finish"/>
/// or
/// <see cref="Stop"/> once. A world belongs to one run and one thread.
/// </remarks>
public sealed class SimulatedWorld
{
    /// <summary>
    /// A change batch reaches all name servers within this time (Route 53 Developer Guide: generally within 60 s).
    /// </summary>
    internal static readonly SimDuration Propagation = SimDuration.FromSeconds(60);

    /// <summary>
    /// Steps are gathered into buckets of about a minute when there are more of them: those of a day.
    /// </summary>
    private const int ManyBuckets = 1_440;

    /// <summary>Most buckets of the timeline: the minutes of a week.</summary>
    private const int MostBuckets = 10_080;

    private static readonly SimDuration s_bucket = SimDuration.FromMinutes(1);

    private readonly SimulationKernel _kernel = new();
    private readonly FaultLedger _faults = new();
    private readonly SiteModel[] _sites;
    private readonly PoolModel[] _pools;
    private readonly StoreModel _stores;
    private readonly IRouteModel _routes;
    private readonly IncidentTracker _incidents;
    private readonly TrafficRecorder _recorder;
    private readonly RecordMarker _marker;

    public SimulatedWorld(ScenarioInputs inputs, int replication = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Inputs = inputs;
        Scenario scenario = inputs.Scenario;
        Areas = DemandAreas.Of(inputs);
        Platform = PlatformBuilder.Build(inputs, Areas);
        var streams = new RandomStreams(scenario.Seed, replication);
        Latency = LatencyBuilder.Build(inputs);
        Groups = new ClientGroupBuilder(inputs, Areas, Latency).Build();
        RestingRoutes? resting = scenario.Network.AsGraph is null
            ? null
            : new RestingRoutes(Platform, ScenarioInternet.Make(inputs).SpecOf(Platform, Areas));
        Paths = new PathTable(Platform, Latency, resting);
        CompiledZone zone = CompiledZone.Compile(inputs.Zone);
        IReadOnlyList<int> probed = ProbedAddresses.Of(inputs.Zone.HealthChecks, zone, Platform);
        Components = new ComponentScope(inputs, Areas, Platform, probed);
        Publisher = new Publisher(_kernel);
        Board = new TelemetryBoard(Platform);
        var demand = new DemandSource(inputs, Areas);

        var endpointBoard = new EndpointBoard(Platform, Publisher);
        _pools =
        [
            .. Indices(Platform.Pools)
                .Select(i => new PoolModel(_kernel, Platform, i, _faults, endpointBoard, Board, streams)),
        ];
        _stores = new StoreModel(Platform, _faults, endpointBoard);
        _recorder = NewRecorder();
        Plane = NewPlane(demand, streams);
        _marker = new RecordMarker(_kernel, Plane, _recorder, Platform.Endpoints.Count, MeasuredEdges.Of(scenario));
        _incidents = new IncidentTracker(_kernel, Plane, Groups.Count, Platform.Endpoints.Count, Windows());
        _sites =
        [
            .. Indices(Platform.Sites)
                .Select(i => new SiteModel(_kernel, Platform, i, _faults, endpointBoard, streams)),
        ];
        for (int i = 0; i < Platform.FrontEnds.Count; i++)
        {
            _ = new FrontEndModel(_kernel, Platform, i, Paths, endpointBoard, Board);
        }
        Internet = resting is null ? null : new InternetRouteModel(_kernel, Platform, resting, _faults, Publisher);
        _routes = Internet is { } internet ? internet : new RouteModel(_kernel, Platform, _faults, Publisher, streams);
        Mixes = new AnswerMixes(Platform);
        ResolverSpecs = ResolverBuilder.Specs(scenario.Resolvers, Groups);
        Resolvers = NewResolvers(streams);
        Publisher.Subscribe(Plane);
        Publisher.Subscribe(Resolvers);
        Authority = new AuthorityModel(Publisher, zone);
        _ = NewHealthChecks(streams);
        Migration = ScheduleEvents();

        _routes.Publish();
        endpointBoard.Start();
        Authority.Start();
        Latencies = new CellLatencyBuilder(Platform, Groups, Paths, Publisher, Resolvers);
        Plane.Start();
    }

    public ScenarioInputs Inputs { get; }

    public PlatformSpec Platform { get; }

    public IReadOnlyList<ClientGroup> Groups { get; }

    internal IReadOnlyList<DemandArea> Areas { get; }

    public PathTable Paths { get; }

    public ILatencyModel Latency { get; }

    /// <summary>The routes over the AS graph; null where the scenario has none.</summary>
    public InternetRouteModel? Internet { get; }

    public Publisher Publisher { get; }

    public TelemetryBoard Board { get; }

    public ITrafficPlane Plane { get; }

    public AnswerMixes Mixes { get; }

    /// <summary>
    /// How the resolvers of each group keep answers, for <see cref="DrainCurve"/> and <see cref="WeightedBand"/>.
    /// </summary>
    public IReadOnlyList<ResolverSpec> ResolverSpecs { get; }

    public ResolverPopulation Resolvers { get; }

    public AuthorityModel Authority { get; }

    internal ComponentScope Components { get; }

    internal StagedMigration Migration { get; }

    public IReadOnlyList<PoolModel> Pools => _pools;

    internal CellLatencyBuilder Latencies { get; }

    public SimTime Now => _kernel.Now;

    public SimTime End => SimTime.Zero + Inputs.Scenario.Duration;

    /// <summary>Events that the kernel has run.</summary>
    public long EventsRun => _kernel.EventsRun;

    /// <summary>Lets everything happen up to a moment, at most <see cref="End"/>.</summary>
    public void RunTo(SimTime time)
    {
        _kernel.RunUntil(SimTime.Min(time, End));
        Plane.AdvanceTo(_kernel.Now);
    }

    /// <summary>Runs to the end and says what was measured.</summary>
    /// <param name="version">Version of the model, for the record.</param>
    public RunResult Finish(string version)
    {
        RunTo(End);
        return Stop(version);
    }

    /// <summary>Says what was measured until now; the world cannot go on from here.</summary>
    /// <param name="version">Version of the model, for the record.</param>
    /// <exception cref="InvalidOperationException">Nothing has run.</exception>
    public RunResult Stop(string version)
    {
        if (Now == SimTime.Zero)
        {
            throw new InvalidOperationException("A world that has not run has measured nothing.");
        }
        Plane.Finish();
        _marker.Finish();
        return new ResultBuilder(this, _recorder, _incidents).Build(version);
    }

    /// <summary>
    /// What was measured in a part of the run, between moments that <see cref="MeasuredEdges"/> has; null: it ended
    /// before.
    /// </summary>
    /// <param name="to">Null: up to now.</param>
    internal SpanMeasures? MeasuresOf(SimDuration from, SimDuration? to) =>
        _recorder.SpanOf(SimTime.Zero + from, to is { } end ? SimTime.Zero + end : Now) is { } span
            ? new SpanMeasuresBuilder(this, _recorder.Timeline, span).Build()
            : null;

    private static IEnumerable<int> Indices<T>(IReadOnlyList<T> items) => Enumerable.Range(0, items.Count);

    private StagedMigration ScheduleEvents()
    {
        Scenario scenario = Inputs.Scenario;
        var faultBuilder = new FaultBuilder(Inputs, Areas);
        _ = new FaultInjector(_kernel, [.. scenario.Faults.Select(faultBuilder.Build)], _faults, OnFault);
        var actions = new ChangeActions(Inputs, faultBuilder, Authority, _routes, _sites, _pools);
        Action[] all = [.. PlannedChange.Of(scenario).Select((planned, i) => actions.ActionOf(planned.Change, i))];
        _ = new ChangeSchedule(
            _kernel,
            [.. scenario.Changes.Select((change, i) => (SimTime.Zero + change.At, all[i]))]
        );
        return new StagedMigration(_kernel, this, change => all[change](), actions.RollBack);
    }

    private ITrafficPlane NewPlane(IDemandSource demand, RandomStreams streams) =>
        Inputs.Scenario.Fidelity == Fidelity.Request
            ? new RequestPlane(
                _kernel,
                Platform,
                Groups,
                demand,
                Paths,
                group => Latencies.LookUpOf(group),
                _pools,
                Board,
                _recorder,
                Inputs.Scenario.Step,
                Inputs.Scenario.Sampling.Value,
                streams
            )
            : new FlowPlane(_kernel, Platform, Groups, demand, Paths, _pools, Board, _recorder, Inputs.Scenario.Step);

    private TrafficRecorder NewRecorder()
    {
        Scenario scenario = Inputs.Scenario;
        long steps = (long)Math.Ceiling(scenario.Duration / scenario.Step);
        long perMinute = steps > ManyBuckets ? (long)Math.Ceiling(s_bucket / scenario.Step) : 1;
        long perBucket = Math.Max(perMinute, (steps + MostBuckets - 1) / MostBuckets);
        SimDuration bucket = scenario.Step * perBucket;
        int count = (int)((steps + perBucket - 1) / perBucket);
        int regions = Groups.Select(group => group.Region).Distinct().Count();
        var timeline = new TimelineRecorder(bucket, count, Platform.Endpoints.Count, regions, Platform.Pools.Count);
        return new TrafficRecorder(
            Groups,
            Platform.Endpoints.Count,
            (group, endpoint) => Latencies.Build(group, endpoint),
            timeline
        );
    }

    private ResolverPopulation NewResolvers(RandomStreams streams)
    {
        double[] weights = ResolverBuilder.Weights(Groups, Areas);
        double lookUps = ResolverBuilder.LookUpsPerSecond(Inputs.Scenario, Platform.Clients);
        return new ResolverPopulation(
            _kernel,
            Platform.Service.Host,
            Groups,
            weights,
            [.. weights.Select(weight => weight * lookUps)],
            ResolverSpecs,
            Mixes,
            streams,
            Plane
        );
    }

    private HealthCheckModel NewHealthChecks(RandomStreams streams)
    {
        IReadOnlyList<HealthCheck> checks = Inputs.Zone.HealthChecks;
        bool anyByName = checks.Any(check => ProbeTargets.NameOf(check) is not null);
        IReadOnlyList<DnsClient> clients = anyByName
            ? HealthBuilder.CheckerClients(Platform, Inputs.AllRecordSets, Latency)
            : [];
        return new HealthCheckModel(
            _kernel,
            checks,
            new ProbeTargets(Platform, Publisher, checks, clients),
            new AlarmModel(_kernel, Platform, HealthBuilder.Alarms(Inputs.Scenario, Platform), Publisher, Board),
            region => VantageOf(PlatformBuilder.VantageOfRegion(region)),
            new ProbeNetwork(Platform, Paths, Publisher, Board),
            _faults,
            Authority,
            streams
        );
    }

    private int VantageOf(string name)
    {
        for (int i = 0; i < Platform.Vantages.Count; i++)
        {
            if (Platform.Vantages[i].Name == name)
            {
                return i;
            }
        }
        throw new ArgumentException($"{name} is no vantage.", nameof(name));
    }

    private IReadOnlyList<IncidentWindow> Windows() =>
        [.. Inputs.Scenario.Faults.Select(WindowOf), .. PlannedChange.Of(Inputs.Scenario).Select(WindowOf)];

    private IncidentWindow WindowOf(Fault fault) =>
        IncidentWindow.Of(
            SimTime.Zero + fault.At,
            fault.For,
            End,
            Components.EndpointsOf(ComponentRef.Parse(fault.Fail))
        );

    /// <summary>A change of DNS, or an announcement, makes users leave other endpoints than it names.</summary>
    private IncidentWindow WindowOf(PlannedChange planned)
    {
        Change change = planned.Change;
        // What the next stage moves is not the doing of this one.
        SimDuration end = planned.Stage is { } stage
            ? StageTime.Of(Inputs.Scenario.Migration)[stage].End
            : Inputs.Scenario.Duration;
        ComponentRef? left = change.Announce is null ? ComponentScope.ComponentOf(change) : null;
        return IncidentWindow.Of(
            SimTime.Zero + change.At,
            null,
            SimTime.Zero + end,
            left is null ? null : Components.EndpointsOf(left)
        );
    }

    private void OnFault(FaultSpec fault)
    {
        switch (fault.Component.Kind)
        {
            case ComponentKind.Site or ComponentKind.Blade:
                _sites[fault.Component.Index].OnFault(fault);
                _stores.OnFault();
                Internet?.OnFault(fault);
                break;
            case ComponentKind.Upstream or ComponentKind.Link:
                _routes.OnFault(fault);
                break;
            case ComponentKind.Store:
                _stores.OnFault();
                break;
            case ComponentKind.Region or ComponentKind.Pods or ComponentKind.Nodes:
                _pools[fault.Component.Index].OnFault(fault);
                break;
            default:
                // Probes ask the ledger themselves.
                break;
        }
    }
}
