using System.Globalization;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Numbers of a baseline: six significant digits, so that the file stays small and readable.</summary>
/// <remarks>What is held against a baseline is rounded alike: unchanged runs differ by exactly nothing.</remarks>
internal static class BaselineNumber
{
    public static string Text(double value)
    {
        string text = value.ToString("G6", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? double.Parse(text, CultureInfo.InvariantCulture)
                .ToString("0.##############", CultureInfo.InvariantCulture)
            : text;
    }

    public static double Rounded(double value) => double.Parse(Text(value), CultureInfo.InvariantCulture);
}
