namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A CNAME where the zone begins.</summary>
internal sealed class CnameAtApex : ILintRule
{
    public LintRule About { get; } =
        new(
            "cname-at-apex",
            LintSeverity.Error,
            "A CNAME at the apex of the zone",
            "The apex holds SOA and NS records, and a CNAME stands alone: Route 53 refuses it.",
            "Use an alias record set.",
            "Developer Guide, Choosing between alias and non-alias records; RFC 1034, 3.6.2"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        if (zone.Apex is { } apex && zone.Group(apex, RecordType.CNAME) is { } group)
        {
            found.AtRecord(About, group.Members[0], $"{apex} is the apex of the zone", group.Members);
        }
    }
}
