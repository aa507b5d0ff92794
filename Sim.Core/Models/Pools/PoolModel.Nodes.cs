using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <content>Nodes come, are drained, are given back and are taken back.</content>
public sealed partial class PoolModel
{
    /// <summary>
    /// What a node that is taken back leaves to pods, and to itself, after the notice. Source: GKE documentation, "Spot
    /// VMs": 30 s, of which 15 s are for pods that are not critical to the system.
    /// </summary>
    private static readonly (SimDuration Pods, SimDuration Node) s_notice = (
        SimDuration.FromSeconds(15),
        SimDuration.FromSeconds(30)
    );

    /// <summary>
    /// The cluster autoscaler's pause between two tries of an eviction, and how long it tries in all.
    /// </summary>
    private static readonly (SimDuration Retry, SimDuration Limit) s_scaleDown = (
        SimDuration.FromSeconds(10),
        SimDuration.FromMinutes(2)
    );

    /// <summary>
    /// The same of <c>kubectl drain</c>, and how long GKE respects a disruption budget in an upgrade.
    /// </summary>
    private static readonly (SimDuration Retry, SimDuration Limit) s_maintenance = (
        SimDuration.FromSeconds(5),
        SimDuration.FromHours(1)
    );

    /// <summary>
    /// Nodes that are being drained: until when evictions ask first, and whether they are forced then.
    /// </summary>
    private readonly SortedDictionary<int, (SimTime Until, bool IsForced)> _drains = [];

    /// <summary>All nodes of a group, or of all, take no pods from now on, and lose those that they have.</summary>
    /// <param name="group">Index of the group; null: all.</param>
    public void DrainNodes(int? group = null)
    {
        IReadOnlyList<int> nodes = _nodes?.ReadyNodes(group) ?? [];
        foreach (int node in nodes)
        {
            _nodes!.Cordon(node);
            _drains[node] = (_kernel.Now + s_maintenance.Limit, true);
        }
        foreach (int node in nodes)
        {
            Drain(node);
        }
    }

    private void Scan()
    {
        bool isPatient = _spec.Budget is not null || _spec.Termination.StopAfter > SimDuration.Zero;
        IReadOnlyList<(int Node, SimDuration Start)> asked = _nodes!.Scan(
            _kernel.Now,
            _pods.Of(PodState.Pending),
            IsOut,
            isPatient,
            _spec.Budget?.AllowedNow(Desired, _pods.Pods.Count(IsHealthy)) is not 0,
            out IReadOnlyList<int> removed
        );
        foreach ((int node, SimDuration start) in asked)
        {
            _kernel.Schedule(_kernel.Now + start, _self, NodeReadyKind, node);
        }
        if (removed.Count == 0)
        {
            return;
        }
        if (!isPatient)
        {
            Evict([.. _pods.Pods.Where(pod => removed.Contains(pod.Node))], _spec.Termination);
            return;
        }
        foreach (int node in removed.Where(_nodes.Has))
        {
            _drains[node] = (_kernel.Now + s_scaleDown.Limit, false);
            Drain(node);
        }
    }

    /// <summary>Evicts as many pods of a node as the disruption budget allows, and tries again later.</summary>
    private void Drain(int node)
    {
        if (!_nodes!.Has(node) || !_drains.TryGetValue(node, out (SimTime Until, bool IsForced) drain))
        {
            _drains.Remove(node);
            return;
        }
        List<Pod> pods = [.. _pods.Pods.Where(pod => pod.Node == node)];
        bool isLate = _kernel.Now >= drain.Until;
        int allowed =
            _spec.Budget is { } budget && !(isLate && drain.IsForced)
                ? budget.AllowedNow(Desired, _pods.Pods.Count(IsHealthy))
                : pods.Count;
        if (allowed < pods.Count && isLate)
        {
            _drains.Remove(node);
            _nodes.GiveUpDrain(node);
            return;
        }
        if (Math.Min(allowed, pods.Count) is > 0 and var evicted)
        {
            Evict(pods.GetRange(0, evicted), _spec.Termination);
        }
        if (allowed >= pods.Count)
        {
            _drains.Remove(node);
            _nodes.Retire(node, _kernel.Now);
            return;
        }
        SimDuration retry = drain.IsForced ? s_maintenance.Retry : s_scaleDown.Retry;
        _kernel.Schedule(_kernel.Now + retry, _self, DrainKind, node);
    }

    /// <summary>A ready node of spot machines has an end that is not known before.</summary>
    private void ScheduleEndOf(int node)
    {
        if (_nodes!.DrawLife(node) is { } life)
        {
            _kernel.Schedule(_kernel.Now + life, _self, PreemptKind, node);
        }
    }

    private void OnNode(int node, int kind)
    {
        if (!_nodes!.Has(node))
        {
            return;
        }
        switch (kind)
        {
            case DrainKind:
                Drain(node);
                break;
            case PreemptKind:
                Preempt([node]);
                break;
            default:
                if (_nodes.Recreate(node, _kernel.Now, IsOut) is { } next)
                {
                    _kernel.Schedule(_kernel.Now + next.Start, _self, NodeReadyKind, next.Node);
                }
                break;
        }
    }

    /// <summary>A share of the nodes of a group is taken back at once, the youngest first.</summary>
    private void Preempt(FaultSpec fault)
    {
        int? group = fault.Component.Part == Component.All ? null : fault.Component.Part;
        IReadOnlyList<int> nodes = _nodes?.ReadyNodes(group) ?? [];
        int count = (int)Math.Round(nodes.Count * fault.Share, MidpointRounding.AwayFromZero);
        Preempt([.. nodes.TakeLast(count)]);
    }

    /// <summary>
    /// Nodes get notice; disruption budgets do not hold. Nodes that are drained already have no pods that count.
    /// </summary>
    private void Preempt(IReadOnlyList<int> nodes)
    {
        foreach (int node in nodes)
        {
            _nodes!.Cordon(node);
            _kernel.Schedule(_kernel.Now + s_notice.Node, _self, NodeGoneKind, node);
        }
        Pod[] pods = [.. _pods.Pods.Where(pod => nodes.Contains(pod.Node))];
        if (pods.Length > 0)
        {
            Evict(pods, _spec.Termination.Within(s_notice.Pods));
        }
    }
}
