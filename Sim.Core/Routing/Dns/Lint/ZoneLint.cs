using Sim.Core.Routing.Dns.Changes;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Finds what Route 53 would refuse in a zone, and what it would take and do otherwise than meant.</summary>
/// <remarks>
/// Reads, never asks: no probing, no clock, no load. Whether a secondary can carry the load of its primary is therefore
/// no rule here.
/// </remarks>
public static class ZoneLint
{
    /// <summary>
    /// The code of the one rule that takes all zones which share health checks: none of them may use the check.
    /// </summary>
    public const string UnusedHealthCheckCode = "unused-health-check";

    /// <summary>Every rule, by code.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } =
    [.. LintRules.All.Select(rule => rule.About).Append(BatchLint.About).OrderBy(r => r.Code, StringComparer.Ordinal)];

    /// <summary>The findings by subject; about O(record sets), and never throws for what the zone says.</summary>
    /// <param name="options">Null: the documented quotas, and nothing exists but what the zone holds.</param>
    public static IReadOnlyList<LintFinding> Run(Zone zone, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var linted = new LintedZone(zone, options ?? LintOptions.Default);
        var found = new FindingList(linted);
        foreach (ILintRule rule in LintRules.All)
        {
            rule.Check(linted, found);
        }
        return found.Sorted();
    }

    /// <summary>Whether a change batch is larger than Route 53 takes, whatever the zone.</summary>
    /// <inheritdoc cref="Run(Zone, LintOptions?)"/>
    public static IReadOnlyList<LintFinding> Run(ChangeBatch batch, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return BatchLint.Run(batch, (options ?? LintOptions.Default).Quotas);
    }
}
