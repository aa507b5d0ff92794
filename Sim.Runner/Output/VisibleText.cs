using System.Globalization;
using System.Text;

namespace Sim.Runner.Output;

/// <summary>
/// Text of input files, made safe to print: what moves the cursor, changes colors or hides text is escaped.
/// </summary>
internal static class VisibleText
{
    private const int TabWidth = 4;

    /// <summary>The text in one line; a tab is one space.</summary>
    public static string Of(string text)
    {
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Append(visible, rune, 1);
        }
        return visible.ToString();
    }

    /// <summary>A part of a line around a place, and where the place is in it.</summary>
    /// <param name="column">1-based, in UTF-16 code units; beyond the end is the end.</param>
    /// <param name="width">The most characters to show; cut ends show an ellipsis.</param>
    /// <returns>The text, and the 0-based index of the place in it.</returns>
    public static (string Text, int Caret) Around(string line, int column, int width)
    {
        int place = Math.Clamp(column - 1, 0, line.Length);
        // Twice the width on either side is more than is shown: escapes and tabs only make it longer.
        int start = Math.Max(0, place - (2 * width));
        int end = Math.Min(line.Length, place + (2 * width));
        StringBuilder visible = new();
        int caret = 0;
        int at = start;
        foreach (Rune rune in line.AsSpan(start, end - start).EnumerateRunes())
        {
            caret = at <= place ? visible.Length : caret;
            Append(visible, rune, TabWidth - (visible.Length % TabWidth));
            at += rune.Utf16SequenceLength;
        }
        caret = at <= place ? visible.Length : caret;
        return Cut(visible.ToString(), caret, width, start > 0, end < line.Length);
    }

    private static (string Text, int Caret) Cut(string text, int caret, int width, bool cutBefore, bool cutAfter)
    {
        int from = Math.Clamp(caret - (width / 2), 0, Math.Max(0, text.Length - width));
        int to = Math.Min(text.Length, from + width);
        string before = from > 0 || cutBefore ? "…" : "";
        string after = to < text.Length || cutAfter ? "…" : "";
        return (before + text[from..to] + after, caret - from + before.Length);
    }

    private static void Append(StringBuilder visible, Rune rune, int tabWidth)
    {
        if (rune.Value == '\t')
        {
            visible.Append(' ', tabWidth);
        }
        else if (
            Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        )
        {
            visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
        }
        else
        {
            visible.Append(rune.ToString());
        }
    }
}
