using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The demand of a scenario's places, which are the first vantages.</summary>
internal sealed class DemandSource : IDemandSource
{
    private readonly DemandModel _model;
    private readonly TracedDemand? _traced;

    public DemandSource(ScenarioInputs inputs, IReadOnlyList<DemandArea> areas)
    {
        Scenario scenario = inputs.Scenario;
        DemandSurge[] surges = [.. scenario.Demand.Surges.Select(SurgeOf)];
        _model = new DemandModel(
            [.. areas.Select(area => new CountryDemand(area.Country.Iso2, area.ShareOfAll, area.TimeZone))],
            scenario.Demand.Peak,
            scenario.Demand.Shape == DemandShape.Constant ? DiurnalCurve.Flat : DiurnalCurve.Default,
            scenario.Start,
            scenario.Duration,
            surges
        );
        _traced = inputs.Trace is { } trace ? new TracedDemand(trace, areas, scenario.Demand.Peak, surges) : null;
    }

    public void Fill(SimTime time, Span<double> requestsPerSecond)
    {
        if (_traced is not null)
        {
            _traced.Fill(time, requestsPerSecond);
            return;
        }
        _model.Fill(time, requestsPerSecond[.._model.Countries.Count]);
    }

    private static DemandSurge SurgeOf(Surge surge) =>
        new(SimTime.Zero + surge.At, surge.Country, surge.Factor, surge.Ramp, surge.Hold, surge.Decay);
}
