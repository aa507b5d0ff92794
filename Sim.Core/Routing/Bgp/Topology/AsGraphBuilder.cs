namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Collects links, finds everything that is wrong with them, and makes the graph.</summary>
/// <remarks>
/// Plain arrays of numbers throughout: collections of structs are compiled when a program starts, and a graph is often
/// all that it reads.
/// </remarks>
public sealed class AsGraphBuilder
{
    private const int FirstCapacity = 4096;

    private readonly AsnIndex _networks = new();

    // By row: a provider and its customer, or two peers, as positions of networks.
    private int[] _first = new int[FirstCapacity];
    private int[] _second = new int[FirstCapacity];
    private bool[] _isPeering = new bool[FirstCapacity];

    /// <summary>Links added so far, right or wrong: the row of the next one.</summary>
    public int Rows { get; private set; }

    /// <summary>A network, also one without any link.</summary>
    public void AddNetwork(Asn asn) => _networks.Add(asn.Value);

    public void AddProvider(Asn customer, Asn provider) => Add(provider, customer, isPeering: false);

    public void AddPeers(Asn one, Asn other) => Add(one, other, isPeering: true);

    /// <summary>The graph; null when a finding breaks it.</summary>
    /// <param name="findings">
    /// Everything that is wrong, by row: all self-links, duplicates and contradictions, and cycles of what is left.
    /// </param>
    public AsGraph? Build(out IReadOnlyList<AsGraphFinding> findings)
    {
        List<AsGraphFinding> found = [];
        findings = found;
        uint[] asns = _networks.Sorted(out int[] ranks);
        int[] first = Ranked(_first, ranks);
        int[] second = Ranked(_second, ranks);
        int[] rows = Distinct(Sorted(first, second, asns.Length), first, second, found);
        var graph = Compress(asns, rows, first, second);
        foreach (int[] cycle in ProviderCycles.Find(graph))
        {
            int row = FirstRowOf(cycle, rows, first, second);
            found.Add(new AsGraphFinding(AsGraphFindingKind.ProviderCycle, row, -1, [.. cycle.Select(graph.AsnOf)]));
        }
        if (found.Count == 0)
        {
            return graph;
        }
        found.Sort((a, b) => a.Row.CompareTo(b.Row));
        return found.Exists(finding => finding.IsError) ? null : graph;
    }

    private void Add(Asn first, Asn second, bool isPeering)
    {
        if (Rows == _first.Length)
        {
            Grow();
        }
        _first[Rows] = _networks.Add(first.Value);
        _second[Rows] = _networks.Add(second.Value);
        _isPeering[Rows] = isPeering;
        Rows++;
    }

    private void Grow()
    {
        (int[] first, int[] second, bool[] isPeering) = (_first, _second, _isPeering);
        _first = new int[2 * Rows];
        _second = new int[2 * Rows];
        _isPeering = new bool[2 * Rows];
        Array.Copy(first, _first, Rows);
        Array.Copy(second, _second, Rows);
        Array.Copy(isPeering, _isPeering, Rows);
    }

    private static int[] Copy(int[] values, int count)
    {
        int[] copy = new int[count];
        Array.Copy(values, copy, count);
        return copy;
    }

    private int[] Ranked(int[] ends, int[] ranks)
    {
        int[] ranked = new int[Rows];
        for (int row = 0; row < ranked.Length; row++)
        {
            ranked[row] = ranks[ends[row]];
        }
        return ranked;
    }

    /// <summary>The rows by lower, then higher index, then row: two stable counting sorts.</summary>
    private static int[] Sorted(int[] first, int[] second, int networks)
    {
        int[] rows = new int[first.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }
        rows = CountingSort.Stable(rows, row => Math.Max(first[row], second[row]), networks);
        return CountingSort.Stable(rows, row => Math.Min(first[row], second[row]), networks);
    }

    /// <summary>The rows that make the graph; what is wrong with the others is reported.</summary>
    private int[] Distinct(int[] sorted, int[] first, int[] second, List<AsGraphFinding> found)
    {
        int[] kept = new int[sorted.Length];
        int count = 0;
        foreach (int row in sorted)
        {
            int earlier = count > 0 ? kept[count - 1] : -1;
            if (first[row] == second[row])
            {
                Report(AsGraphFindingKind.SelfLink, row, -1);
            }
            else if (earlier >= 0 && IsSame(first[row], second[row], first[earlier], second[earlier]))
            {
                bool isAgain =
                    _isPeering[row] == _isPeering[earlier] && (_isPeering[row] || first[row] == first[earlier]);
                Report(isAgain ? AsGraphFindingKind.Duplicate : AsGraphFindingKind.Contradiction, row, earlier);
            }
            else
            {
                kept[count++] = row;
            }
        }
        return Copy(kept, count);

        void Report(AsGraphFindingKind kind, int row, int earlier) =>
            found.Add(
                new AsGraphFinding(
                    kind,
                    row,
                    earlier,
                    [new Asn(_networks[_first[row]]), new Asn(_networks[_second[row]])]
                )
            );
    }

    private static bool IsSame(int first, int second, int otherFirst, int otherSecond) =>
        (first == otherFirst && second == otherSecond) || (first == otherSecond && second == otherFirst);

    // Links come by lower, then higher end: of each network first all lower neighbors ascending, then all higher
    // ones. So every row fills in ascending order.
    private AsGraph Compress(uint[] asns, int[] links, int[] first, int[] second)
    {
        int[] starts = new int[(3 * asns.Length) + 1];
        foreach (int link in links)
        {
            starts[CustomersOrPeers(first[link], link) + 1]++;
            starts[ProvidersOrPeers(second[link], link) + 1]++;
        }
        for (int row = 1; row < starts.Length; row++)
        {
            starts[row] += starts[row - 1];
        }
        int[] neighbors = new int[2 * links.Length];
        int[] next = Copy(starts, starts.Length);
        foreach (int link in links)
        {
            neighbors[next[CustomersOrPeers(first[link], link)]++] = second[link];
            neighbors[next[ProvidersOrPeers(second[link], link)]++] = first[link];
        }
        return new AsGraph(asns, starts, neighbors);
    }

    private int CustomersOrPeers(int index, int link) => (3 * index) + (_isPeering[link] ? 1 : 0);

    private int ProvidersOrPeers(int index, int link) => (3 * index) + (_isPeering[link] ? 1 : 2);

    /// <summary>The earliest row of a link of a cycle.</summary>
    private static int FirstRowOf(int[] cycle, int[] rows, int[] first, int[] second)
    {
        Dictionary<int, int> customerOf = [];
        for (int i = 0; i < cycle.Length; i++)
        {
            customerOf.Add(cycle[i], cycle[(i + 1) % cycle.Length]);
        }
        return rows.Where(row => customerOf.TryGetValue(first[row], out int customer) && customer == second[row]).Min();
    }
}
