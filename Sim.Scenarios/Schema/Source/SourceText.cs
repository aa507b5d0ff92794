using System.Buffers;
using System.Text;

namespace Sim.Scenarios.Schema.Source;

/// <summary>The text of one input file, cut into lines when somebody asks for one.</summary>
public sealed class SourceText
{
    /// <summary>Control characters; all other bytes may be part of a text.</summary>
    private static readonly SearchValues<byte> s_controlBytes = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\u000E\u000F"u8
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"u8
            + "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"u8
    );

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> s_lineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private static readonly SearchValues<char> s_control = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\u000E\u000F"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
            + "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F\uFEFF"
    );

    /// <summary>Null when the text came as characters.</summary>
    private readonly ReadOnlyMemory<byte>? _utf8;

    /// <summary>Made when somebody asks: a large JSON file is read from its bytes alone.</summary>
    private string? _text;

    private int[]? _lineStarts;

    // Many findings in one long line share its text.
    private (int Line, string? Text) _lastLine;

    /// <param name="path">As it should appear in messages.</param>
    /// <param name="text">Without byte order mark.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        _text = text;
    }

    private SourceText(string path, ReadOnlyMemory<byte> utf8)
    {
        Path = path;
        _utf8 = utf8;
    }

    public string Path { get; }

    public string Text => _text ??= Encoding.UTF8.GetString(_utf8!.Value.Span);

    /// <summary>The text in UTF-8, without byte order mark.</summary>
    internal ReadOnlyMemory<byte> Utf8 => _utf8 ?? Encoding.UTF8.GetBytes(Text);

    /// <summary>Line 1, column 1.</summary>
    public Location Start => new(this, 1, 1);

    /// <summary>
    /// Reads UTF-8 with or without a byte order mark. Other encodings and control characters (a NUL ends a YAML stream
    /// silently) are refused: null, and the reason is in <paramref name="diagnostics"/>.
    /// </summary>
    public static SourceText? Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticList diagnostics)
    {
        if (bytes.StartsWith(s_byteOrderMark))
        {
            bytes = bytes[s_byteOrderMark.Length..];
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

    /// <summary>
    /// As the other overload; keeps the bytes and makes characters of them only when they are asked for.
    /// </summary>
    internal static SourceText? Decode(string path, ReadOnlyMemory<byte> bytes, DiagnosticList diagnostics)
    {
        if (bytes.Span.StartsWith(s_byteOrderMark))
        {
            bytes = bytes[s_byteOrderMark.Length..];
        }
        bool isPlain =
            System.Text.Unicode.Utf8.IsValid(bytes.Span)
            && bytes.Span.IndexOfAny(s_controlBytes) < 0
            && bytes.Span.IndexOf(s_byteOrderMark) < 0;
        return isPlain ? new SourceText(path, bytes) : Decode(path, bytes.Span, diagnostics);
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
