using System.Globalization;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Times in zone files: seconds, or numbers with units as in BIND (<c>1h30m</c>).</summary>
internal static class ZoneTime
{
    /// <summary>Seconds; false when the text is no time or beyond 2,147,483,647 s.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        long total = 0;
        if (text.Length is 0 or > 40)
        {
            return false;
        }
        while (text.Length > 0)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            if (
                digits is 0 or > 10
                || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            )
            {
                return false;
            }
            long unit = digits == text.Length ? 1 : UnitOf(text[digits]);
            total += number * unit;
            if (unit == 0 || total > int.MaxValue)
            {
                return false;
            }
            text = digits == text.Length ? [] : text[(digits + 1)..];
        }
        seconds = (int)total;
        return true;
    }

    private static long UnitOf(char unit) =>
        char.ToLowerInvariant(unit) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            'w' => 604_800,
            _ => 0,
        };
}
