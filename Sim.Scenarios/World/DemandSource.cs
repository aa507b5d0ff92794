using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The demand of a scenario's countries, which are the first vantages.</summary>
internal sealed class DemandSource : IDemandSource
{
    private readonly DemandModel _model;

    public DemandSource(ScenarioInputs inputs)
    {
        Scenario scenario = inputs.Scenario;
        IReadOnlyList<Ratio> shares = SharesOf(inputs);
        _model = new DemandModel(
            [.. inputs.Countries.Select((country, i) => new CountryDemand(country.Iso2, shares[i], country.TimeZone))],
            scenario.Demand.Peak,
            scenario.Demand.Shape == DemandShape.Constant ? DiurnalCurve.Flat : DiurnalCurve.Default,
            scenario.Start,
            scenario.Duration,
            [.. scenario.Demand.Surges.Select(SurgeOf)]
        );
        Shares = shares;
    }

    /// <summary>Share of all requests of a day, by country.</summary>
    public IReadOnlyList<Ratio> Shares { get; }

    public void Fill(SimTime time, Span<double> requestsPerSecond) =>
        _model.Fill(time, requestsPerSecond[.._model.Countries.Count]);

    private static IReadOnlyList<Ratio> SharesOf(ScenarioInputs inputs) =>
        AudienceShares.Of(
            [.. inputs.Countries.Select(country => (country.Iso2, country.InternetUsers))],
            inputs.Scenario.Demand.Audience
        );

    private static DemandSurge SurgeOf(Surge surge) =>
        new(SimTime.Zero + surge.At, surge.Country, surge.Factor, surge.Ramp, surge.Hold);
}
