using System.Buffers;
using System.Globalization;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>The TTL forms of ExternalDNS: whole seconds, or a duration of the Go language (<c>1h30m</c>).</summary>
internal static class GoDuration
{
    /// <summary>Seconds per unit, longer words first. Source: Go, time.ParseDuration.</summary>
    private static readonly (string Unit, decimal Seconds)[] s_units =
    [
        ("ns", 0.000_000_001m),
        ("us", 0.000_001m),
        ("ms", 0.001m),
        ("s", 1),
        ("m", 60),
        ("h", 3_600),
    ];

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789.");

    /// <summary>Seconds, their fraction cut off as ExternalDNS does.</summary>
    public static bool TryParseSeconds(string text, out int seconds)
    {
        seconds = 0;
        if (text.Length is 0 or > 40)
        {
            return false;
        }
        if (text.All(char.IsAsciiDigit))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
        }
        decimal total = 0;
        for (ReadOnlySpan<char> rest = text; rest.Length > 0; )
        {
            int digits = rest.IndexOfAnyExcept(s_number);
            if (digits <= 0 || !TryParse(rest[..digits], out decimal number))
            {
                return false;
            }
            rest = rest[digits..];
            bool isUnit = false;
            foreach ((string unit, decimal length) in s_units)
            {
                if (rest.StartsWith(unit, StringComparison.Ordinal))
                {
                    total += number * length;
                    rest = rest[unit.Length..];
                    isUnit = true;
                    break;
                }
            }
            if (!isUnit || total > int.MaxValue)
            {
                return false;
            }
        }
        seconds = (int)total;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number <= int.MaxValue;
}
