using Sim.Core.Quantities;
using Sim.Core.Scaling.NodeGroups;

namespace Sim.Core.Models.Pools;

/// <summary>
/// Whether a scan of the cluster autoscaler can come to another end than the last one: when something has changed, or a
/// time that it waits for has come. Most scans of a day cannot, and are left out.
/// </summary>
internal sealed class ScanNeed
{
    private SimTime _next = SimTime.Zero;
    private int _pending = -1;

    /// <summary>Nodes, or pods on them, are other ones than at the last scan.</summary>
    public bool HasChanged { get; set; } = true;

    /// <param name="now">The time of a scan.</param>
    /// <param name="pending">Pods without a place.</param>
    public bool Ask(SimTime now, int pending)
    {
        bool need = HasChanged || pending != _pending || now >= _next;
        _pending = pending;
        return need;
    }

    /// <summary>After a scan: when the next one is needed if nothing changes.</summary>
    public void Note(
        ClusterDecision decision,
        in ClusterState state,
        ClusterObservation seen,
        ClusterAutoscalerFlags flags,
        bool wasRefused
    )
    {
        HasChanged = wasRefused || decision.Added > 0 || decision.Removals.Count > 0 || decision.GivenUp.Count > 0;
        SimTime now = seen.Now;
        SimTime next = SimTime.MaxValue;
        foreach (UnneededSince node in state.Unneeded)
        {
            Wait(node.Since + flags.UnneededTime);
            Wait(state.LastAdd + flags.DelayAfterAdd);
            Wait(state.LastFailure + flags.DelayAfterFailure);
        }
        foreach (GroupBackoff backoff in state.Backoffs)
        {
            Wait(backoff.Until);
        }
        foreach (UpcomingNode node in seen.Upcoming)
        {
            // Given up when it is late by more than nothing: at the first scan after that.
            Wait(node.AskedAt + flags.MaxNodeProvisionTime + new SimDuration(1));
        }
        _next = next;

        void Wait(SimTime? until)
        {
            if (until is { } time && time > now && time < next)
            {
                next = time;
            }
        }
    }
}
