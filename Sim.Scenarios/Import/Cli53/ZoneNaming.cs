using System.Text;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Completes the names of a zone file by its origin.</summary>
/// <remarks>
/// Escapes of three digits are octal: cli53 hands them over as they are, and Route 53 reads them so. (RFC 1035 means
/// decimal, under which <c>\052</c> would be a superfluous spelling of 4.)
/// </remarks>
internal sealed class ZoneNaming(DnsName? zone, ImportNotes notes)
{
    private const string Expected = "a domain name; escapes are \\. or three octal digits";

    private DnsName? _origin = zone;
    private bool _isMissing;

    /// <summary>The argument, else the first $ORIGIN.</summary>
    public DnsName? Zone { get; private set; } = zone;

    public void ChangeOrigin(ZoneToken token)
    {
        if (Name(token, _origin) is { } origin)
        {
            _origin = origin;
            Zone ??= origin;
        }
    }

    /// <summary>A name relative to $ORIGIN.</summary>
    public DnsName? Name(ZoneToken token) => Name(token, _origin);

    /// <summary>A name relative to the zone, whatever $ORIGIN says: the target of an alias within it.</summary>
    public DnsName? NameInZone(ZoneToken token) => Name(token, Zone);

    /// <summary>A name outside the zone, with or without the dot at its end.</summary>
    public DnsName? WholeName(ZoneToken token) => Name(token, default(DnsName));

    /// <summary>A name relative to $ORIGIN as the text of a value, letter case kept.</summary>
    public string? Text(ZoneToken token)
    {
        if (Name(token) is null)
        {
            return null;
        }
        return token.Text == "@" ? _origin.ToString()
            : EndsInDot(token.Text) ? token.Text
            : _origin is { IsRoot: false } origin ? $"{token.Text}.{origin}"
            : token.Text + ".";
    }

    private DnsName? Name(ZoneToken token, DnsName? origin)
    {
        bool isWhole = EndsInDot(token.Text);
        if (!isWhole && origin is null)
        {
            if (!_isMissing)
            {
                notes.Lacks(
                    token.At,
                    MissingFact.Origin,
                    "no-origin",
                    $"'{token.Text}' is relative, and the file does not say to which zone",
                    "$ORIGIN before it, or the name of the zone"
                );
            }
            _isMissing = true;
            return null;
        }
        if (!isWhole && token.Text == "@" && !token.IsQuoted)
        {
            return origin;
        }
        string text = isWhole || origin!.Value.IsRoot ? token.Text : $"{token.Text}.{origin}";
        if (!token.IsQuoted && Unescape(text) is { } plain && DnsName.TryParse(plain, out DnsName name))
        {
            return name;
        }
        notes.Error(token.At, "not-a-name", $"'{token.Text}' is no domain name", Expected);
        return null;
    }

    private static bool EndsInDot(string text) => text.EndsWith('.') && !text.EndsWith(@"\.", StringComparison.Ordinal);

    /// <summary>Escapes of one character as octal ones, which <see cref="DnsName"/> reads.</summary>
    private static string? Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }
            if (++at == text.Length || text[at] > '~')
            {
                return null;
            }
            plain.Append('\\');
            plain.Append(char.IsAsciiDigit(text[at]) ? text[at] : Convert.ToString(text[at], 8).PadLeft(3, '0'));
        }
        return plain.ToString();
    }
}
