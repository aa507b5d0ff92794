using System.Globalization;
using System.Text;

namespace Sim.Scenarios.Import;

/// <summary>Writes YAML of mappings, lists and single values, two spaces a level.</summary>
/// <remarks>
/// A value is text, a whole number, true or false, a list of values, or a list of keys with values. Text that another
/// reader could take for something else stands in double quotes.
/// </remarks>
internal static class YamlOutput
{
    /// <summary>Words that YAML 1.1 or 1.2 reads as nothing or as a truth value.</summary>
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    };

    public static string Document(IReadOnlyList<KeyValuePair<string, object>> mapping)
    {
        var text = new StringBuilder("---\n");
        AppendMapping(text, mapping, 0);
        return text.ToString();
    }

    private static void AppendMapping(
        StringBuilder text,
        IReadOnlyList<KeyValuePair<string, object>> mapping,
        int indent,
        bool isFirstLineOpen = false
    )
    {
        foreach ((string key, object value) in mapping)
        {
            if (!isFirstLineOpen)
            {
                text.Append(' ', indent);
            }
            isFirstLineOpen = false;
            text.Append(Scalar(key)).Append(':');
            AppendValue(text, value, indent);
        }
    }

    private static void AppendValue(StringBuilder text, object value, int indent)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object>> { Count: > 0 } mapping:
                text.Append('\n');
                AppendMapping(text, mapping, indent + 2);
                break;
            case IReadOnlyList<object> { Count: > 0 } list:
                text.Append('\n');
                AppendList(text, list, indent);
                break;
            default:
                text.Append(' ').Append(Inline(value)).Append('\n');
                break;
        }
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<object> list, int indent)
    {
        foreach (object item in list)
        {
            text.Append(' ', indent).Append("- ");
            if (item is IReadOnlyList<KeyValuePair<string, object>> { Count: > 0 } mapping)
            {
                AppendMapping(text, mapping, indent + 2, isFirstLineOpen: true);
            }
            else
            {
                text.Append(Inline(item)).Append('\n');
            }
        }
    }

    private static string Inline(object value) =>
        value switch
        {
            string text => Scalar(text),
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            IReadOnlyList<KeyValuePair<string, object>> => "{}",
            _ => "[]",
        };

    private static string Scalar(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/')
        && !s_words.Contains(text)
            ? text
            : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(int)c:X4}"
                ),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
