using System.Globalization;
using System.Text.Json;

namespace Sim.Scenarios.Results.Files;

/// <summary>How numbers stand in data files: nine significant digits, no exponent, the invariant culture.</summary>
/// <remarks>Nine digits keep every measured difference and hide the last bits of sums.</remarks>
internal static class RunNumber
{
    /// <summary>Null for what is no number.</summary>
    public static string? Text(double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return null;
        }
        string text = number.ToString("G9", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
        {
            text = Math.Abs(number) < 1e28 ? Plain(text) : text;
        }
        return text == "-0" ? "0" : text;
    }

    public static void WriteMeasure(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(value) ?? "null");
    }

    private static string Plain(string text) =>
        decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
