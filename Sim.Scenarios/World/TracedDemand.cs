using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;

namespace Sim.Scenarios.World;

/// <summary>
/// Demand that was measured, divided among the places of its countries, with the surges of the scenario.
/// </summary>
/// <remarks>
/// The first row is the start of the run. Intervals of more than a minute are lines between their middles. A country
/// that the trace does not name does not ask; a trace without countries is divided by the shares of the audience, which
/// is the same at all times of day.
/// </remarks>
internal sealed class TracedDemand : IDemandSource
{
    private readonly RequestTrace[] _parts;

    /// <summary>By place: whose part it belongs to, -1 for none, and its share of it.</summary>
    private readonly int[] _partOf;
    private readonly double[] _share;
    private readonly DemandSurge[] _surges;
    private readonly bool[][] _surged;

    /// <param name="peak">Of the busiest interval.</param>
    public TracedDemand(
        DemandTrace trace,
        IReadOnlyList<DemandArea> areas,
        RequestRate peak,
        IReadOnlyList<DemandSurge> surges
    )
    {
        double scale = peak / trace.Peak;
        _parts = [.. trace.Parts.Select(part => part.Trace.Smoothed())];
        string?[] countries = [.. trace.Parts.Select(part => part.Country)];
        bool isOfAll = countries[0] is null;
        _partOf = [.. areas.Select(area => isOfAll ? 0 : Array.IndexOf(countries, area.Country.Iso2))];
        _share = [.. areas.Select(area => scale * (isOfAll ? area.ShareOfAll.Value : area.ShareOfCountry))];
        _surges = [.. surges];
        _surged =
        [
            .. surges.Select(surge =>
                areas.Select(area => surge.Country is null || surge.Country == area.Country.Iso2).ToArray()
            ),
        ];
    }

    public void Fill(SimTime time, Span<double> requestsPerSecond)
    {
        Span<double> rates = stackalloc double[_parts.Length];
        for (int part = 0; part < rates.Length; part++)
        {
            rates[part] = _parts[part].RateAt(time);
        }
        for (int place = 0; place < _partOf.Length; place++)
        {
            requestsPerSecond[place] = _partOf[place] < 0 ? 0 : rates[_partOf[place]] * _share[place];
        }
        for (int surge = 0; surge < _surges.Length; surge++)
        {
            double factor = _surges[surge].FactorAt(time);
            for (int place = 0; factor != 1 && place < _partOf.Length; place++)
            {
                requestsPerSecond[place] *= _surged[surge][place] ? factor : 1;
            }
        }
    }
}
