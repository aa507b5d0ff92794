namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Which group answers for which name, wildcards included.</summary>
internal sealed class ZoneNames
{
    private readonly IReadOnlyDictionary<(DnsName, RecordType), int> _groups;

    /// <summary>Every name that exists, also those that only have names below them.</summary>
    private readonly HashSet<DnsName> _names = [];

    public ZoneNames(IReadOnlyDictionary<(DnsName Name, RecordType Type), int> groups)
    {
        _groups = groups;
        foreach ((DnsName owner, _) in groups.Keys)
        {
            for (DnsName name = owner; _names.Add(name) && !name.IsRoot; name = name.Parent) { }
        }
    }

    public bool Exists(DnsName name) => _names.Contains(name) || _names.Contains(CoveringWildcard(name));

    /// <summary>The name whose records answer: itself when it exists, else the wildcard that covers it.</summary>
    public DnsName Owner(DnsName name) => _names.Contains(name) ? name : CoveringWildcard(name);

    public bool TryFind(DnsName name, RecordType type, out RecordGroupId group)
    {
        bool found = _groups.TryGetValue((Owner(name), type), out int index);
        group = new RecordGroupId(index);
        return found;
    }

    /// <summary>The wildcard below the closest name that exists.</summary>
    private DnsName CoveringWildcard(DnsName name)
    {
        DnsName encloser = name;
        while (!encloser.IsRoot && !_names.Contains(encloser))
        {
            encloser = encloser.Parent;
        }
        return encloser.WildcardBelow();
    }
}
