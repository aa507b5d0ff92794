using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Pools;

/// <content>Nodes that leave while pods are on them: drained, given back, or taken back by the provider.</content>
internal sealed partial class NodePool
{
    /// <summary>By group; null: nobody takes its machines back.</summary>
    private readonly RandomStream?[] _preemptions;

    private static readonly Dictionary<string, int> s_noLimit = [];

    /// <summary>A disruption budget that is used up.</summary>
    private readonly Dictionary<string, int> _noEviction;

    private bool _mayEvict = true;
    private bool _hasDrainFailed;

    /// <summary>Ready nodes that take pods, oldest first.</summary>
    /// <param name="group">Of one group; null: of all.</param>
    public IReadOnlyList<int> ReadyNodes(int? group = null) =>
        [
            .. _nodes
                .Values.Where(node =>
                    node is { IsReady: true, IsCordoned: false } && (group ?? node.Group) == node.Group
                )
                .Select(node => node.Id),
        ];

    public bool Has(int id) => _nodes.ContainsKey(id);

    /// <summary>Nothing is placed there from now on.</summary>
    public void Cordon(int id)
    {
        _nodes[id].IsCordoned = true;
        _need.HasChanged = true;
    }

    /// <summary>Its pods could not be evicted: it stays, and the next scan knows.</summary>
    public void GiveUpDrain(int id)
    {
        if (_nodes.TryGetValue(id, out PoolNode? node))
        {
            node.IsCordoned = false;
            _hasDrainFailed = true;
            _need.HasChanged = true;
        }
    }

    /// <summary>All its pods have been told to stop: it leaves with the last of them.</summary>
    public void Retire(int id, SimTime now)
    {
        if (_nodes.TryGetValue(id, out PoolNode? node))
        {
            node.IsRetired = true;
            if (node.Pods == 0)
            {
                Remove(id, now);
            }
        }
    }

    /// <summary>When the provider takes a ready node back, drawn once; null: never.</summary>
    public SimDuration? DrawLife(int id)
    {
        if (!_nodes.TryGetValue(id, out PoolNode? node) || _preemptions[node.Group] is not { } chance)
        {
            return null;
        }
        double hours = chance.NextExponential(1 / _specs[node.Group].PreemptionsPerHour);
        return SimDuration.FromSeconds(Math.Min(hours * 3_600, 1e9));
    }

    /// <summary>The machine has been taken back: its group asks for another one, unless there is none.</summary>
    /// <returns>The node asked for, with the time until it is ready; null: none.</returns>
    public (int Node, SimDuration Start)? Recreate(int id, SimTime now, Func<int, bool> isOut)
    {
        if (!_nodes.TryGetValue(id, out PoolNode? node))
        {
            return null;
        }
        Remove(id, now);
        return isOut(node.Group) ? null : AskOne(node.Group, now);
    }

    /// <summary>What the provider is known to have: nothing where it has just refused, else plenty.</summary>
    private Dictionary<string, int> FreeMachines(Func<int, bool> isOut)
    {
        Dictionary<string, int> free = [];
        for (int group = 0; group < _groups.Length; group++)
        {
            if (isOut(group))
            {
                free.Add(_groups[group].Id, 0);
            }
        }
        return free;
    }

    private void Remove(int id, SimTime now)
    {
        Count(now, _nodes[id].Group, -1);
        _nodes.Remove(id);
        _need.HasChanged = true;
    }
}
