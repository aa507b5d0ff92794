using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <content>From the wish for a pod to its first request.</content>
public sealed partial class PoolModel
{
    private void PlacePending()
    {
        List<PodBatch> placed = [];
        for (int i = 0; i < _pods.Count && _pods.Of(PodState.Pending) > 0; i++)
        {
            Pod pod = _pods.Pods[i];
            if (pod.State != PodState.Pending)
            {
                continue;
            }
            int node = Place(pod, out SimTime imageAt);
            if (node < 0)
            {
                break;
            }
            pod.Node = node;
            BatchOf(placed, imageAt, pod.Revision).Add(pod);
            _pods.Move(pod, PodState.Pulling);
        }
        foreach (PodBatch batch in placed)
        {
            _batches.Add(batch.Id, batch);
            if (batch.PulledAt > _kernel.Now)
            {
                _kernel.Schedule(batch.PulledAt, _self, PodPulledKind, batch.Id);
            }
            else
            {
                OnStage(batch, PodPulledKind);
            }
        }
    }

    /// <returns>The node; 0 where nodes are not modeled, -1: none.</returns>
    private int Place(Pod pod, out SimTime imageAt)
    {
        if (_nodes is not null)
        {
            return _nodes.Place(_kernel.Now, pod.Revision, out imageAt);
        }
        imageAt = _kernel.Now + PullWithoutNodes(pod.Revision);
        return 0;
    }

    private PodBatch BatchOf(List<PodBatch> placed, SimTime imageAt, int revision)
    {
        PodBatch? batch = placed.Find(one => one.PulledAt == imageAt && one.Revision == revision);
        if (batch is null)
        {
            batch = new PodBatch(_nextBatch++, _kernel.Now, imageAt, revision);
            placed.Add(batch);
        }
        return batch;
    }

    /// <summary>A batch has come to the end of a stage; one that has lost all its pods is forgotten.</summary>
    private void OnStage(PodBatch batch, int kind)
    {
        if (!batch.Pods.Any())
        {
            _batches.Remove(batch.Id);
            return;
        }
        switch (kind)
        {
            case PodPulledKind:
                Move(batch, PodState.Starting);
                if (_isBroken[batch.Revision])
                {
                    _batches.Remove(batch.Id);
                    break;
                }
                _kernel.Schedule(_kernel.Now + _spec.Life.ImageToReady, _self, PodReadyKind, batch.Id);
                break;
            case PodReadyKind:
                batch.ReadyAt = _kernel.Now;
                Move(batch, PodState.Ready);
                _kernel.Schedule(_kernel.Now + _spec.EndpointLag, _self, PodServingKind, batch.Id);
                OnReady(batch, isServing: false);
                break;
            default:
                Serve(batch);
                break;
        }
    }

    private void Serve(PodBatch batch)
    {
        int before = _pods.Of(PodState.Serving);
        _arrivals.AddRange(batch.ArriveAt(_kernel.Now));
        Move(batch, PodState.Serving);
        _batches.Remove(batch.Id);
        _coldStarts += _spec.WarmUp is null ? 0 : _pods.Of(PodState.Serving) - before;
        Publish();
        OnReady(batch, isServing: true);
    }

    /// <summary>Pods have become ready; where a readiness gate stands, once they serve.</summary>
    private void OnReady(PodBatch batch, bool isServing)
    {
        if (isServing != _spec.HasReadinessGate)
        {
            return;
        }
        if (_spec.Rollout.MinReady > SimDuration.Zero)
        {
            foreach (Pod pod in batch.Pods)
            {
                pod.ReadyAt = _kernel.Now;
            }
        }
        if (IsRollingOut)
        {
            Await();
        }
    }

    private void Move(PodBatch batch, PodState state)
    {
        foreach (Pod pod in batch.Pods)
        {
            _pods.Move(pod, state);
        }
    }
}
