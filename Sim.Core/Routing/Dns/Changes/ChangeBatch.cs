namespace Sim.Core.Routing.Dns.Changes;

/// <summary>Changes that Route 53 makes together or not at all. Source: Route 53 API Reference, ChangeBatch.</summary>
public sealed record ChangeBatch
{
    public string? Comment { get; init; }

    /// <summary>Applied in this order.</summary>
    public ValueList<RecordChange> Changes { get; init; } = [];
}

/// <summary>One step of a batch; the record set is whole, also where it is to be deleted.</summary>
public sealed record RecordChange(ChangeAction Action, RecordSet RecordSet);
