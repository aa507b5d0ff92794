using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <content>Crash loops: containers that end, and kubelet that starts them again, later each time.</content>
public sealed partial class PoolModel
{
    private readonly List<CrashLoop> _crashes = [];

    /// <summary>
    /// The fault has begun or ended. It hits a share of the pods that have a node when it begins, oldest first.
    /// </summary>
    private void OnCrashLoop(FaultSpec fault)
    {
        CrashLoop? known = _crashes.Find(one => ReferenceEquals(one.Fault, fault));
        if (known is not null)
        {
            known.IsOver = true;
            return;
        }
        List<Pod> placed = [.. _pods.Pods.Where(pod => pod.Node >= 0)];
        int count = (int)Math.Round(placed.Count * fault.Share, MidpointRounding.AwayFromZero);
        // They have run for long: the pauses begin anew.
        var loop = new CrashLoop(fault, placed.GetRange(0, count)) { StartedAt = SimTime.Zero };
        _crashes.Add(loop);
        Crash(loop);
    }

    private void Crash(CrashLoop loop)
    {
        int serving = 0;
        bool any = false;
        foreach (Pod pod in loop.Pods)
        {
            any = true;
            serving += pod.State == PodState.Serving ? 1 : 0;
            _pods.Move(pod, PodState.Restarting);
            pod.Batch = null;
            pod.Origin = new PodOrigin(_kernel.Now, null, Desired);
        }
        if (!any)
        {
            return;
        }
        if (serving > 0)
        {
            Leave(serving, [], SimDuration.Zero, SimDuration.Zero);
            Publish();
        }
        _kernel.Schedule(_kernel.Now + loop.EndAt(_kernel.Now), _self, RestartKind, _crashes.IndexOf(loop));
        Advance();
    }

    private void Restart(CrashLoop loop)
    {
        loop.StartedAt = _kernel.Now;
        foreach (IGrouping<int, Pod> version in loop.Pods.GroupBy(pod => pod.Revision))
        {
            var batch = new PodBatch(_nextBatch++, _kernel.Now, _kernel.Now, version.Key);
            foreach (Pod pod in version)
            {
                batch.Add(pod);
            }
            _batches.Add(batch.Id, batch);
            OnStage(batch, PodPulledKind);
        }
        if (!loop.IsOver)
        {
            _kernel.Schedule(_kernel.Now + loop.Fault.Mode.Delay, _self, CrashKind, _crashes.IndexOf(loop));
        }
    }
}
