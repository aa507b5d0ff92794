using System.Text.RegularExpressions;

namespace Sim.Runner.Output;

/// <summary>What the parser of the command line says, in the words of the other messages.</summary>
internal static partial class UsageText
{
    /// <summary>
    /// <c>--top 'x' is not a whole number.</c> in place of the name of a type; other messages as they are.
    /// </summary>
    public static string Of(string message)
    {
        Match found = WrongType().Match(message);
        if (!found.Success)
        {
            return message;
        }
        string type = found.Groups["type"].Value;
        string expected =
            type.Contains("Int", StringComparison.Ordinal) ? "a whole number"
            : type.Contains("Double", StringComparison.Ordinal) ? "a number such as 12.5"
            : "a value that it takes";
        return $"{found.Groups["option"].Value} '{VisibleText.Of(found.Groups["value"].Value)}' is not {expected}.";
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type '(?<type>.*)'\.$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex WrongType();
}
