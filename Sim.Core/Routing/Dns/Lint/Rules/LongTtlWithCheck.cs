namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Clients who keep a dead address.</summary>
internal sealed class LongTtlWithCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "long-ttl-with-check",
            LintSeverity.Warning,
            "A TTL above 60 s on a record set with health check",
            "However fast the check is, resolvers go on giving out the dead address until the TTL " + "ends.",
            "Set the TTL to 60 s or less.",
            "API Reference, ResourceRecordSet, TTL"
        );

    /// <summary>Route 53's recommendation for record sets with a health check.</summary>
    private const double RecommendedSeconds = 60;

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (
            LintedGroup group in zone.Groups.Where(group => group.Members.Count > 1 || zone.Evaluating(group).Any())
        )
        {
            int[] slow =
            [
                .. group
                    .Members.Where(m =>
                        zone[m] is { HealthCheckId: not null, Ttl: { TotalSeconds: > RecommendedSeconds } }
                    )
                    .OrderByDescending(m => zone[m].Ttl!.Value),
            ];
            if (slow.Length > 0)
            {
                string others = slow.Length > 1 ? $"; so do {zone.Identifiers(slow[1..])}" : "";
                string ttl = Texts.Seconds(zone[slow[0]].Ttl!.Value.TotalSeconds);
                found.AtRecord(
                    About,
                    slow[0],
                    $"after a failure it lives on in caches for up to {ttl}" + Detection(zone, slow[0]) + others,
                    slow
                );
            }
        }
    }

    // All checkers fail at once and are refused at once: each needs as many probes as the threshold says.
    private static string Detection(LintedZone zone, int record) =>
        zone.Check(zone[record].HealthCheckId!) is EndpointHealthCheck check
            ? $", after up to {Texts.Seconds(check.RequestInterval.TotalSeconds * check.FailureThreshold)} of detection"
            : "";
}
