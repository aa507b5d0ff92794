namespace Sim.Core.Routing.Dns;

/// <summary>Something in a zone that a person should know.</summary>
/// <param name="RecordIndex">The record set it is about: its position in <see cref="Zone.RecordSets"/>, from which
/// importers know file, line and column.</param>
/// <param name="Message">One sentence without names of files.</param>
public sealed record ZoneFinding(ZoneFindingKind Kind, int RecordIndex, DnsName Name, RecordType Type, string Message)
{
    /// <summary>
    /// For <see cref="ZoneFindingKind.AliasCycle"/> the names on the way around, the first one again at the end; else
    /// empty.
    /// </summary>
    public ValueList<DnsName> Path { get; init; } = [];

    /// <summary>
    /// Whether Route 53 would take the zone as it is: true for what lies outside of it or was not supplied.
    /// </summary>
    public bool IsNote =>
        Kind
            is ZoneFindingKind.ExternalAlias
                or ZoneFindingKind.DanglingCname
                or ZoneFindingKind.UnknownHealthCheck
                or ZoneFindingKind.UnknownCidrLocation;

    public override string ToString() => $"{Name} {Type}: {Message}";
}
