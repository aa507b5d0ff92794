using System.Buffers;
using System.Text;

namespace Sim.Scenarios.Schema.Source;

/// <summary>The text of one input file, cut into lines when somebody asks for one.</summary>
/// <param name="path">As it should appear in messages.</param>
/// <param name="text">Without byte order mark.</param>
public sealed class SourceText(string path, string text)
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> s_lineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private static readonly SearchValues<char> s_control = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')),
        '\u007F',
        '\uFEFF',
    ]);

    private int[]? _lineStarts;

    // Many findings in one long line share its text.
    private (int Line, string? Text) _lastLine;

    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Line 1, column 1.</summary>
    public Location Start => new(this, 1, 1);

    /// <summary>
    /// Reads UTF-8 with or without a byte order mark. Other encodings and control characters (a NUL ends a YAML stream
    /// silently) are refused: null, and the reason is in <paramref name="diagnostics"/>.
    /// </summary>
    public static SourceText? Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticList diagnostics)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        SourceText source;
        try
        {
            source = new SourceText(path, s_strictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            source = new SourceText(path, Encoding.UTF8.GetString(bytes));
            int bad = source.Text.IndexOf('\uFFFD', StringComparison.Ordinal);
            diagnostics.Error(source.At(bad), "not-utf8", "the file is not UTF-8 text", expected: "UTF-8");
            return null;
        }
        int control = source.Text.AsSpan().IndexOfAny(s_control);
        if (control < 0)
        {
            return source;
        }
        diagnostics.Error(
            source.At(control),
            "control-character",
            $"the text contains the control character U+{(int)source.Text[control]:X4}"
        );
        return null;
    }

    /// <summary>The text of a line without its line break; null beyond the end.</summary>
    public string? LineAt(int line)
    {
        if (_lastLine.Line != line)
        {
            _lastLine = (line, CutLine(line));
        }
        return _lastLine.Text;
    }

    /// <summary>The place of a character by its index.</summary>
    public Location At(int index)
    {
        int[] starts = _lineStarts ??= FindLines(Text);
        int line = Array.BinarySearch(starts, Math.Clamp(index, 0, Text.Length));
        line = line < 0 ? ~line - 1 : line;
        return new Location(this, line + 1, index - starts[line] + 1);
    }

    private string? CutLine(int line)
    {
        int[] starts = _lineStarts ??= FindLines(Text);
        if (line < 1 || line > starts.Length || Text.Length == 0)
        {
            return null;
        }
        int start = starts[line - 1];
        int end = line < starts.Length ? starts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n\u0085\u2028\u2029").ToString();
    }

    // The line breaks of YAML 1.1, which YamlDotNet counts: LF, CR, CRLF, NEL, LS, PS.
    private static int[] FindLines(string text)
    {
        List<int> starts = [0];
        int at = 0;
        while (text.AsSpan(at).IndexOfAny(s_lineBreaks) is var next and >= 0)
        {
            at += next;
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
        }
        return [.. starts];
    }
}
