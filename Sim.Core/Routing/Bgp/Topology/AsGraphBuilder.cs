namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Collects links, finds everything that is wrong with them, and makes the graph.</summary>
public sealed class AsGraphBuilder
{
    private readonly Dictionary<uint, int> _ids = [];
    private readonly List<uint> _asns = [];
    private readonly List<Link> _links = [];

    /// <summary>Links added so far, right or wrong: the row of the next one.</summary>
    public int Rows => _links.Count;

    /// <summary>A network, also one without any link.</summary>
    public void AddNetwork(Asn asn) => IdOf(asn.Value);

    public void AddProvider(Asn customer, Asn provider) =>
        _links.Add(new Link(IdOf(provider.Value), IdOf(customer.Value), IsPeering: false));

    public void AddPeers(Asn one, Asn other) =>
        _links.Add(new Link(IdOf(one.Value), IdOf(other.Value), IsPeering: true));

    /// <summary>The graph; null when a finding breaks it.</summary>
    /// <param name="findings">
    /// Everything that is wrong, by row: all self-links, duplicates and contradictions, and cycles of what is left.
    /// </param>
    public AsGraph? Build(out IReadOnlyList<AsGraphFinding> findings)
    {
        List<AsGraphFinding> found = [];
        findings = found;
        uint[] asns = [.. _asns];
        int[] rank = new int[asns.Length];
        int[] order = [.. Enumerable.Range(0, asns.Length)];
        Array.Sort(asns, order);
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }
        List<SortedLink> links = Distinct(Sorted(rank), found);
        var graph = Compress(asns, links);
        foreach (int[] cycle in ProviderCycles.Find(graph))
        {
            int row = cycle.Select((at, i) => RowOf(links, at, cycle[(i + 1) % cycle.Length])).Min();
            found.Add(new AsGraphFinding(AsGraphFindingKind.ProviderCycle, row, -1, [.. cycle.Select(graph.AsnOf)]));
        }
        found.Sort((a, b) => a.Row.CompareTo(b.Row));
        return found.Exists(finding => finding.IsError) ? null : graph;
    }

    private int IdOf(uint asn)
    {
        if (!_ids.TryGetValue(asn, out int id))
        {
            id = _asns.Count;
            _asns.Add(asn);
            _ids.Add(asn, id);
        }
        return id;
    }

    /// <summary>By lower, then higher index, then row: two stable counting sorts.</summary>
    private SortedLink[] Sorted(int[] rank)
    {
        var rows = new SortedLink[_links.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            Link link = _links[row];
            (int first, int second) = (rank[link.First], rank[link.Second]);
            rows[row] = new SortedLink(first, second, row, link.IsPeering);
        }
        var sorted = new SortedLink[rows.Length];
        Count(rows, sorted, rank.Length, link => link.High);
        Count(sorted, rows, rank.Length, link => link.Low);
        return rows;
    }

    private static void Count(SortedLink[] from, SortedLink[] to, int keys, Func<SortedLink, int> keyOf)
    {
        int[] next = new int[keys + 1];
        foreach (SortedLink link in from)
        {
            next[keyOf(link) + 1]++;
        }
        for (int key = 0; key < keys; key++)
        {
            next[key + 1] += next[key];
        }
        foreach (SortedLink link in from)
        {
            to[next[keyOf(link)]++] = link;
        }
    }

    private List<SortedLink> Distinct(SortedLink[] sorted, List<AsGraphFinding> found)
    {
        List<SortedLink> kept = new(sorted.Length);
        foreach (SortedLink link in sorted)
        {
            if (link.First == link.Second)
            {
                Report(AsGraphFindingKind.SelfLink, link.Row, -1);
            }
            else if (kept.Count > 0 && kept[^1].Low == link.Low && kept[^1].High == link.High)
            {
                bool isSame = kept[^1].IsPeering == link.IsPeering && (link.IsPeering || kept[^1].First == link.First);
                AsGraphFindingKind kind = isSame ? AsGraphFindingKind.Duplicate : AsGraphFindingKind.Contradiction;
                Report(kind, link.Row, kept[^1].Row);
            }
            else
            {
                kept.Add(link);
            }
        }
        return kept;

        void Report(AsGraphFindingKind kind, int row, int earlier) =>
            found.Add(
                new AsGraphFinding(
                    kind,
                    row,
                    earlier,
                    [new Asn(_asns[_links[row].First]), new Asn(_asns[_links[row].Second])]
                )
            );
    }

    // Links come by lower, then higher end: of each network first all lower neighbors ascending, then all higher
    // ones. So every row fills in ascending order.
    private static AsGraph Compress(uint[] asns, List<SortedLink> links)
    {
        int[] rows = new int[(3 * asns.Length) + 1];
        foreach (SortedLink link in links)
        {
            (int first, int second) = link.Rows;
            rows[first + 1]++;
            rows[second + 1]++;
        }
        for (int row = 1; row < rows.Length; row++)
        {
            rows[row] += rows[row - 1];
        }
        int[] neighbors = new int[2 * links.Count];
        int[] next = [.. rows];
        foreach (SortedLink link in links)
        {
            (int first, int second) = link.Rows;
            neighbors[next[first]++] = link.Second;
            neighbors[next[second]++] = link.First;
        }
        return new AsGraph(asns, rows, neighbors);
    }

    private static int RowOf(List<SortedLink> links, int provider, int customer) =>
        links[links.BinarySearch(new SortedLink(provider, customer, 0, IsPeering: false), SortedLink.ByEnds)].Row;

    /// <summary>A provider and its customer, or two peers, by order of appearance.</summary>
    private readonly record struct Link(int First, int Second, bool IsPeering);

    /// <summary>The same by rank.</summary>
    private readonly record struct SortedLink(int First, int Second, int Row, bool IsPeering)
    {
        public static IComparer<SortedLink> ByEnds { get; } =
            Comparer<SortedLink>.Create((a, b) => (a.Low, a.High).CompareTo((b.Low, b.High)));

        public int Low => Math.Min(First, Second);

        public int High => Math.Max(First, Second);

        /// <summary>The row of the first end in which the second stands, and the reverse.</summary>
        public (int OfFirst, int OfSecond) Rows =>
            IsPeering ? ((3 * First) + 1, (3 * Second) + 1) : (3 * First, (3 * Second) + 2);
    }
}
