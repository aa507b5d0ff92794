using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>Pods that took requests, and have been told to stop at the same instant.</summary>
/// <param name="count">How many.</param>
/// <param name="nodes">Their nodes, which they leave when they stop; none where nodes are not modeled.</param>
/// <param name="killAt">When what they have not finished is killed.</param>
internal sealed class LeavingPods(int count, IReadOnlyList<int> nodes, SimTime killAt)
{
    public int Count => count;

    public IReadOnlyList<int> Nodes => nodes;

    public SimTime KillAt => killAt;

    /// <summary>Refuses requests: its preStop hook is over, or it has crashed.</summary>
    public bool HasStopped { get; set; }

    /// <summary>Requests are still sent to it.</summary>
    public bool IsListed { get; set; }
}
