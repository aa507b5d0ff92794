namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>
/// Finds the aliases that cannot be followed: those that close a cycle, and those below which there is too much.
/// </summary>
/// <remarks>Walks with its own stack: a zone decides the depth. O(record sets).</remarks>
internal sealed class AliasGraph
{
    /// <summary>Aliases one below the other. An assumption; real trees have fewer than ten levels.</summary>
    public const int DepthMax = 32;

    /// <summary>Ways from one group down to a leaf, which bounds the time of an answer. An assumption.</summary>
    public const int PathsMax = 100_000;

    /// <summary>
    /// Groups of a cycle that are told, counted from its end; a long one leads through all of a zone.
    /// </summary>
    private const int CycleMost = 40;

    private readonly IReadOnlyList<int>[] _targets;
    private readonly State[] _states;
    private readonly int[] _depths;
    private readonly int[] _paths;
    private readonly List<(int Group, int Next)> _stack = [];

    /// <param name="targets">By group: the target group of each member, below 0 for a leaf.</param>
    public AliasGraph(IReadOnlyList<int>[] targets)
    {
        _targets = targets;
        _states = new State[targets.Length];
        _depths = new int[targets.Length];
        _paths = new int[targets.Length];
    }

    private enum State : byte
    {
        Unseen,
        Open,
        Done,
    }

    /// <summary>
    /// Every alias not to follow; for a cycle with the groups on it, from the alias's target back to its own group;
    /// of more than 40 groups the last ones.
    /// </summary>
    public IEnumerable<(int Group, int Member, IReadOnlyList<int> Cycle)> FindBroken()
    {
        for (int root = 0; root < _targets.Length; root++)
        {
            if (_states[root] == State.Unseen)
            {
                Open(root);
            }
            while (_stack.Count > 0)
            {
                (int group, int member) = _stack[^1];
                if (member == _targets[group].Count)
                {
                    _states[group] = State.Done;
                    _stack.RemoveAt(_stack.Count - 1);
                    continue;
                }
                int target = _targets[group][member];
                if (target >= 0 && _states[target] == State.Unseen)
                {
                    Open(target);
                    continue;
                }
                _stack[^1] = (group, member + 1);
                if (target >= 0 && _states[target] == State.Open)
                {
                    yield return (group, member, Cycle(target));
                }
                else if (!TryCount(group, target))
                {
                    yield return (group, member, []);
                }
            }
        }
    }

    private void Open(int group)
    {
        _states[group] = State.Open;
        _stack.Add((group, 0));
    }

    private bool TryCount(int group, int target)
    {
        int paths = target < 0 ? 1 : _paths[target];
        int depth = target < 0 ? 0 : _depths[target] + 1;
        if (target >= 0 && (depth > DepthMax || _paths[group] + paths > PathsMax))
        {
            return false;
        }
        _paths[group] += paths;
        _depths[group] = Math.Max(_depths[group], depth);
        return true;
    }

    private int[] Cycle(int target)
    {
        List<int> back = [];
        for (int at = _stack.Count - 1; _stack[at].Group != target && back.Count < CycleMost - 1; at--)
        {
            back.Add(_stack[at].Group);
        }
        back.Add(target);
        back.Reverse();
        return [.. back];
    }
}
