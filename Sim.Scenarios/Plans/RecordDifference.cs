using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>A record set that a change adds, removes or alters.</summary>
/// <param name="Before">Null: it is added.</param>
/// <param name="After">Null: it is removed.</param>
public sealed record RecordDifference(RecordSet? Before, RecordSet? After)
{
    /// <summary>All differences between two zones, by name, type and SetIdentifier.</summary>
    internal static IReadOnlyList<RecordDifference> Between(Zone before, Zone after)
    {
        Dictionary<(DnsName, RecordType, string?), RecordSet> old = [];
        foreach (RecordSet record in before.RecordSets)
        {
            old.TryAdd(Key(record), record);
        }
        List<RecordDifference> found = [];
        HashSet<(DnsName, RecordType, string?)> kept = [];
        foreach (RecordSet record in after.RecordSets.Where(record => kept.Add(Key(record))))
        {
            RecordSet? was = old.GetValueOrDefault(Key(record));
            if (was != record)
            {
                found.Add(new RecordDifference(was, record));
            }
        }
        found.AddRange(old.Where(entry => !kept.Contains(entry.Key)).Select(e => new RecordDifference(e.Value, null)));
        return
        [
            .. found
                .OrderBy(d => Either(d).Name.ToString(), StringComparer.Ordinal)
                .ThenBy(d => Either(d).Type)
                .ThenBy(d => Either(d).SetIdentifier, StringComparer.Ordinal),
        ];
    }

    private static RecordSet Either(RecordDifference difference) => difference.After ?? difference.Before!;

    private static (DnsName, RecordType, string?) Key(RecordSet record) =>
        (record.Name, record.Type, record.SetIdentifier);
}
