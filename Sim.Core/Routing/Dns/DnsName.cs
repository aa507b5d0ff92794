using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sim.Core.Routing.Dns;

/// <summary>
/// A fully qualified domain name in one spelling: lower case, a trailing dot, and octal escapes only where a character
/// needs one.
/// </summary>
/// <remarks>
/// <c>WWW.Example.com</c>, <c>www.example.com.</c> and <c>\167ww.example.com</c> are the same name. A wildcard label is
/// written <c>*</c>, which Route 53 lists as <c>\052</c>. <c>default</c> is the root. Limits: 63 octets a label, 255 a
/// name (RFC 1035).
/// </remarks>
public readonly record struct DnsName
{
    private const int LabelOctetsMax = 63;

    /// <summary>
    /// RFC 1035 counts a length octet per label and the root: 255 octets are 254 characters with the trailing dot.
    /// </summary>
    private const int NameCharactersMax = 254;

    private readonly string? _text;

    private DnsName(string text) => _text = text;

    private string Text => _text ?? ".";

    /// <summary>The name without its first label; the root's parent is the root.</summary>
    public DnsName Parent
    {
        get
        {
            string rest = Text[(Text.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return rest.Length == 0 ? default : new DnsName(rest);
        }
    }

    public bool IsRoot => Text == ".";

    /// <summary>
    /// Reads a name with or without trailing dot and with <c>\ooo</c> escapes; relative names cannot be told from
    /// absolute ones.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DnsName name)
    {
        name = default;
        if (string.IsNullOrEmpty(text) || text.Length > 4 * (NameCharactersMax + 1))
        {
            return false;
        }
        if (text == ".")
        {
            return true;
        }
        if (IsNormal(text))
        {
            name = new DnsName(text);
            return true;
        }
        var normal = new StringBuilder(text.Length + 1);
        int label = 0;
        int octets = 0;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '.')
            {
                if (label == 0)
                {
                    return false;
                }
                label = 0;
                octets++;
                normal.Append('.');
                continue;
            }
            bool readable = c == '\\' ? TryReadEscape(text, ref at, out c) : c is > ' ' and <= '~';
            if (!readable || ++label > LabelOctetsMax || ++octets > NameCharactersMax)
            {
                return false;
            }
            AppendOctet(normal, c);
        }
        if (label > 0)
        {
            octets++;
            normal.Append('.');
        }
        if (octets > NameCharactersMax)
        {
            return false;
        }
        name = new DnsName(normal.ToString());
        return true;
    }

    /// <summary>Whether the text is in the one spelling already, as most names of a listing are.</summary>
    private static bool IsNormal(string text)
    {
        int label = 0;
        foreach (char c in text)
        {
            if (c == '.')
            {
                if (label is 0 or > LabelOctetsMax)
                {
                    return false;
                }
                label = 0;
                continue;
            }
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '*'))
            {
                return false;
            }
            label++;
        }
        return label == 0 && text.Length <= NameCharactersMax;
    }

    /// <exception cref="FormatException">The text is not a domain name.</exception>
    public static DnsName Parse(string text) =>
        TryParse(text, out DnsName name) ? name : throw new FormatException($"'{text}' is not a domain name");

    /// <summary>Whether this name is <paramref name="ancestor"/> or below it.</summary>
    public bool IsWithin(DnsName ancestor) =>
        ancestor.IsRoot || Text == ancestor.Text || Text.EndsWith("." + ancestor.Text, StringComparison.Ordinal);

    /// <summary>The wildcard name that would cover the children of this name.</summary>
    public DnsName WildcardBelow() => IsRoot ? new DnsName("*.") : new DnsName("*." + Text);

    /// <summary>
    /// The spelling of Route 53 listings: everything but letters, digits, hyphen and underscore is escaped, the
    /// wildcard too.
    /// </summary>
    public string ToListingString() => Text.Replace("*", @"\052", StringComparison.Ordinal);

    public override string ToString() => Text;

    private static bool TryReadEscape(string text, ref int at, out char octet)
    {
        octet = '\0';
        if (at + 3 >= text.Length)
        {
            return false;
        }
        int value = 0;
        for (int digit = 1; digit <= 3; digit++)
        {
            int d = text[at + digit] - '0';
            if (d is < 0 or > 7)
            {
                return false;
            }
            value = (8 * value) + d;
        }
        octet = (char)value;
        at += 3;
        return value <= 255;
    }

    private static void AppendOctet(StringBuilder normal, char c)
    {
        if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '*')
        {
            normal.Append(char.ToLowerInvariant(c));
            return;
        }
        normal.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
    }
}
