using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>The columns that name a measure, the same in every table of them; empty means all together.</summary>
internal static class MeasureColumns
{
    public static readonly string[] Names = ["measure", "region", "country", "endpoint", "resource"];

    public static string?[] Of(MeasureKey key) => [key.Measure, key.Region, key.Country, key.Endpoint, key.Resource];
}
