using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Sim.Runner.Plots;

/// <summary>
/// Makes the drawing library's SVG the same in every run of the process, fit for a page, and readable to screen
/// readers.
/// </summary>
internal static partial class SvgText
{
    /// <param name="prefix">Of every id, so that the ids of several pictures do not meet in one page.</param>
    public static string Normalize(string svg, string prefix, string title)
    {
        // Ids count up over the whole process; here they count from 1 in the order of their first use.
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        svg = IdPattern()
            .Replace(
                svg,
                match =>
                {
                    if (!numbers.TryGetValue(match.Value, out string? id))
                    {
                        id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{numbers.Count + 1}");
                        numbers.Add(match.Value, id);
                    }
                    return id;
                }
            );
        svg = FamilyPattern().Replace(svg, "font-family=\"$1, sans-serif\"");
        svg = TrailingCommaPattern().Replace(svg, "\"");
        svg = TextPattern().Replace(svg, "$1$2</text>");
        svg = RootPattern()
            .Replace(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 $1 $2\" width=\"$1\" height=\"$2\" "
                    + "role=\"img\">\n"
                    + $"\t<title>{WebUtility.HtmlEncode(title)}</title>",
                count: 1
            );
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..].Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=id=""|url\(#|href=""#)[a-z]+_[0-9a-f]+(?=""|\))")]
    private static partial Regex IdPattern();

    // For viewers that lack the font of the machine that drew it.
    [GeneratedRegex(@"font-family=""([^""]+)""")]
    private static partial Regex FamilyPattern();

    // A list of glyph positions ends with a comma, which the grammar of SVG does not allow.
    [GeneratedRegex(@", ""(?=[ >])")]
    private static partial Regex TrailingCommaPattern();

    [GeneratedRegex(@"(<text\b[^>]*>)\s*([^<]*?)\s*</text>")]
    private static partial Regex TextPattern();

    [GeneratedRegex(@"<svg\b[^>]*?width=""(\d+)"" height=""(\d+)""[^>]*>")]
    private static partial Regex RootPattern();
}
