namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>More than Route 53 takes.</summary>
internal sealed class OverQuota : ILintRule
{
    public LintRule About { get; } =
        new(
            "over-quota",
            LintSeverity.Error,
            "A zone, group, record set or health check is over its quota",
            "The API refuses what goes beyond; some quotas are raised on request.",
            "Split it, ask for a higher quota, or allow this finding with the quota that you have.",
            "Developer Guide, Quotas"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        Route53Quotas quotas = zone.Options.Quotas;
        CheckZone(zone.Zone, quotas, found);
        foreach (LintedGroup group in zone.Groups)
        {
            if (group.Members.Count > group.Quota)
            {
                string what = $"the group has {Texts.Count(group.Members.Count, "record set")}; the quota is ";
                found.AtRecord(About, group.Members[0], what + Texts.Number(group.Quota), group.Members);
            }
            foreach (int record in group.Members.Where(m => zone[m].Values.Count > quotas.ValuesPerRecordSet))
            {
                string what = $"it has {Texts.Count(zone[record].Values.Count, "value")}; the quota is ";
                found.AtRecord(About, record, what + Texts.Number(quotas.ValuesPerRecordSet));
            }
        }
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (
                zone.Zone.HealthChecks[index] is CalculatedHealthCheck check
                && check.Children.Count > quotas.ChildrenPerHealthCheck
            )
            {
                string what = $"it has {Texts.Number(check.Children.Count)} children; the quota is ";
                found.AtCheck(About, index, what + Texts.Number(quotas.ChildrenPerHealthCheck));
            }
        }
        for (int index = 0; index < zone.Zone.CidrCollections.Count; index++)
        {
            int blocks = zone.Zone.CidrCollections[index].Locations.Sum(location => location.Blocks.Count);
            if (blocks > quotas.BlocksPerCidrCollection)
            {
                string what = $"it has {Texts.Count(blocks, "block")}; the quota is ";
                found.AtCollection(About, index, what + Texts.Number(quotas.BlocksPerCidrCollection));
            }
        }
    }

    private void CheckZone(Zone zone, Route53Quotas quotas, FindingList found)
    {
        Check(zone.RecordSets.Count, quotas.RecordSetsPerZone, "record set");
        Check(zone.HealthChecks.Count, quotas.HealthChecks, "health check");
        Check(zone.CidrCollections.Count, quotas.CidrCollections, "CIDR collection");

        void Check(int count, int most, string noun)
        {
            if (count > most)
            {
                found.AtZone(About, $"there are {Texts.Count(count, noun)}; the quota is {Texts.Number(most)}");
            }
        }
    }
}
