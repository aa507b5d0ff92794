using System.Text;

namespace Sim.Runner.Output;

/// <summary>Tables in GitHub Flavored Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// An empty line, the titles and the line below; a title that begins with '&gt;' is of a column of numbers.
    /// </summary>
    public static void Header(StringBuilder text, params ReadOnlySpan<string> titles)
    {
        text.Append("\n|");
        foreach (string title in titles)
        {
            text.Append(' ').Append(title.TrimStart('>')).Append(" |");
        }
        text.Append("\n|");
        foreach (string title in titles)
        {
            text.Append(title.StartsWith('>') ? "---:|" : "---|");
        }
        text.Append('\n');
    }

    /// <summary>One line; the cells are plain text.</summary>
    public static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (string cell in cells)
        {
            text.Append(' ').Append(Cell(cell)).Append(" |");
        }
        text.Append('\n');
    }

    /// <summary>Text of a file can neither end a cell nor become a tag.</summary>
    public static string Cell(string text) =>
        SummaryTable
            .Printable(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal);
}
