using Sim.Scenarios.Datasets;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>What thresholds select is measured: a run would find no data and fail them.</summary>
internal static class ThresholdSelectorChecks
{
    private const int MostListed = 12;

    /// <param name="countries">Those with users.</param>
    public static void Run(ScenarioDocument document, IReadOnlyList<Country> countries, DiagnosticList found)
    {
        Scenario scenario = document.Scenario!;
        string[] codes = [.. countries.Select(country => country.Iso2)];
        string[] regions = [.. countries.Select(ClientGroupBuilder.RegionOf).Distinct().Order(StringComparer.Ordinal)];
        string[] sites = [.. scenario.Sites.Select(site => site.Id)];
        string[] backends = [.. scenario.FrontEnds.SelectMany(frontEnd => frontEnd.Backends).Distinct()];
        foreach (WrittenThreshold written in WrittenThreshold.Of(scenario))
        {
            if (!ThresholdParser.TryParse(written.Text, out Threshold? threshold, out _))
            {
                continue; // reported with the scenario
            }
            ThresholdSelector selector = threshold.Selector;
            Check(written, "country", selector.Country, codes, word => CountryCode.Meant(word, codes));
            Check(written, "region", selector.Region, regions, _ => null);
            Check(
                written,
                "endpoint",
                selector.Endpoint,
                [.. sites, .. backends],
                word => SiteOf(scenario, word) ?? NearestWord.To(word, [.. sites, .. backends])
            );
            if (backends.Contains(selector.Endpoint) && selector.Resource is { } resource && IsOfBlades(resource))
            {
                Report(
                    written,
                    "resource",
                    $"'{selector.Endpoint}' is behind a front end and has no blades",
                    null,
                    null
                );
            }
        }

        void Check(WrittenThreshold of, string key, string? word, string[] known, Func<string, string?> nearest)
        {
            if (word is not null && !known.Contains(word))
            {
                string? expected = known.Length <= MostListed ? "one of " + string.Join(", ", known) : null;
                string message = key == "endpoint" ? $"there is no endpoint '{word}'" : $"no users are in '{word}'";
                Report(of, key, message, expected, nearest(word));
            }
        }

        void Report(WrittenThreshold of, string key, string message, string? expected, string? suggestion)
        {
            // Where the measure itself says which resource, the endpoint is what is wrong.
            int offset =
                ThresholdParser.PositionOf(of.Text, key) ?? ThresholdParser.PositionOf(of.Text, "endpoint") ?? 0;
            Location at = document.LocationInside(of.Path, offset);
            found.Error(at, $"unknown-{key}", message, expected, suggestion);
        }
    }

    /// <summary>The pool of a site is measured under the site's name.</summary>
    private static string? SiteOf(Scenario scenario, string pool) =>
        scenario.Sites.FirstOrDefault(site => site.Pool == pool)?.Id;

    private static bool IsOfBlades(string resource) => resource.StartsWith("blade", StringComparison.Ordinal);
}
