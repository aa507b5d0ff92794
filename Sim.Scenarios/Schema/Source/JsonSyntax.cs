using System.Text;

namespace Sim.Scenarios.Schema.Source;

/// <summary>Why a text is not JSON (RFC 8259), in words for people, from where its reading stopped.</summary>
internal static class JsonSyntax
{
    /// <summary>Nothing follows but white space and a comma.</summary>
    public static bool IsEnd(ReadOnlySpan<byte> text, int place)
    {
        int at = Skip(text, place);
        return at >= text.Length || (text[at] == ',' && Skip(text, at + 1) >= text.Length);
    }

    /// <param name="place">The byte at which the reader stopped.</param>
    /// <param name="afterValue">The last token before it ended a value.</param>
    /// <param name="inside">An object or a list is open.</param>
    public static string Explain(ReadOnlySpan<byte> text, int place, bool afterValue, bool inside)
    {
        int at = Skip(text, place);
        if (at >= text.Length)
        {
            return "the file ends here, before its value";
        }
        bool afterComma = Before(text, place) == ',';
        char sign = (char)text[at];
        return sign switch
        {
            '/' or '#' => "comments are not part of it",
            '\'' => "keys and texts stand in double quotes",
            '}' or ']' when afterComma => "nothing follows the comma before this bracket",
            ',' when afterComma => "a value is missing between two commas",
            _ when afterValue && !inside => "the file goes on after its one value",
            _ when afterValue && !afterComma && StartsValue(text[at]) => "a comma is missing before this place",
            '"' => "this text has no closing quote in its line, or an escape that does not exist",
            '}' or ']' => "this bracket does not close what was opened last, or a value is missing before it",
            '-' or '+' or '.' or (>= '0' and <= '9') => "this is not a number as JSON writes it, such as -1.5e3",
            _ when char.IsAsciiLetter(sign) =>
                $"'{Word(text, at)}' is neither true, false, null nor a text in double quotes",
            _ => $"'{Character(text, at)}' cannot stand here",
        };
    }

    private static bool StartsValue(byte sign) =>
        sign is (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' || char.IsAsciiLetterOrDigit((char)sign);

    private static bool IsSpace(byte sign) => sign is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    private static int Skip(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }
        return at;
    }

    /// <summary>The last character before a place that is no white space; NUL: there is none.</summary>
    private static char Before(ReadOnlySpan<byte> text, int place)
    {
        int at = Math.Min(place, text.Length) - 1;
        while (at >= 0 && IsSpace(text[at]))
        {
            at--;
        }
        return at < 0 ? '\0' : (char)text[at];
    }

    private static string Word(ReadOnlySpan<byte> text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit((char)text[end]))
        {
            end++;
        }
        return Encoding.ASCII.GetString(text[at..end]);
    }

    private static string Character(ReadOnlySpan<byte> text, int at)
    {
        Rune.DecodeFromUtf8(text[at..], out Rune rune, out _);
        return rune.ToString();
    }
}
