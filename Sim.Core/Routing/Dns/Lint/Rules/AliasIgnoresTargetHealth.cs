namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An alias that is kept although the branch below it is down.</summary>
internal sealed class AliasIgnoresTargetHealth : ILintRule
{
    public LintRule About { get; } =
        new(
            "alias-ignores-target-health",
            LintSeverity.Warning,
            "EvaluateTargetHealth is off where the alias has a fallback",
            "Once chosen there is no way back: with every leaf of the branch down, the answer still "
                + "comes from that branch.",
            "Set EvaluateTargetHealth to true, or attach a health check to the alias where the "
                + "target (CloudFront) cannot be evaluated.",
            "Developer Guide, How Amazon Route 53 chooses records when health checking is "
                + "configured; API Reference, ResourceRecordSet, Failover"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.Groups.Where(group => !group.IsMixed))
        {
            foreach (int record in group.Members)
            {
                if (
                    zone[record] is { Alias: { EvaluateTargetHealth: false } alias, HealthCheckId: null }
                    && (
                        MustEvaluate(zone[record].Policy)
                        || (zone.Target(record) is { } target && zone.AnyCanFail(target))
                    )
                    && Fallbacks.Of(zone, record) is { Count: > 0 } fallbacks
                )
                {
                    found.AtRecord(
                        About,
                        record,
                        $"it answers from {alias.DnsName} even when all of that is down, and never gives way to "
                            + zone.Identifiers(fallbacks),
                        fallbacks
                    );
                }
            }
        }
    }

    // Elsewhere, as with countries that may not leave their place, staying can be what is meant.
    private static bool MustEvaluate(RoutingPolicy policy) => policy is FailoverRouting or LatencyRouting;
}
