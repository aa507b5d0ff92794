using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>A record set in which two zones differ.</summary>
internal sealed record ChangedRecord(RecordSet? Before, RecordSet? After)
{
    public RecordSet Either => After ?? Before!;

    /// <summary>All differences, by name, type and SetIdentifier.</summary>
    public static IReadOnlyList<ChangedRecord> Between(Zone before, Zone after)
    {
        Dictionary<(DnsName, RecordType, string?), RecordSet> old = [];
        foreach (RecordSet record in before.RecordSets)
        {
            old.TryAdd(Key(record), record);
        }
        List<ChangedRecord> found = [];
        HashSet<(DnsName, RecordType, string?)> kept = [];
        foreach (RecordSet record in after.RecordSets.Where(record => kept.Add(Key(record))))
        {
            RecordSet? was = old.GetValueOrDefault(Key(record));
            if (was != record)
            {
                found.Add(new ChangedRecord(was, record));
            }
        }
        found.AddRange(old.Where(entry => !kept.Contains(entry.Key)).Select(e => new ChangedRecord(e.Value, null)));
        return
        [
            .. found
                .OrderBy(d => d.Either.Name.ToString(), StringComparer.Ordinal)
                .ThenBy(d => d.Either.Type)
                .ThenBy(d => d.Either.SetIdentifier, StringComparer.Ordinal),
        ];
    }

    public RecordDifference ToText() =>
        new(
            Either.Name.ToString(),
            Either.Type.ToString(),
            Either.SetIdentifier,
            Before is null ? null : RecordText.Of(Before),
            After is null ? null : RecordText.Of(After)
        );

    private static (DnsName, RecordType, string?) Key(RecordSet record) =>
        (record.Name, record.Type, record.SetIdentifier);
}
