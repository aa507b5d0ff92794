namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>EvaluateTargetHealth where there is none.</summary>
internal sealed class CloudFrontTargetHealth : ILintRule
{
    public LintRule About { get; } =
        new(
            "cloudfront-target-health",
            LintSeverity.Error,
            "EvaluateTargetHealth is on for an alias of CloudFront",
            "CloudFront reports no health to Route 53: the API refuses the record set.",
            "Set EvaluateTargetHealth to false, and attach a health check of the distribution if the "
                + "alias is to fail over.",
            "Developer Guide, Choosing between alias and non-alias records; API Reference, "
                + "AliasTarget, EvaluateTargetHealth"
        );

    private static readonly DnsName Domain = DnsName.Parse("cloudfront.net");

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int record in zone.Groups.SelectMany(group => group.Members))
        {
            if (zone[record].Alias is { EvaluateTargetHealth: true } alias && alias.DnsName.IsWithin(Domain))
            {
                found.AtRecord(About, record, $"it evaluates the health of {alias.DnsName}");
            }
        }
    }
}
