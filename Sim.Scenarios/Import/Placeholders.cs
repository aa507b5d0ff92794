using System.Text.RegularExpressions;

namespace Sim.Scenarios.Import;

/// <summary>
/// Tokens that stand for what somebody took out, or meant to put in: anonymized recordings, templates.
/// </summary>
internal static partial class Placeholders
{
    public const string Code = "placeholder";

    public const string Expected = "the value itself";

    /// <summary>Whether a name or an address holds such a token, which neither can.</summary>
    public static bool IsIn(string text) => text.AsSpan().IndexOfAny("<{") >= 0 && Pattern().IsMatch(text);

    [GeneratedRegex(@"<[^<>]*>|\$\{[^{}]*\}|\{\{[^{}]*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
