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

    public bool Exists(DnsName name) => _names.Contains(OwnerOf(name));

    /// <returns>True for the type, and for a CNAME that answers a question of any type (RFC 1034 section
    /// 3.6.2).</returns>
    public bool TryFind(DnsName name, RecordType type, out RecordGroupId group)
    {
        DnsName owner = OwnerOf(name);
        bool found =
            _groups.TryGetValue((owner, type), out int index)
            || _groups.TryGetValue((owner, RecordType.CNAME), out index);
        group = new RecordGroupId(index);
        return found;
    }

    /// <summary>The name itself if it exists, else the wildcard below the closest name that does.</summary>
    public DnsName OwnerOf(DnsName name)
    {
        if (_names.Contains(name))
        {
            return name;
        }
        DnsName encloser = name;
        while (!encloser.IsRoot && !_names.Contains(encloser))
        {
            encloser = encloser.Parent;
        }
        return encloser.WildcardBelow();
    }
}
