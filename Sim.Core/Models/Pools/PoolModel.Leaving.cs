using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <content>The end of a pod: SIGTERM races the load balancer, which has to learn that the endpoint goes.</content>
public sealed partial class PoolModel
{
    private readonly Dictionary<long, LeavingPods> _leaving = [];

    /// <summary>What requests that take longer fail at anyway: the client's timeout.</summary>
    private readonly SimDuration _patience;

    private long _nextLeaving;
    private int _stillServing;
    private int _stopped;
    private SimDuration? _killAfter;
    private SimTime _killSetAt;
    private long _coldStarts;

    /// <summary>
    /// Pods that are no longer among those that are counted are told to stop. Those that take no requests are gone at
    /// once. To be followed by <see cref="Publish"/>.
    /// </summary>
    private void Stop(IReadOnlyList<Pod> pods, PodTermination termination)
    {
        int serving = 0;
        List<int> nodes = [];
        foreach (Pod pod in pods)
        {
            bool serves = pod.State == PodState.Serving;
            serving += serves ? 1 : 0;
            if (pod.Node < 0 || _nodes is null)
            {
                continue;
            }
            if (serves && termination.StopAfter > SimDuration.Zero)
            {
                nodes.Add(pod.Node);
            }
            else
            {
                _nodes.Release(pod.Node, _kernel.Now);
            }
        }
        if (serving > 0)
        {
            Leave(serving, nodes, termination.StopAfter, termination.KillAfter);
        }
    }

    private void Leave(int count, IReadOnlyList<int> nodes, SimDuration stopAfter, SimDuration killAfter)
    {
        var leaving = new LeavingPods(count, nodes, _kernel.Now + killAfter)
        {
            HasStopped = stopAfter <= SimDuration.Zero,
            IsListed = _spec.RemovalLag > SimDuration.Zero,
        };
        bool isDone = leaving is { HasStopped: true, IsListed: false };
        if (leaving.IsListed)
        {
            _kernel.Schedule(_kernel.Now + _spec.RemovalLag, _self, PodUnlistKind, _nextLeaving);
        }
        if (!leaving.HasStopped)
        {
            _kernel.Schedule(_kernel.Now + stopAfter, _self, PodStopKind, _nextLeaving);
        }
        if (!isDone)
        {
            _leaving.Add(_nextLeaving++, leaving);
        }
        Count(leaving, 1);
        if (leaving.HasStopped || !leaving.IsListed)
        {
            LimitUnfinished(leaving);
        }
    }

    private void OnLeaving(long id, int kind)
    {
        LeavingPods leaving = _leaving[id];
        bool worked = leaving is { HasStopped: false, IsListed: true };
        Count(leaving, -1);
        leaving.HasStopped |= kind == PodStopKind;
        leaving.IsListed &= kind != PodUnlistKind;
        Count(leaving, 1);
        if (worked)
        {
            LimitUnfinished(leaving);
        }
        if (leaving is { HasStopped: true, IsListed: false })
        {
            _leaving.Remove(id);
        }
        Publish();
        if (kind == PodStopKind)
        {
            foreach (int node in leaving.Nodes)
            {
                _nodes!.Release(node, _kernel.Now);
            }
            PlacePending();
        }
    }

    private void Count(LeavingPods leaving, int sign)
    {
        if (leaving.IsListed)
        {
            _stopped += leaving.HasStopped ? sign * leaving.Count : 0;
            _stillServing += leaving.HasStopped ? 0 : sign * leaving.Count;
        }
    }

    private void LimitUnfinished(LeavingPods leaving)
    {
        SimDuration left = SimDuration.Max(SimDuration.Zero, leaving.KillAt - _kernel.Now);
        if (left < _patience)
        {
            (_killAfter, _killSetAt) = (left, _kernel.Now);
        }
    }

    /// <summary>Pods are evicted: each stops, and its controller asks for another one of its version.</summary>
    private void Evict(IReadOnlyList<Pod> pods, PodTermination termination)
    {
        var origin = new PodOrigin(_kernel.Now, null, Desired);
        foreach (Pod pod in pods)
        {
            _pods.Remove(pod);
            _pods.Add(origin, pod.Revision);
        }
        Stop(pods, termination);
        PlacePending();
        Publish();
        Advance();
    }

    private void Publish()
    {
        PoolState state = _ejection.StateOf(_pods.Of(PodState.Serving) + _stillServing, Fault());
        if (_stopped > 0)
        {
            state = state.WithStopped(_stopped);
        }
        // What is published again at the same instant may be all that somebody sees.
        SimDuration? killAfter = _killSetAt == _kernel.Now ? _killAfter : null;
        _board.Set(_pool, state with { KillAfter = killAfter, ColdStarts = _coldStarts });
        if (IsRollingOut)
        {
            _rollouts[^1].Note(Serving, _pods.Count);
        }
    }
}
