using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Core.Quantities;

/// <summary>The shared grammar of quantities: an unsigned decimal number, then letters.</summary>
internal static class QuantityText
{
    /// <summary>
    /// Reads digits with an optional fraction; refuses signs, exponents and what a decimal cannot hold (7.9e28).
    /// </summary>
    public static bool TryReadNumber(string text, ref int at, out decimal number)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }
        ReadOnlySpan<char> digits = text.AsSpan(start, at - start);
        number = 0;
        return digits.Length > 0
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
        ReadOnlySpan<(string Unit, decimal Factor)> units,
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
        foreach ((string name, decimal factor) in units)
        {
            if (name == unit && (factor <= 1 || number <= decimal.MaxValue / factor))
            {
                value = (double)(number * factor);
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Four significant digits (all of those before the point) in the invariant culture, without exponent; below 1e-20
    /// zero.
    /// </summary>
    public static string Short(double value)
    {
        const int Digits = 4;
        const int DecimalsMax = 24;
        double magnitude = Math.Abs(value);
        int decimals = Digits - 1;
        for (double scaled = magnitude; scaled >= 10 && decimals > 0; scaled /= 10)
        {
            decimals--;
        }
        for (double scaled = magnitude; scaled < 1 && decimals < DecimalsMax; scaled *= 10)
        {
            decimals++;
        }
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
