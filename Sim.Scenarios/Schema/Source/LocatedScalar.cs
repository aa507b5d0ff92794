using System.Globalization;

namespace Sim.Scenarios.Schema.Source;

/// <summary>A single value, kept as it was written: <c>NO</c> is the text NO, <c>1.30</c> keeps its zero.</summary>
public sealed class LocatedScalar : LocatedNode
{
    internal LocatedScalar(Location location, string text, ScalarStyle style)
        : base(location)
    {
        Text = text;
        Style = style;
    }

    /// <summary>The text without quotes, escapes resolved.</summary>
    public string Text { get; }

    public ScalarStyle Style { get; }

    /// <summary>Nothing was written, or null, in the core schema of YAML 1.2: empty, <c>~</c>, <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>A number in JSON's grammar, without quotes.</summary>
    public bool IsNumber => Style == ScalarStyle.Plain && IsJsonNumber(Text);

    /// <summary><c>true</c> or <c>false</c>, without quotes.</summary>
    public bool IsBoolean =>
        Style == ScalarStyle.Plain && Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    public override string Kind =>
        IsNull ? "nothing"
        : IsNumber ? "a number"
        : IsBoolean ? "true or false"
        : "text";

    /// <summary>Reads a whole number that is written without quotes, fraction or exponent.</summary>
    public bool TryReadInteger(out long value)
    {
        value = 0;
        return IsNumber && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a finite number that is written without quotes.</summary>
    public bool TryReadNumber(out double value)
    {
        value = 0;
        return IsNumber
            && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads true or false that is written without quotes.</summary>
    public bool TryReadBoolean(out bool value)
    {
        value = Text is "true" or "True" or "TRUE";
        return IsBoolean;
    }

    public override string ToString() => Text;

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
    private static bool IsJsonNumber(string text)
    {
        int at = text.StartsWith('-') ? 1 : 0;
        int whole = at;
        at = SkipDigits(text, at);
        if (at == whole || (text[whole] == '0' && at > whole + 1))
        {
            return false;
        }
        if (at < text.Length && text[at] == '.')
        {
            int fraction = at + 1;
            at = SkipDigits(text, fraction);
            if (at == fraction)
            {
                return false;
            }
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            int exponent = at;
            at = SkipDigits(text, exponent);
            if (at == exponent)
            {
                return false;
            }
        }
        return at == text.Length;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return at;
    }
}
