using Sim.Core.Quantities;
using Sim.Core.Scaling.Rollouts;

namespace Sim.Core.Models.Pools;

/// <content>One version of the pods replaces another, as the Deployment controller does it.</content>
public sealed partial class PoolModel
{
    private readonly List<PodRollout> _rollouts = [];

    /// <summary>By version: whether its pods never become ready.</summary>
    private readonly List<bool> _isBroken = [false];

    /// <summary>The version that new pods have.</summary>
    private int _revision;

    private int _revisionBefore;

    /// <summary>Every rollout so far, in the order of time; only the last one may be in progress.</summary>
    public IReadOnlyList<PodRollout> Rollouts => _rollouts;

    private bool IsRollingOut => _rollouts.Count > 0 && !_rollouts[^1].IsOver;

    /// <summary>A new version begins to replace the pods, wherever the last rollout stands.</summary>
    /// <param name="becomesReady">Whether its pods ever become ready.</param>
    public void RollOut(bool becomesReady = true)
    {
        _revisionBefore = _revision;
        _revision = _isBroken.Count;
        _isBroken.Add(!becomesReady);
        Begin(isRollback: false);
    }

    /// <summary>The version before the last one comes back (<c>kubectl rollout undo</c>).</summary>
    public void RollBack()
    {
        (_revision, _revisionBefore) = (_revisionBefore, _revision);
        Begin(isRollback: true);
    }

    private void Begin(bool isRollback)
    {
        if (IsRollingOut)
        {
            _rollouts[^1].Supersede(_kernel.Now);
        }
        _rollouts.Add(new PodRollout(_kernel.Now, isRollback));
        _kernel.Schedule(DeadlineFrom(_kernel.Now), _self, DeadlineKind, _rollouts.Count - 1);
        Await();
    }

    /// <summary>Goes on now, and when what is ready now has been so for long enough.</summary>
    private void Await()
    {
        if (_spec.Rollout.MinReady > SimDuration.Zero)
        {
            _kernel.Schedule(_kernel.Now + _spec.Rollout.MinReady, _self, AvailableKind);
        }
        Advance();
    }

    /// <summary>Takes every step that is allowed now.</summary>
    private void Advance()
    {
        if (!IsRollingOut)
        {
            return;
        }
        PodRollout rollout = _rollouts[^1];
        var origin = new PodOrigin(_kernel.Now, null, Desired);
        List<Pod> gone = [];
        RolloutObservation seen = Observe();
        RolloutDecision step = RollingUpdate.Decide(_spec.Rollout, seen);
        for (; !step.IsNothing; step = RollingUpdate.Decide(_spec.Rollout, seen))
        {
            for (int i = 0; i < step.AddNew; i++)
            {
                _pods.Add(origin, _revision);
            }
            for (int i = 0; i < step.RemoveOld + step.RemoveNew; i++)
            {
                gone.Add(_pods.RemoveOne(_revision, isOf: i >= step.RemoveOld));
            }
            rollout.ProgressedAt = _kernel.Now;
            rollout.Note(Serving, _pods.Count);
            seen = Observe();
        }
        if (seen.NewAvailable > rollout.Available)
        {
            rollout.ProgressedAt = _kernel.Now;
        }
        rollout.Available = seen.NewAvailable;
        if (gone.Count > 0)
        {
            Stop(gone, _spec.Termination);
            Publish();
        }
        if (seen.IsComplete)
        {
            rollout.Complete(_kernel.Now);
        }
        PlacePending();
    }

    private RolloutObservation Observe()
    {
        (int pods, int available, int old, int oldAvailable) = (0, 0, 0, 0);
        foreach (Pod pod in _pods.Pods)
        {
            int one = IsAvailable(pod) ? 1 : 0;
            bool isNew = pod.Revision == _revision;
            pods += isNew ? 1 : 0;
            available += isNew ? one : 0;
            old += isNew ? 0 : 1;
            oldAvailable += isNew ? 0 : one;
        }
        return new RolloutObservation(Desired, pods, available, old, oldAvailable);
    }

    private bool IsAvailable(Pod pod) => IsHealthy(pod) && _kernel.Now - pod.ReadyAt >= _spec.Rollout.MinReady;

    /// <summary>Ready as controllers see it.</summary>
    private bool IsHealthy(Pod pod) =>
        pod.State == PodState.Serving || (pod.State == PodState.Ready && !_spec.HasReadinessGate);

    private void OnDeadline(int index)
    {
        PodRollout rollout = _rollouts[index];
        if (rollout.IsOver || rollout.DeadlineExceededAt is not null)
        {
            return;
        }
        SimTime deadline = DeadlineFrom(rollout.ProgressedAt);
        if (deadline <= _kernel.Now)
        {
            rollout.ExceedDeadline(_kernel.Now);
            return;
        }
        _kernel.Schedule(deadline, _self, DeadlineKind, index);
    }

    private SimTime DeadlineFrom(SimTime progressedAt) => progressedAt + _spec.Rollout.ProgressDeadline;

    /// <summary>Each pod has a node of its own, which lacks the image of a version that is just coming.</summary>
    private SimDuration PullWithoutNodes(int revision) =>
        revision == _revision && IsRollingOut && !_rollouts[^1].IsRollback ? _spec.Life.ImagePull : SimDuration.Zero;
}
