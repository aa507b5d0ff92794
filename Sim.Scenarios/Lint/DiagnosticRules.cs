using Sim.Core.Routing.Dns.Lint;

namespace Sim.Scenarios.Lint;

/// <summary>The codes that come with a reason and a fix: those of the zone linter, and of what silences it.</summary>
public static class DiagnosticRules
{
    /// <summary>A comment or key that silences nothing.</summary>
    internal const string UnusedAllow = "unused-allow";

    /// <summary>A comment or key that does not say why.</summary>
    internal const string AllowWithoutReason = "allow-without-reason";

    /// <summary>By code.</summary>
    public static IReadOnlyDictionary<string, DiagnosticRule> All { get; } =
        new SortedDictionary<string, DiagnosticRule>(
            ZoneLint.Rules.Select(Of).Concat(Own()).ToDictionary(rule => rule.Code, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static DiagnosticRule Of(LintRule rule) => new(rule.Code, rule.Title, rule.Why, rule.Fix, rule.Source);

    private static IEnumerable<DiagnosticRule> Own() =>
        [
            new(
                UnusedAllow,
                "An allow that silences nothing",
                "What it was written for is mended or stands elsewhere; it would hide the next such finding here.",
                "Remove it, or correct the code or its place.",
                "README of Sim.Scenarios/Lint"
            ),
            new(
                AllowWithoutReason,
                "An allow without a reason",
                "Who finds it later cannot tell whether it still holds; it silences nothing.",
                "Write the reason after the code.",
                "README of Sim.Scenarios/Lint"
            ),
        ];
}
