namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A multivalue alias.</summary>
internal sealed class MultivalueAlias : ILintRule
{
    public LintRule About { get; } =
        new(
            "multivalue-alias",
            LintSeverity.Error,
            "A multivalue record set is an alias",
            "The API refuses it: multivalue answers are made of values.",
            "Write the values, or use weighted routing for aliases.",
            "Developer Guide, Values specific for multivalue answer records"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int record in zone.GroupsOf<MultivalueRouting>().SelectMany(group => group.Members))
        {
            if (zone[record].Alias is { } alias)
            {
                found.AtRecord(About, record, $"it is an alias of {alias.DnsName}");
            }
        }
    }
}
