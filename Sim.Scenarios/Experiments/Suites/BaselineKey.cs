using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>
/// Names of measures as a baseline writes them: the selectors of thresholds, the resource last:
/// <c>latencyP99Ms{region=eu}</c>, <c>peakUtilizationRatio{endpoint=dc-par,resource=pods}</c>.
/// </summary>
internal static partial class BaselineKey
{
    public const string Expectation = "a measure such as latencyP99Ms{region=eu}";

    public static string Text(MeasureKey key)
    {
        string[] selectors =
        [
            .. new[]
            {
                ("region", key.Region),
                ("country", key.Country),
                ("endpoint", key.Endpoint),
                ("resource", key.Resource),
            }
                .Where(one => one.Item2 is not null)
                .Select(one => $"{one.Item1}={one.Item2}"),
        ];
        return selectors.Length == 0 ? key.Measure : $"{key.Measure}{{{string.Join(',', selectors)}}}";
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out MeasureKey? key)
    {
        Match found = Whole().Match(text);
        key = found.Success
            ? new MeasureKey(
                found.Groups["measure"].Value,
                Of(found, "region"),
                Of(found, "country"),
                Of(found, "endpoint"),
                Of(found, "resource")
            )
            : null;
        return found.Success;
    }

    private static string? Of(Match found, string group) =>
        found.Groups[group] is { Success: true } one ? one.Value : null;

    [GeneratedRegex(
        @"^(?<measure>[A-Za-z0-9]+)"
            + @"(\{((region=(?<region>[^,}]+)|country=(?<country>[^,}]+)|endpoint=(?<endpoint>[^,}]+)),?)*"
            + @"(resource=(?<resource>.+))?\})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Whole();
}
