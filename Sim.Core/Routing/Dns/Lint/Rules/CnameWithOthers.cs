namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A CNAME beside other records.</summary>
internal sealed class CnameWithOthers : ILintRule
{
    public LintRule About { get; } =
        new(
            "cname-with-others",
            LintSeverity.Error,
            "A name has a CNAME and other records",
            "A CNAME stands alone at its name: Route 53 refuses the second of them.",
            "Keep the CNAME or the others; an alias record set may stand beside other types.",
            "RFC 1034, 3.6.2; Developer Guide, Supported DNS record types"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup cname in zone.Groups.Where(g => g.Type == RecordType.CNAME && g.Name != zone.Apex))
        {
            LintedGroup[] others = [.. zone.GroupsAt(cname.Name).Where(group => group.Type != RecordType.CNAME)];
            if (others.Length > 0)
            {
                found.AtRecord(
                    About,
                    cname.Members[0],
                    $"the name has {string.Join(", ", others.Select(group => group.Type))} records too",
                    others.SelectMany(group => group.Members)
                );
            }
        }
    }
}
