using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Pools;

/// <summary>
/// One pool: pods that are wanted, placed, started and then served to, on nodes that may have to be fetched first.
/// </summary>
/// <remarks>
/// Life of a pod: pending (no node has room) - pulling (its node lacks the image) - starting (init, application,
/// readiness probe) - ready - serving (among the endpoints). The autoscaler decides every 15 s on samples as old as the
/// metrics pipeline makes them. Where nodes are not modeled, they have the image, but for that of a new version, and
/// each pod has a node of its own: an assumption. Pods that are taken away end as <see cref="PodTermination"/> says.
/// Faults break shares of the pods and leave their number alone; in a crash loop they end and begin again.
/// </remarks>
public sealed partial class PoolModel : IEventTarget, IPoolStatus
{
    private const int AutoscaleKind = 0;
    private const int PodPulledKind = 1;
    private const int PodReadyKind = 2;
    private const int PodServingKind = 3;
    private const int NodeReadyKind = 4;
    private const int ScanKind = 5;
    private const int EjectKind = 6;
    private const int SampleKind = 7;
    private const int PodStopKind = 8;
    private const int PodUnlistKind = 9;
    private const int CrashKind = 10;
    private const int RestartKind = 11;
    private const int AvailableKind = 12;
    private const int DeadlineKind = 13;
    private const int DrainKind = 14;
    private const int PreemptKind = 15;
    private const int NodeGoneKind = 16;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PoolSpec _spec;
    private readonly int _pool;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;
    private readonly ITelemetry _telemetry;
    private readonly PodSet _pods = new();
    private readonly Dictionary<long, PodBatch> _batches = [];
    private readonly ReplicaController _controller;
    private readonly PodEjection _ejection = new();
    private readonly NodePool? _nodes;
    private readonly List<ScalingStep> _history = [];
    private readonly List<PodArrival> _arrivals = [];
    private long _nextBatch;

    public PoolModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        int pool,
        FaultLedger faults,
        EndpointBoard board,
        ITelemetry telemetry,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _spec = platform.Pools[pool];
        _patience = platform.Service.Timeout;
        _pool = pool;
        _faults = faults;
        _board = board;
        _telemetry = telemetry;
        _controller = new ReplicaController(_spec);
        Desired = _spec.Replicas;
        if (_spec.Nodes.Count > 0)
        {
            _nodes = new NodePool(_spec, streams);
            _nodes.FillFor(_spec.Replicas);
            kernel.Schedule(kernel.Now + _nodes.ScanInterval, _self, ScanKind);
            foreach (int node in _nodes.ReadyNodes())
            {
                ScheduleEndOf(node);
            }
        }
        BeginWith(_spec.Replicas);
        if (_controller.Spec is not null)
        {
            // Controllers of different pools do not tick together.
            RandomStream phase = streams.For($"pool/{_spec.Id}", "autoscaler-phase");
            Tick(kernel.Now + phase.NextDuration(_controller.SyncPeriod));
        }
        Publish();
    }

    public int Serving => _board.Pool(_pool).Working;

    public int Desired { get; private set; }

    public int Nodes => _nodes?.ReadyCount ?? 0;

    /// <summary>Ready nodes of one of its groups, summed over time until now, in hours.</summary>
    public double NodeHours(int group) => _nodes?.HoursOf(group, _kernel.Now) ?? 0;

    /// <summary>Pods that have a node, from their start on.</summary>
    public int Placed => _pods.Count - _pods.Of(PodState.Pending);

    public bool IsAutoscaled => _controller.Spec is not null;

    /// <summary>Every change of the wanted number of pods.</summary>
    public IReadOnlyList<ScalingStep> History => _history;

    /// <summary>Pods that have begun to serve since the start, in the order of time.</summary>
    public IReadOnlyList<PodArrival> Arrivals => _arrivals;

    /// <summary>To be told when a fault of the pool's pods, nodes or region has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        switch (fault.Mode.Kind)
        {
            case FaultKind.CrashLoop:
                OnCrashLoop(fault);
                return;
            case FaultKind.Preempt when _kernel.Now < fault.End:
                Preempt(fault);
                return;
            case FaultKind.Preempt or FaultKind.StockOut:
                // Who asks for nodes looks at the ledger.
                return;
        }
        // Until health checks have noticed, failed pods keep their share of the requests; afterwards they are left out.
        _ejection.See(Fault());
        _kernel.Schedule(_kernel.Now + _spec.EjectAfter, _self, EjectKind);
        Publish();
    }

    /// <summary>
    /// A new manifest: its limits and metrics hold from the next tick on; what the controller remembers stays.
    /// </summary>
    public void Replace(HpaSpec autoscaler)
    {
        bool ticking = _controller.Spec is not null;
        _controller.Spec = autoscaler;
        if (!ticking)
        {
            Tick(_kernel.Now);
        }
    }

    /// <summary>A planned number of pods; an autoscaler goes on from there.</summary>
    public void SetReplicas(int count) => Scale(count, ScalingStep.Planned, new PodOrigin(_kernel.Now, null, Desired));

    public void Handle(in SimEvent simEvent)
    {
        switch (simEvent.Kind)
        {
            case SampleKind:
                Sample();
                _kernel.Schedule(_kernel.Now + _controller.SyncPeriod, _self, SampleKind);
                break;
            case AutoscaleKind:
                Autoscale();
                _kernel.Schedule(_kernel.Now + _controller.SyncPeriod, _self, AutoscaleKind);
                break;
            case PodPulledKind:
            case PodReadyKind:
            case PodServingKind:
                OnStage(_batches[simEvent.Payload], simEvent.Kind);
                break;
            case NodeReadyKind:
                _nodes!.OnReady((int)simEvent.Payload, _kernel.Now);
                ScheduleEndOf((int)simEvent.Payload);
                PlacePending();
                break;
            case ScanKind:
                Scan();
                _kernel.Schedule(_kernel.Now + _nodes!.ScanInterval, _self, ScanKind);
                break;
            case EjectKind:
                _ejection.Notice(Fault());
                Publish();
                break;
            case PodStopKind or PodUnlistKind:
                OnLeaving(simEvent.Payload, simEvent.Kind);
                break;
            case CrashKind:
                Crash(_crashes[(int)simEvent.Payload]);
                break;
            case RestartKind:
                Restart(_crashes[(int)simEvent.Payload]);
                break;
            case AvailableKind:
                Advance();
                break;
            case DeadlineKind:
                OnDeadline((int)simEvent.Payload);
                break;
            default:
                OnNode((int)simEvent.Payload, simEvent.Kind);
                break;
        }
    }

    /// <summary>Pods that serve from the beginning, as far as nodes have room.</summary>
    private void BeginWith(int count)
    {
        var origin = new PodOrigin(_kernel.Now, null, 0);
        for (int i = 0; i < count; i++)
        {
            _pods.Add(origin, _revision);
            Pod pod = _pods.Pods[^1];
            pod.ReadyAt = _kernel.Now;
            pod.Node = _nodes?.Place(_kernel.Now, _revision, out _) ?? 0;
            _pods.Move(pod, pod.Node < 0 ? PodState.Pending : PodState.Serving);
        }
    }

    private void Tick(SimTime first)
    {
        _kernel.Schedule(first + _controller.SampleAhead, _self, SampleKind);
        _kernel.Schedule(first, _self, AutoscaleKind);
    }

    private void Sample()
    {
        bool isDark = _faults.Of(new Component(ComponentKind.Region, _pool)).PassedShare <= 0;
        _controller.Sample(_kernel.Now, isDark, _telemetry.Pool(_pool), Serving - _stillServing, ReadyCount());
    }

    private void Autoscale()
    {
        HpaDecision decision = _controller.Decide(
            _kernel.Now,
            Desired,
            ReadyCount(),
            _pods.Count,
            out PodOrigin origin
        );
        Scale(decision.DesiredReplicas, decision.AbleToScale.Reason, origin);
    }

    private void Scale(int count, string reason, PodOrigin origin)
    {
        if (count == Desired)
        {
            return;
        }
        _history.Add(new ScalingStep(_kernel.Now, Desired, count, reason));
        Desired = count;
        if (IsRollingOut)
        {
            Advance();
            return;
        }
        while (_pods.Count < count)
        {
            _pods.Add(origin, _revision);
        }
        List<Pod> gone = [];
        while (_pods.Count > count)
        {
            gone.Add(_pods.RemoveOne());
        }
        if (gone.Count > 0)
        {
            Stop(gone, _spec.Termination);
        }
        PlacePending();
        if (gone.Count > 0)
        {
            Publish();
        }
    }

    /// <summary>Whether the provider has no machine for a group of nodes.</summary>
    private bool IsOut(int group) =>
        _faults.IsFailing(new Component(ComponentKind.Nodes, _pool, group))
        || _faults.IsFailing(new Component(ComponentKind.Nodes, _pool, Component.All));

    private int ReadyCount() => _pods.Of(PodState.Ready) + _pods.Of(PodState.Serving);

    private Impairment Fault() =>
        _faults.IsEmpty
            ? default
            : _faults
                .Of(new Component(ComponentKind.Region, _pool))
                .Then(_faults.Of(new Component(ComponentKind.Pods, _pool)));
}
