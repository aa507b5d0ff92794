using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Core.Quantities;

/// <summary>The shared grammar of quantities: an unsigned decimal number, then letters.</summary>
internal static class QuantityText
{
    /// <summary>Reads digits with an optional fraction; refuses signs, exponents and more than 28 digits.</summary>
    public static bool TryReadNumber(string text, ref int at, out decimal number)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }
        ReadOnlySpan<char> digits = text.AsSpan(start, at - start);
        number = 0;
        return digits.Length is > 0 and <= 24
            && digits[0] != '.'
            && digits[^1] != '.'
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    public static string ReadLetters(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && !char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return text[start..at];
    }

    /// <summary>Reads one number and one unit that must end the text.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        ReadOnlySpan<(string Unit, double Factor)> units,
        out double value
    )
    {
        value = 0;
        int at = 0;
        if (string.IsNullOrEmpty(text) || !TryReadNumber(text, ref at, out decimal number))
        {
            return false;
        }
        string unit = text[at..];
        foreach ((string name, double factor) in units)
        {
            if (name == unit)
            {
                value = (double)number * factor;
                return true;
            }
        }
        return false;
    }

    /// <summary>At most four significant digits in the invariant culture, without exponent.</summary>
    public static string Short(double value)
    {
        double magnitude = Math.Abs(value);
        string format =
            magnitude >= 1000 ? "0"
            : magnitude >= 100 ? "0.#"
            : magnitude >= 10 ? "0.##"
            : "0.###";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
