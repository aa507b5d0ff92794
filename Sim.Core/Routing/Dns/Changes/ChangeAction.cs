namespace Sim.Core.Routing.Dns.Changes;

/// <summary>What a change does with its record set. Source: Route 53 API Reference, Change.Action.</summary>
public enum ChangeAction
{
    /// <summary>Adds it; an error when one with its name, type and SetIdentifier exists.</summary>
    Create,

    /// <summary>Removes it; an error unless exactly this record set exists.</summary>
    Delete,

    /// <summary>Adds it, or replaces the one with its name, type and SetIdentifier.</summary>
    Upsert,
}
