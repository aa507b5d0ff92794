namespace Sim.Core.Routing.Bgp.StablePaths;

/// <summary>
/// The stable paths problem: every node ranks the paths to one destination that it permits, and takes the best that its
/// neighbor on it has taken (Griffin, Shepherd and Wilfong, 2002). Shows whether policies can come to rest, and where.
/// </summary>
/// <remarks>For gadgets of a few nodes: what is asked here grows with the product of the numbers of paths.</remarks>
public sealed class StablePathsProblem
{
    /// <summary>States that are looked at before a question is refused. A judgement: a second of time.</summary>
    private const int MostStates = 1_000_000;

    private readonly Asn[] _nodes;
    private readonly IReadOnlyList<Asn>[][] _paths;

    // By node and rank: the next node, and the rank of the rest of the path there; -1 for the destination, -2 when the
    // next node does not permit the rest.
    private readonly (int Node, int Rank)[][] _rests;

    /// <param name="rankedPaths">By node: its permitted paths, best first, each from the node to the
    /// destination.</param>
    /// <exception cref="ArgumentException">A path does not lead from its node to the destination.</exception>
    public StablePathsProblem(Asn destination, IReadOnlyDictionary<Asn, IReadOnlyList<IReadOnlyList<Asn>>> rankedPaths)
    {
        ArgumentNullException.ThrowIfNull(rankedPaths);
        _nodes = [.. rankedPaths.Keys.Order()];
        _paths = [.. _nodes.Select(node => rankedPaths[node].ToArray())];
        foreach ((Asn node, IReadOnlyList<IReadOnlyList<Asn>> paths) in rankedPaths)
        {
            if (paths.Any(path => path.Count < 2 || path[0] != node || path[^1] != destination))
            {
                throw new ArgumentException(
                    $"A path of {node} does not lead from it to {destination}.",
                    nameof(rankedPaths)
                );
            }
        }
        _rests = [.. _paths.Select(paths => paths.Select(RestOf).ToArray())];
    }

    /// <summary>
    /// Every assignment of paths in which no node would change; nodes without a path have an empty one.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are too many assignments to look at.</exception>
    public IReadOnlyList<IReadOnlyDictionary<Asn, IReadOnlyList<Asn>>> StableSolutions()
    {
        if (_paths.Aggregate(1.0, (product, paths) => product * (paths.Length + 1)) > MostStates)
        {
            throw new InvalidOperationException($"There are more than {MostStates} assignments.");
        }
        List<IReadOnlyDictionary<Asn, IReadOnlyList<Asn>>> stable = [];
        int[] state = new int[_nodes.Length];
        do
        {
            if (Enumerable.Range(0, state.Length).All(node => Best(node, state) == state[node]))
            {
                stable.Add(Solution(state));
            }
        } while (Advance(state));
        return stable;
    }

    /// <summary>
    /// All nodes choose at once, again and again, from what all had before; at first none has a path.
    /// </summary>
    /// <returns>When a state came for the second time, and how many rounds before it was there first.</returns>
    /// <param name="mostRounds">When to give up.</param>
    public SynchronousRun RunSynchronously(int mostRounds = 10_000)
    {
        int[] state = Empty();
        Dictionary<string, int> seen = new(StringComparer.Ordinal) { [Key(state)] = 0 };
        for (int round = 1; round <= mostRounds; round++)
        {
            int[] before = state;
            state = [.. Enumerable.Range(0, before.Length).Select(node => Best(node, before))];
            if (!seen.TryAdd(Key(state), round))
            {
                return new SynchronousRun(round, round - seen[Key(state)], Solution(state));
            }
        }
        return new SynchronousRun(mostRounds, 0, Solution(state));
    }

    /// <summary>
    /// The stable solutions that can be reached when one node at a time chooses, in any order, starting without paths.
    /// When there is none no such run ever ends.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are too many states to look at.</exception>
    public IReadOnlyList<IReadOnlyDictionary<Asn, IReadOnlyList<Asn>>> ReachableSolutions()
    {
        List<int[]> states = [Empty()];
        HashSet<string> seen = new(StringComparer.Ordinal) { Key(states[0]) };
        List<int[]> ends = [];
        for (int at = 0; at < states.Count; at++)
        {
            bool isStable = true;
            for (int node = 0; node < _nodes.Length; node++)
            {
                int best = Best(node, states[at]);
                if (best == states[at][node])
                {
                    continue;
                }
                isStable = false;
                int[] next = [.. states[at]];
                next[node] = best;
                if (seen.Add(Key(next)))
                {
                    states.Add(next);
                }
            }
            if (isStable)
            {
                ends.Add(states[at]);
            }
            if (states.Count > MostStates)
            {
                throw new InvalidOperationException($"There are more than {MostStates} states.");
            }
        }
        return [.. ends.OrderBy(Key, StringComparer.Ordinal).Select(Solution)];
    }

    private (int Node, int Rank) RestOf(IReadOnlyList<Asn> path)
    {
        if (path.Count == 2)
        {
            return (-1, -1);
        }
        int next = Array.IndexOf(_nodes, path[1]);
        int rank = next < 0 ? -1 : Array.FindIndex(_paths[next], other => other.SequenceEqual(path.Skip(1)));
        return (next, rank < 0 ? -2 : rank);
    }

    /// <summary>The rank of the best path that is there; the number of paths when none is.</summary>
    private int Best(int node, int[] state)
    {
        for (int rank = 0; rank < _rests[node].Length; rank++)
        {
            (int next, int rest) = _rests[node][rank];
            if (rest == -1 || (rest >= 0 && state[next] == rest))
            {
                return rank;
            }
        }
        return _rests[node].Length;
    }

    private int[] Empty() => [.. _paths.Select(paths => paths.Length)];

    private bool Advance(int[] state)
    {
        for (int node = 0; node < state.Length; node++)
        {
            if (++state[node] <= _paths[node].Length)
            {
                return true;
            }
            state[node] = 0;
        }
        return false;
    }

    private static string Key(int[] state) => string.Join(' ', state);

    private Dictionary<Asn, IReadOnlyList<Asn>> Solution(int[] state) =>
        Enumerable
            .Range(0, state.Length)
            .ToDictionary(node => _nodes[node], node => _paths[node].ElementAtOrDefault(state[node]) ?? []);
}
