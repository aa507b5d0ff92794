namespace Sim.Core.Routing.Dns;

/// <summary>Something in a zone that a person should know.</summary>
/// <param name="RecordIndex">The record set it is about: its position in <see cref="Zone.RecordSets"/>, from which
/// importers know file, line and column.</param>
/// <param name="Message">One sentence without names of files.</param>
public sealed record ZoneFinding(ZoneFindingKind Kind, int RecordIndex, DnsName Name, RecordType Type, string Message)
{
    /// <summary>
    /// Whether the zone is still answered as Route 53 would: true for <see cref="ZoneFindingKind.ExternalAlias"/> and
    /// unknown references.
    /// </summary>
    public bool IsNote =>
        Kind
            is ZoneFindingKind.ExternalAlias
                or ZoneFindingKind.UnknownHealthCheck
                or ZoneFindingKind.UnknownCidrLocation;

    public override string ToString() => $"{Name} {Type}: {Message}";
}
