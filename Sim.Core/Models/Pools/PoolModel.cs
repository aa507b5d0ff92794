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
/// Life of a pod: pending (no node has room) - starting (image, init, readiness) - ready - serving (among the
/// endpoints). The autoscaler decides every 15 s on samples as old as the metrics pipeline makes them. Pods that are
/// taken away leave the endpoints at once and finish what they have: an assumption. Faults break shares of the pods and
/// leave their number alone.
/// </remarks>
public sealed class PoolModel : IEventTarget, IPoolStatus
{
    private const int AutoscaleKind = 0;
    private const int PodReadyKind = 1;
    private const int PodServingKind = 2;
    private const int NodeReadyKind = 3;
    private const int ScanKind = 4;
    private const int EjectKind = 5;
    private const int SampleKind = 6;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PoolSpec _spec;
    private readonly int _pool;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;
    private readonly ITelemetry _telemetry;
    private readonly List<Pod> _pods = [];
    private readonly PodMetrics _metrics;
    private readonly PodEjection _ejection = new();
    private readonly NodePool? _nodes;
    private readonly List<ScalingStep> _history = [];
    private HpaSpec? _autoscaler;
    private HpaState _memory;
    private int _nextBatch;

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
        _pool = pool;
        _faults = faults;
        _board = board;
        _telemetry = telemetry;
        _metrics = new PodMetrics(_spec);
        _autoscaler = _spec.Autoscaler;
        Desired = _spec.Replicas;
        if (_spec.Nodes is { } nodes)
        {
            _nodes = new NodePool(nodes, _spec, streams.For($"pool/{_spec.Id}", "node-start"));
            _nodes.FillFor(_spec.Replicas);
            kernel.Schedule(kernel.Now + _nodes.ScanInterval, _self, ScanKind);
        }
        for (int i = 0; i < _spec.Replicas; i++)
        {
            int node = _nodes is null ? 0 : _nodes.Place();
            _pods.Add(new Pod { State = node < 0 ? PodState.Pending : PodState.Serving, Node = node });
        }
        if (_autoscaler is not null)
        {
            // Controllers of different pools do not tick together.
            Tick(kernel.Now + streams.For($"pool/{_spec.Id}", "autoscaler-phase").NextDuration(SyncPeriod));
        }
        Publish();
    }

    private enum PodState
    {
        Pending,
        Starting,
        Ready,
        Serving,
    }

    /// <summary>Between two ticks of the controller; there is one as long as there are ticks.</summary>
    private SimDuration SyncPeriod => _autoscaler!.Controller.SyncPeriod;

    public int Serving => _board.Pool(_pool).Serving;

    public int Desired { get; private set; }

    public int Nodes => _nodes?.ReadyCount ?? 0;

    /// <summary>Pods that have a node, from their start on.</summary>
    public int Placed => _pods.Count - Count(PodState.Pending);

    /// <summary>Every change of the wanted number of pods.</summary>
    public IReadOnlyList<ScalingStep> History => _history;

    /// <summary>To be told when a fault of the pool's pods or region has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
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
        bool ticking = _autoscaler is not null;
        _autoscaler = autoscaler;
        if (!ticking)
        {
            Tick(_kernel.Now);
        }
    }

    /// <summary>A planned number of pods; an autoscaler goes on from there.</summary>
    public void SetReplicas(int count) => Scale(count, "planned");

    public void Handle(in SimEvent simEvent)
    {
        switch (simEvent.Kind)
        {
            case SampleKind:
                Sample();
                _kernel.Schedule(_kernel.Now + SyncPeriod, _self, SampleKind);
                break;
            case AutoscaleKind:
                Autoscale();
                _kernel.Schedule(_kernel.Now + SyncPeriod, _self, AutoscaleKind);
                break;
            case PodReadyKind:
                if (Advance(simEvent.Payload, PodState.Starting, PodState.Ready))
                {
                    _kernel.Schedule(_kernel.Now + _spec.EndpointLag, _self, PodServingKind, simEvent.Payload);
                }
                break;
            case PodServingKind:
                if (Advance(simEvent.Payload, PodState.Ready, PodState.Serving))
                {
                    Publish();
                }
                break;
            case NodeReadyKind:
                _nodes!.OnReady((int)simEvent.Payload);
                PlacePending();
                break;
            case ScanKind:
                Scan();
                _kernel.Schedule(_kernel.Now + _nodes!.ScanInterval, _self, ScanKind);
                break;
            default:
                _ejection.Notice(Fault());
                Publish();
                break;
        }
    }

    /// <summary>
    /// The controller's ticks, and samples that are exactly as old as the pipeline makes them at every tick.
    /// </summary>
    private void Tick(SimTime first)
    {
        SimDuration ahead = new(-_spec.MetricsLag.Nanoseconds % SyncPeriod.Nanoseconds);
        _kernel.Schedule(first + (ahead < SimDuration.Zero ? ahead + SyncPeriod : ahead), _self, SampleKind);
        _kernel.Schedule(first, _self, AutoscaleKind);
    }

    /// <summary>
    /// A region that lets nothing through has no metrics either: the controller then changes nothing.
    /// </summary>
    private void Sample()
    {
        if (_faults.Of(new Component(ComponentKind.Region, _pool)).PassedShare <= 0)
        {
            _metrics.Miss(_kernel.Now);
            return;
        }
        _metrics.Take(_kernel.Now, _telemetry.Pool(_pool), Serving, ReadyCount());
    }

    private void Autoscale()
    {
        HpaSpec spec = _autoscaler!;
        HpaObservation observation = _metrics.Observe(_kernel.Now, spec, Desired, ReadyCount(), _pods.Count);
        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, in observation, ref _memory);
        if (decision.DesiredReplicas != Desired)
        {
            Scale(decision.DesiredReplicas, decision.AbleToScale.Reason);
        }
    }

    private void Scale(int count, string reason)
    {
        if (count == Desired)
        {
            return;
        }
        _history.Add(new ScalingStep(_kernel.Now, Desired, count, reason));
        Desired = count;
        while (_pods.Count < count)
        {
            _pods.Add(new Pod());
        }
        bool removed = _pods.Count > count;
        while (_pods.Count > count)
        {
            Remove();
        }
        PlacePending();
        if (removed)
        {
            Publish();
        }
    }

    /// <summary>
    /// Takes away the pod that Kubernetes would: the least far in its life, of equal ones the youngest.
    /// </summary>
    private void Remove()
    {
        int victim = _pods.Count - 1;
        for (int i = _pods.Count - 2; i >= 0; i--)
        {
            victim = _pods[i].State < _pods[victim].State ? i : victim;
        }
        if (_nodes is not null && _pods[victim].Node >= 0)
        {
            _nodes.Release(_pods[victim].Node);
        }
        _pods.RemoveAt(victim);
    }

    /// <summary>
    /// Pods that are placed at the same instant go through the rest of their lives as one batch, with one event per
    /// stage.
    /// </summary>
    private void PlacePending()
    {
        int batch = _nextBatch++;
        bool placed = false;
        foreach (Pod pod in _pods)
        {
            if (pod.State != PodState.Pending)
            {
                continue;
            }
            int node = _nodes is null ? 0 : _nodes.Place();
            if (node < 0)
            {
                break;
            }
            pod.Node = node;
            pod.State = PodState.Starting;
            pod.Batch = batch;
            placed = true;
        }
        if (placed)
        {
            _kernel.Schedule(_kernel.Now + _spec.PodStart, _self, PodReadyKind, batch);
        }
    }

    private void Scan()
    {
        IReadOnlyList<(int Node, SimDuration Start)> asked = _nodes!.Scan(
            _kernel.Now,
            Count(PodState.Pending),
            out IReadOnlyList<int> removed
        );
        foreach ((int node, SimDuration start) in asked)
        {
            _kernel.Schedule(_kernel.Now + start, _self, NodeReadyKind, node);
        }
        if (removed.Count > 0)
        {
            Evict(removed);
        }
    }

    /// <summary>Pods of a node that leaves begin again elsewhere.</summary>
    private void Evict(IReadOnlyList<int> nodes)
    {
        foreach (Pod pod in _pods)
        {
            if (nodes.Contains(pod.Node))
            {
                pod.State = PodState.Pending;
                pod.Node = -1;
            }
        }
        PlacePending();
        Publish();
    }

    /// <returns>False when every pod of the batch is gone or has begun again.</returns>
    private bool Advance(long batch, PodState from, PodState to)
    {
        bool advanced = false;
        foreach (Pod pod in _pods)
        {
            if (pod.Batch == batch && pod.State == from)
            {
                pod.State = to;
                advanced = true;
            }
        }
        return advanced;
    }

    private int ReadyCount() => Count(PodState.Ready) + Count(PodState.Serving);

    private int Count(PodState state)
    {
        int count = 0;
        foreach (Pod pod in _pods)
        {
            count += pod.State == state ? 1 : 0;
        }
        return count;
    }

    private Impairment Fault() =>
        _faults.IsEmpty
            ? default
            : _faults
                .Of(new Component(ComponentKind.Region, _pool))
                .Then(_faults.Of(new Component(ComponentKind.Pods, _pool)));

    private void Publish() => _board.Set(_pool, _ejection.StateOf(Count(PodState.Serving), Fault()));

    private sealed class Pod
    {
        /// <summary>A new one when the pod begins again, so that old events do not find it.</summary>
        public int Batch { get; set; } = -1;

        public PodState State { get; set; } = PodState.Pending;

        public int Node { get; set; } = -1;
    }
}
