using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>Which names a change of a zone may answer differently.</summary>
public static class ChangedNames
{
    /// <summary>
    /// Names that users look up: those with other record sets than before, and those that lead there by aliases or
    /// CNAME records; without those that are only led to, save the only one that changes when several lead to it. In
    /// the order of their labels.
    /// </summary>
    public static IReadOnlyList<DnsName> Between(Zone before, Zone after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (DnsName Name, DnsName Target)[] links =
        [
            .. before
                .RecordSets.Concat(after.RecordSets)
                .SelectMany(record => TargetsOf(record).Select(target => (record.Name, target)))
                .Distinct(),
        ];
        HashSet<DnsName> changed =
        [
            .. ChangedRecord
                .Between(before, after)
                .Select(difference => difference.Either)
                .Where(record => record.Type is RecordType.A or RecordType.AAAA or RecordType.CNAME)
                .Select(record => record.Name),
        ];
        ILookup<DnsName, DnsName> leadingTo = links.ToLookup(link => link.Target, link => link.Name);
        HashSet<DnsName> affected = [.. changed];
        Queue<DnsName> open = new(affected);
        while (open.TryDequeue(out DnsName target))
        {
            foreach (DnsName name in leadingTo[target].Where(affected.Add))
            {
                open.Enqueue(name);
            }
        }
        HashSet<DnsName> ledTo =
        [
            .. links
                .Where(link => affected.Contains(link.Name) && link.Name != link.Target)
                .Select(link => link.Target),
        ];
        List<DnsName> asked = [.. affected.Where(name => !ledTo.Contains(name))];
        asked.AddRange(asked.Count > 1 && changed.Count == 1 ? changed.Where(ledTo.Contains) : []);
        return [.. asked.OrderBy(name => name.ToString(), StringComparer.Ordinal)];
    }

    private static IEnumerable<DnsName> TargetsOf(RecordSet record)
    {
        if (record.Alias is { } alias)
        {
            yield return alias.DnsName;
        }
        if (record.Type == RecordType.CNAME)
        {
            foreach (string value in record.Values)
            {
                if (DnsName.TryParse(value, out DnsName target))
                {
                    yield return target;
                }
            }
        }
    }
}
