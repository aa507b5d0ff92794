using System.Globalization;
using System.Numerics;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Quantities as Kubernetes writes them: <c>100m</c>, <c>1k</c>, <c>2Gi</c>, <c>1e3</c>, <c>1.5</c>.</summary>
/// <remarks>Source: Kubernetes API reference, "Quantity".</remarks>
public static class KubernetesQuantity
{
    private const int LongestText = 64;

    public static string Expectation => "a quantity such as 500m, 1k, 1.5, 2Gi or 1e3";

    /// <summary>
    /// Reads thousandths, rounded up in magnitude where the text is finer, and held at the ends of the range.
    /// </summary>
    public static bool TryParseMilli(string text, out long milli)
    {
        milli = 0;
        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int end = at;
        int point = -1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && point < 0)))
        {
            point = text[end] == '.' ? end : point;
            end++;
        }
        int digits = end - at - (point < 0 ? 0 : 1);
        if (text.Length > LongestText || digits == 0 || !TryReadSuffix(text[end..], out BigInteger unit, out int power))
        {
            return false;
        }
        BigInteger value = BigInteger.Parse(
            text[at..end].Replace(".", "", StringComparison.Ordinal),
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );
        power += 3 - (point < 0 ? 0 : end - point - 1);
        value *= unit;
        value = power >= 0 ? value * BigInteger.Pow(10, power) : CeilingOf(value, BigInteger.Pow(10, -power));
        milli = long.CreateSaturating(text[0] == '-' ? -value : value);
        return true;
    }

    private static BigInteger CeilingOf(BigInteger value, BigInteger divisor) => (value + divisor - 1) / divisor;

    private static bool TryReadSuffix(string suffix, out BigInteger unit, out int power)
    {
        unit = BigInteger.One;
        power = 0;
        if (suffix.Length > 1 && suffix[0] is 'e' or 'E')
        {
            return int.TryParse(
                    suffix.AsSpan(1),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out power
                )
                && Math.Abs(power) <= 99;
        }
        if (suffix.Length == 2 && suffix[1] == 'i')
        {
            int step = "KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal);
            unit = BigInteger.Pow(1024, step + 1);
            return step >= 0;
        }
        int? decimals = suffix switch
        {
            "" => 0,
            "n" => -9,
            "u" => -6,
            "m" => -3,
            "k" => 3,
            "M" => 6,
            "G" => 9,
            "T" => 12,
            "P" => 15,
            "E" => 18,
            _ => null,
        };
        power = decimals ?? 0;
        return decimals is not null;
    }
}
