namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Checker regions that Route 53 does not take.</summary>
internal sealed class CheckerRegions : ILintRule
{
    public LintRule About { get; } =
        new(
            "checker-regions",
            LintSeverity.Error,
            "A health check names fewer than three regions, or one without checkers",
            "The API refuses it: checkers of fewer than three regions would take the trouble of one "
                + "path for that of the endpoint.",
            "Name at least three of us-east-1, us-west-1, us-west-2, eu-west-1, ap-southeast-1, "
                + "ap-southeast-2, ap-northeast-1, sa-east-1, or none for all of them.",
            "API Reference, HealthCheckConfig, Regions"
        );

    private const int Fewest = 3;

    private static readonly string[] Known =
    [
        "us-east-1",
        "us-west-1",
        "us-west-2",
        "eu-west-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-northeast-1",
        "sa-east-1",
    ];

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (zone.Zone.HealthChecks[index] is not EndpointHealthCheck { Regions: { Count: > 0 } regions })
            {
                continue;
            }
            string[] distinct = [.. regions.Distinct(StringComparer.Ordinal)];
            string[] unknown = [.. distinct.Except(Known, StringComparer.Ordinal)];
            if (unknown.Length > 0)
            {
                found.AtCheck(About, index, $"there are no checkers in {Texts.List(unknown, 3)}");
            }
            else if (distinct.Length < Fewest)
            {
                found.AtCheck(About, index, $"it is probed from {Texts.Count(distinct.Length, "region")} only");
            }
        }
    }
}
