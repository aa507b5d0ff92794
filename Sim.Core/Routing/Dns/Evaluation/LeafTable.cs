namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Numbers the distinct lists of values of a zone, and the distinct values in them.</summary>
internal sealed class LeafTable
{
    private readonly List<Leaf> _leaves = [];
    private readonly Dictionary<ValueList<string>, int> _leafOf = [];
    private readonly List<string> _values = [];
    private readonly Dictionary<string, int> _valueOf = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Values => _values;

    public int IdOf(ValueList<string> values)
    {
        if (!_leafOf.TryGetValue(values, out int leaf))
        {
            leaf = _leaves.Count;
            _leaves.Add(new Leaf([.. values], [.. values.Select(ValueId)]));
            _leafOf.Add(values, leaf);
        }
        return leaf;
    }

    public Leaf[] ToArray() => [.. _leaves];

    private int ValueId(string value)
    {
        if (!_valueOf.TryGetValue(value, out int id))
        {
            id = _values.Count;
            _values.Add(value);
            _valueOf.Add(value, id);
        }
        return id;
    }
}
