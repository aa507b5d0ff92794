using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>Countries exist, shares add up, surges come within the run.</summary>
internal static class DemandChecks
{
    // Shares such as 33.4 % add up to one with a rounding error.
    private const double Slack = 1e-9;

    public static void Run(CheckContext context)
    {
        Demand demand = context.Scenario.Demand;
        foreach (string country in demand.Audience.Keys)
        {
            CheckCountry(context, $"demand.audience.{country}", country);
        }
        double sum = demand.Audience.Values.Sum(share => share.Value);
        if (sum > 1 + Slack)
        {
            context.Error(
                "demand.audience",
                "audience-above-100",
                $"the shares of the audience add up to {new Ratio(sum)}",
                "at most 100%"
            );
        }
        foreach ((int i, Surge surge) in demand.Surges.Index())
        {
            string path = $"demand.surges[{i}]";
            if (surge.Country is { } country)
            {
                CheckCountry(context, $"{path}.country", country);
            }
            RunChecks.WarnAfterEnd(context, $"{path}.at", "surge", surge.At);
        }
    }

    /// <summary>Also for the links of faults.</summary>
    public static void CheckCountry(CheckContext context, string path, string country)
    {
        if (context.Vocabulary.Countries is { } countries)
        {
            context.CheckKnown(path, "country", country, countries, CountryCode.Meant);
        }
    }
}
