namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A failover to the same place.</summary>
internal sealed class SecondaryEqualsPrimary : ILintRule
{
    public LintRule About { get; } =
        new(
            "secondary-equals-primary",
            LintSeverity.Warning,
            "The secondary answers what the primary answers",
            "When the primary fails, its clients are sent to the very place that failed.",
            "Point the secondary to another place, or drop the pair.",
            "Developer Guide, Failover routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<FailoverRouting>())
        {
            int[] primaries = [.. group.Compared.Where(m => Role(zone, m) == FailoverRole.Primary)];
            string[] primary = [.. Fallbacks.Values(zone, primaries).Order(StringComparer.Ordinal)];
            foreach (int secondary in group.Compared.Where(m => Role(zone, m) == FailoverRole.Secondary))
            {
                string[] own = [.. Fallbacks.Values(zone, [secondary]).Order(StringComparer.Ordinal)];
                if (own.Length > 0 && own.SequenceEqual(primary, StringComparer.Ordinal))
                {
                    found.AtRecord(
                        About,
                        secondary,
                        $"it leads to {Texts.List(own, 3)}, the same as {zone.Identifiers(primaries)}",
                        primaries
                    );
                }
            }
        }
    }

    private static FailoverRole Role(LintedZone zone, int record) => zone.Policy<FailoverRouting>(record).Role;
}
