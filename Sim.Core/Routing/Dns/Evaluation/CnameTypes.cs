namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>For which types the CNAMEs of a zone lead to records in the zone.</summary>
/// <remarks>
/// A and AAAA, which everybody asks for, at every CNAME; another type where the way ends at records of it. A question
/// of any other type ends at the CNAME itself. O(CNAMEs x types of the zone).
/// </remarks>
internal sealed class CnameTypes(ZoneNames names, IReadOnlyDictionary<(DnsName Name, RecordType Type), int> groups)
{
    private readonly HashSet<(DnsName Name, RecordType Type)> _found = [];

    /// <summary>In a fixed order: by type, then from the targets upwards.</summary>
    /// <param name="cnames">The names that have a CNAME, each with its targets, in a fixed order.</param>
    public IEnumerable<(DnsName Name, RecordType Type)> Find(
        IReadOnlyList<(DnsName Name, IReadOnlyList<DnsName> Targets)> cnames
    )
    {
        if (cnames.Count == 0)
        {
            yield break;
        }
        ILookup<DnsName, DnsName> leadingTo = cnames
            .SelectMany(cname => cname.Targets.Select(target => (Owner: names.OwnerOf(target), cname.Name)))
            .ToLookup(edge => edge.Owner, edge => edge.Name);
        ILookup<RecordType, DnsName> byType = groups.Keys.ToLookup(key => key.Type, key => key.Name);
        foreach (RecordType type in Enum.GetValues<RecordType>().Where(type => type != RecordType.CNAME))
        {
            var ways = new Queue<DnsName>(byType[type].OrderBy(name => name.ToString(), StringComparer.Ordinal));
            if (type is RecordType.A or RecordType.AAAA)
            {
                foreach ((DnsName name, _) in cnames.Where(cname => IsNew(cname.Name, type)))
                {
                    yield return (name, type);
                }
            }
            while (ways.TryDequeue(out DnsName target))
            {
                foreach (DnsName name in leadingTo[target].Where(name => IsNew(name, type)))
                {
                    ways.Enqueue(name);
                    yield return (name, type);
                }
            }
        }
    }

    private bool IsNew(DnsName name, RecordType type) => !groups.ContainsKey((name, type)) && _found.Add((name, type));
}
