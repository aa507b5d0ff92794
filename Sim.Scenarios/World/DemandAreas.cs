using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The places of a scenario's users, with their shares; they are the first vantages, in this order.</summary>
internal static class DemandAreas
{
    public static IReadOnlyList<DemandArea> Of(ScenarioInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Demand demand = inputs.Scenario.Demand;
        IReadOnlyList<Ratio> shares = AudienceShares.Of(
            [.. inputs.Countries.Select(country => (country.Iso2, country.InternetUsers))],
            demand.Audience
        );
        var areas = new List<DemandArea>(inputs.Countries.Count);
        for (int i = 0; i < inputs.Countries.Count; i++)
        {
            Country country = inputs.Countries[i];
            bool divided = demand.Split == DemandSplit.Areas && shares[i].Value >= demand.SplitFrom.Value;
            CountryArea[] parts = divided ? [.. BuiltinDatasets.Areas.Where(area => area.Country == country.Iso2)] : [];
            double population = parts.Sum(area => (double)area.Population);
            foreach (CountryArea area in parts)
            {
                double part = area.Population / population;
                areas.Add(new DemandArea(country, area, new Ratio(shares[i].Value * part), part));
            }
            if (parts.Length == 0)
            {
                areas.Add(new DemandArea(country, null, shares[i], 1));
            }
        }
        return areas;
    }
}
