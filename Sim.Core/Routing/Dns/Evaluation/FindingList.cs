namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Collects the findings of one zone.</summary>
internal sealed class FindingList(Zone zone)
{
    private readonly List<ZoneFinding> _findings = [];
    private readonly HashSet<(ZoneFindingKind, int)> _seen = [];

    /// <summary>Says one thing of one record set once: a CNAME stands in a group for each type that it leads
    /// on.</summary>
    public void Report(ZoneFindingKind kind, int record, string message, ValueList<DnsName>? path = null)
    {
        if (_seen.Add((kind, record)))
        {
            RecordSet set = zone.RecordSets[record];
            _findings.Add(new ZoneFinding(kind, record, set.Name, set.Type, message) { Path = path ?? [] });
        }
    }

    /// <summary>In the order of the record sets.</summary>
    public IReadOnlyList<ZoneFinding> Sorted() => [.. _findings.OrderBy(f => f.RecordIndex).ThenBy(f => f.Kind)];
}
