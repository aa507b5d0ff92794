using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Pools;

/// <summary>One pool: pods that are wanted, placed, started and then served to, on nodes that may have to be fetched first.</summary>
/// <remarks>
/// Life of a pod: pending (no node has room) - starting (image, init, readiness) - ready - serving (among the endpoints).
/// The autoscaler decides every 15 s on samples as old as the metrics pipeline makes them; metrics other than CPU are read as
/// requests per second and pod, or in total for Object and External: an assumption. Pods that are taken away leave the
/// endpoints at once and finish what they have.
/// </remarks>
public sealed class PoolModel : IEventTarget, IPoolStatus
{
    private const int AutoscaleKind = 0;
    private const int PodReadyKind = 1;
    private const int PodServingKind = 2;
    private const int NodeReadyKind = 3;
    private const int ScanKind = 4;
    private const int EjectKind = 5;

    /// <summary>kube-controller-manager, horizontal-pod-autoscaler-sync-period.</summary>
    private static readonly SimDuration s_sync = SimDuration.FromSeconds(15);

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PoolSpec _spec;
    private readonly int _pool;
    private readonly FaultLedger _faults;
    private readonly EndpointBoard _board;
    private readonly ITelemetry _telemetry;
    private readonly List<Pod> _pods = [];
    private readonly Queue<(SimTime At, PoolLoad Load)> _samples = new();
    private readonly NodePool? _nodes;
    private readonly List<ScalingStep> _history = [];
    private HpaSpec? _autoscaler;
    private HpaState _memory;
    private PoolLoad _seen;
    private Impairment _ejected;
    private int _nextPod;

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
            _pods.Add(new Pod(_nextPod++) { State = node < 0 ? PodState.Pending : PodState.Serving, Node = node });
        }
        if (_autoscaler is not null)
        {
            // Controllers of different pools do not tick together.
            SimDuration phase = streams.For($"pool/{_spec.Id}", "autoscaler-phase").NextDuration(s_sync);
            kernel.Schedule(kernel.Now + phase, _self, AutoscaleKind);
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

    public int Serving => Count(PodState.Serving);

    public int Desired { get; private set; }

    public int Nodes => _nodes?.ReadyCount ?? 0;

    /// <summary>Every change of the wanted number of pods.</summary>
    public IReadOnlyList<ScalingStep> History => _history;

    /// <summary>To be told when a fault of the pool's pods or region has begun or ended.</summary>
    public void OnFault(FaultSpec fault)
    {
        // Until health checks have noticed, failed pods keep their share of the requests; afterwards they are left out.
        _kernel.Schedule(_kernel.Now + _spec.EjectAfter, _self, EjectKind);
        Publish();
    }

    /// <summary>A new manifest: its limits and metrics hold from the next tick on; what the controller remembers stays.</summary>
    public void Replace(HpaSpec autoscaler)
    {
        bool ticking = _autoscaler is not null;
        _autoscaler = autoscaler;
        if (!ticking)
        {
            _kernel.Schedule(_kernel.Now, _self, AutoscaleKind);
        }
    }

    /// <summary>A planned number of pods; an autoscaler goes on from there.</summary>
    public void SetReplicas(int count) => Scale(count, "planned");

    public void Handle(in SimEvent simEvent)
    {
        switch (simEvent.Kind)
        {
            case AutoscaleKind:
                Autoscale();
                _kernel.Schedule(_kernel.Now + s_sync, _self, AutoscaleKind);
                break;
            case PodReadyKind:
                Advance(simEvent.Payload, PodState.Starting, PodState.Ready);
                _kernel.Schedule(_kernel.Now + _spec.EndpointLag, _self, PodServingKind, simEvent.Payload);
                break;
            case PodServingKind:
                Advance(simEvent.Payload, PodState.Ready, PodState.Serving);
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
                _ejected = Noticeable();
                Publish();
                break;
        }
    }

    private void Autoscale()
    {
        _samples.Enqueue((_kernel.Now, _telemetry.Pool(_pool)));
        while (_samples.TryPeek(out (SimTime At, PoolLoad Load) sample) && sample.At + _spec.MetricsLag <= _kernel.Now)
        {
            _seen = sample.Load;
            _samples.Dequeue();
        }
        HpaSpec spec = _autoscaler!;
        int ready = Count(PodState.Serving) + Count(PodState.Ready);
        var metrics = new UniformMetric[spec.Metrics.Count];
        for (int i = 0; i < metrics.Length; i++)
        {
            metrics[i] = Read(spec.Metrics[i]);
        }
        HpaObservation observation = HpaObservation.ForUniformPods(
            _kernel.Now,
            Desired,
            ready,
            _pods.Count - ready,
            metrics
        );
        HpaDecision decision = HorizontalPodAutoscaler.Decide(spec, in observation, ref _memory);
        if (decision.DesiredReplicas != Desired)
        {
            Scale(decision.DesiredReplicas, decision.AbleToScale.Reason);
        }
    }

    private UniformMetric Read(MetricSpec metric)
    {
        long request = (long)(_spec.PodCpu * 1_000);
        if (metric.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource)
        {
            double share = metric.Name == "cpu" ? _seen.CpuUtilization : 0;
            return new UniformMetric(metric.Id, (long)Math.Round(share * request), request);
        }
        double rate = metric.Source == MetricSourceType.Pods ? _seen.ArrivalsPerPod : _seen.Arrivals;
        return new UniformMetric(metric.Id, (long)Math.Round(rate * 1_000));
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
            _pods.Add(new Pod(_nextPod++) { State = PodState.Pending, Node = -1 });
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

    /// <summary>Takes away the pod that Kubernetes would: the least far in its life, of equal ones the youngest.</summary>
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

    private void PlacePending()
    {
        foreach (Pod pod in _pods)
        {
            if (pod.State != PodState.Pending)
            {
                continue;
            }
            int node = _nodes is null ? 0 : _nodes.Place();
            if (node < 0)
            {
                return;
            }
            pod.Node = node;
            pod.State = PodState.Starting;
            _kernel.Schedule(_kernel.Now + _spec.PodStart, _self, PodReadyKind, pod.Id);
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
                pod.Id = _nextPod++;
                pod.State = PodState.Pending;
                pod.Node = -1;
            }
        }
        PlacePending();
        Publish();
    }

    private void Advance(long id, PodState from, PodState to)
    {
        foreach (Pod pod in _pods)
        {
            if (pod.Id == id && pod.State == from)
            {
                pod.State = to;
                if (to == PodState.Serving)
                {
                    Publish();
                }
                return;
            }
        }
    }

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

    /// <summary>The part of the present faults that health checks notice: pods that do not answer at all.</summary>
    private Impairment Noticeable()
    {
        Impairment fault = Fault();
        return new Impairment(fault.RefusedShare, fault.BlackholedShare, 0, 0, default);
    }

    private void Publish()
    {
        Impairment fault = Fault();
        int serving = Serving;
        double left = _ejected.PassedShare;
        if (left < 1)
        {
            serving = (int)Math.Round(serving * left);
            // Those that are left out do no harm any more; new failures among the rest would.
            fault = fault with
            {
                RefusedShare = Math.Max(0, fault.RefusedShare - _ejected.RefusedShare),
                BlackholedShare = Math.Max(0, fault.BlackholedShare - _ejected.BlackholedShare),
            };
        }
        _board.Set(_pool, new PoolState(serving, fault));
    }

    private sealed class Pod(int id)
    {
        /// <summary>A new one when the pod begins again, so that old events do not find it.</summary>
        public int Id { get; set; } = id;

        public PodState State { get; set; }

        public int Node { get; set; }
    }
}
