namespace Sim.Core.Routing.Dns.Changes;

/// <summary>Applies change batches as Route 53 does: all or nothing.</summary>
/// <remarks>Source: Route 53 API Reference, ChangeResourceRecordSets.</remarks>
public static class ZoneChanges
{
    /// <summary>
    /// The zone after the batch. Replaced record sets keep their place, new ones come last. O(zone + batch).
    /// </summary>
    public static ChangeOutcome Apply(Zone zone, ChangeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(batch);
        List<RecordSet?> records = [.. zone.RecordSets];
        var places = new Dictionary<(DnsName, RecordType, string?), int>();
        for (int place = 0; place < records.Count; place++)
        {
            places.TryAdd(Key(zone.RecordSets[place]), place);
        }
        DnsName? apex = zone.Name ?? zone.RecordSets.FirstOrDefault(set => set.Type == RecordType.SOA)?.Name;
        List<ChangeRefusal> refusals = [];
        for (int index = 0; index < batch.Changes.Count; index++)
        {
            RecordChange change = batch.Changes[index];
            bool exists = places.TryGetValue(Key(change.RecordSet), out int place);
            if (Refuse(change, exists ? records[place] : null, apex) is { } reason)
            {
                refusals.Add(new ChangeRefusal(index, reason));
            }
            else if (change.Action == ChangeAction.Delete)
            {
                records[place] = null;
                places.Remove(Key(change.RecordSet));
            }
            else if (exists)
            {
                records[place] = change.RecordSet;
            }
            else
            {
                places.Add(Key(change.RecordSet), records.Count);
                records.Add(change.RecordSet);
            }
        }
        return refusals.Count > 0
            ? new ChangeOutcome(null, refusals)
            : new ChangeOutcome(zone with { RecordSets = [.. records.OfType<RecordSet>()] }, []);
    }

    private static (DnsName, RecordType, string?) Key(RecordSet record) =>
        (record.Name, record.Type, record.SetIdentifier);

    private static string? Refuse(RecordChange change, RecordSet? present, DnsName? apex)
    {
        string what = Describe(change.RecordSet);
        if (apex is { } zone && !change.RecordSet.Name.IsWithin(zone))
        {
            return $"{what} is not permitted in zone {zone}";
        }
        return change.Action switch
        {
            ChangeAction.Create when present is not null => $"{what} exists already",
            ChangeAction.Delete when present is null => $"{what} does not exist",
            ChangeAction.Delete when present != change.RecordSet =>
                $"{what} is not exactly what the zone has: {RecordDifference.Of(change.RecordSet, present)}",
            _ => null,
        };
    }

    private static string Describe(RecordSet record) =>
        record.SetIdentifier is { } id ? $"{record.Name} {record.Type} '{id}'" : $"{record.Name} {record.Type}";
}
