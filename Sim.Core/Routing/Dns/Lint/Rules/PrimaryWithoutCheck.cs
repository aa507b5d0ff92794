namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A primary that cannot fail.</summary>
internal sealed class PrimaryWithoutCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "primary-without-check",
            LintSeverity.Warning,
            "A failover primary without health check",
            "It is healthy for ever, so the secondary never answers: there is no failover.",
            "Attach a health check to the primary. In a traffic policy, give the Primary of the "
                + "failover rule a HealthCheck.",
            "Developer Guide, Failover routing; API Reference, ResourceRecordSet, Failover; traffic "
                + "policy document format"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<FailoverRouting>())
        {
            foreach (int record in group.Members)
            {
                if (
                    zone[record].Alias is null
                    && !zone.CanFail(record)
                    && Fallbacks.Of(zone, record) is { Count: > 0 } next
                )
                {
                    string lacks = zone[record].HealthCheckId is null
                        ? "no health check"
                        : "a health check that never fails";
                    found.AtRecord(About, record, $"it has {lacks}, so {zone.Identifiers(next)} never answers", next);
                }
            }
        }
    }
}
