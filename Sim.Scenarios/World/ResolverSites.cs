using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.World;

/// <summary>What Route 53 sees of users: their own place, or that of a resolver that asks for them.</summary>
internal sealed class ResolverSites
{
    private readonly ScenarioInputs _inputs;
    private readonly ILatencyModel _latency;
    private readonly Zone _zone;
    private readonly bool _hasLatency;
    private readonly bool _hasGeoproximity;
    private readonly IReadOnlyList<Place> _publicEgress;

    public ResolverSites(ScenarioInputs inputs, ILatencyModel latency)
    {
        _inputs = inputs;
        _latency = latency;
        _zone = inputs.AllRecordSets;
        _hasLatency = _zone.RecordSets.Any(record => record.Policy is LatencyRouting);
        _hasGeoproximity = _zone.RecordSets.Any(record => record.Policy is GeoproximityRouting);
        IReadOnlyList<string> named = inputs.Scenario.Resolvers.PublicEgress;
        _publicEgress =
            named.Count > 0
                ? [.. named.Select(PlaceOf)]
                :
                [
                    .. BuiltinDatasets
                        .Regions.Where(region => region.Provider == CloudProvider.Gcp)
                        .Select(region => new Place(region.Name, region.Location, region.Town, region.Country)),
                ];
    }

    /// <summary>The users themselves: their subnet is sent, or their resolver is where they are.</summary>
    public DnsClient Users(DemandArea area) =>
        Seen(area.Country.Iso2, area.Country.Continent, area.Area?.Subdivision, area.Center);

    /// <summary>The nearest place from which public resolvers ask.</summary>
    public DnsClient PublicResolver(DemandArea area)
    {
        Place egress = _publicEgress.MinBy(place => place.Point.KilometersTo(area.Center))!;
        return Seen(egress.Country!, ContinentOf(egress.Country!) ?? area.Country.Continent, null, egress.Point);
    }

    /// <summary>A resolver in another country, and the further way to it and back.</summary>
    public (DnsClient Seen, SimDuration Way) Abroad(DemandArea area, string country)
    {
        Country egress =
            _inputs.Countries.FirstOrDefault(known => known.Iso2 == country)
            ?? BuiltinDatasets.Countries.First(known => known.Iso2 == country);
        SimDuration way = _latency.ClientRoundTrip(area.Center, egress.Center);
        return (Seen(country, egress.Continent, null, egress.Center), way);
    }

    private static Place PlaceOf(string name) =>
        BuiltinDatasets.Gazetteer.TryLocate(name, out Place? place, out _)
            ? place
            : throw new ArgumentException($"'{name}' is not {Gazetteer.Expectation}", nameof(name));

    private string? ContinentOf(string country) =>
        _inputs.Countries.Concat(BuiltinDatasets.Countries).FirstOrDefault(known => known.Iso2 == country)?.Continent;

    private DnsClient Seen(string country, string continent, string? subdivision, GeoPoint location) =>
        new()
        {
            Country = country,
            Continent = continent,
            Subdivision = subdivision,
            DistanceKm = _hasGeoproximity ? PredictedNearness.DistancesKm(_zone, location) : null,
            LatencyMs = _hasLatency
                ? PredictedNearness.LatenciesMs(_zone, region => _latency.ClientRoundTrip(location, region))
                : null,
        };
}
