namespace Sim.Core.Routing.Dns.Lint;

/// <summary>What a zone is held against.</summary>
public sealed record LintOptions
{
    public static LintOptions Default { get; } = new();

    public Route53Quotas Quotas { get; init; } = Route53Quotas.Default;

    /// <summary>
    /// Whether <see cref="Zone.HealthChecks"/> holds all that exist (default). Otherwise a check that is not among them
    /// is no finding, and counts as one that can fail.
    /// </summary>
    public bool HasAllHealthChecks { get; init; } = true;

    /// <summary>
    /// Whether <see cref="Zone.CidrCollections"/> holds all that exist (default). Otherwise a location that is not
    /// among them is no finding.
    /// </summary>
    public bool HasAllCidrCollections { get; init; } = true;
}
