namespace Sim.Core.Routing.Dns.Lint;

/// <summary>What a rule says to a person, whatever the zone.</summary>
/// <param name="Code">Stable, lower case with hyphens; it silences, and it is what machines read.</param>
/// <param name="Title">What is found, without full stop.</param>
/// <param name="Why">Why it hurts: one or two sentences.</param>
/// <param name="Fix">What to write instead: one or two sentences.</param>
/// <param name="Source">Where that is documented.</param>
public sealed record LintRule(string Code, LintSeverity Severity, string Title, string Why, string Fix, string Source);
