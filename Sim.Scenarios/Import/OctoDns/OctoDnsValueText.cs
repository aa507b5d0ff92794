using System.Text;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>The value of a record set for a value of octoDNS.</summary>
internal static class OctoDnsValueText
{
    /// <summary>Octets of one character string (RFC 1035 section 3.3).</summary>
    private const int ChunkMost = 255;

    public static string Of(OctoDnsType type, OctoDnsValue value)
    {
        if (type.IsText)
        {
            return Chunks(value.Text);
        }
        if (type.Fields.Count == 0)
        {
            return value.Text;
        }
        return string.Join(
            ' ',
            type.Fields.Zip(
                    value.Texts,
                    (field, text) => field.Kind == OctoDnsFieldKind.Quoted ? $"\"{Escape(text)}\"" : text
                )
                .Where(text => text.Length > 0)
        );
    }

    /// <summary>
    /// Quoted pieces. Quotes around the whole text and between pieces are taken off first, and so is the backslash that
    /// octoDNS wants before a semicolon. Source: octodns.record.chunked.
    /// </summary>
    private static string Chunks(string text)
    {
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
        {
            text = text[1..^1].Replace("\" \"", "", StringComparison.Ordinal);
        }
        text = text.Replace(@"\;", ";", StringComparison.Ordinal);
        IEnumerable<string> chunks = text.Length == 0 ? [""] : text.Chunk(ChunkMost).Select(chunk => new string(chunk));
        return string.Join(' ', chunks.Select(chunk => $"\"{Escape(chunk)}\""));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '"' && (at == 0 || text[at - 1] != '\\'))
            {
                escaped.Append('\\');
            }
            escaped.Append(text[at]);
        }
        return escaped.ToString();
    }
}
