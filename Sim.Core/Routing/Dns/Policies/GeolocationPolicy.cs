using System.Collections.Frozen;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>Geolocation routing: the record set of the smallest area that contains the client.</summary>
/// <remarks>
/// Subdivision before country before continent before the default. A client whom no record set contains gets no answer.
/// Source: Route 53 Developer Guide, "Geolocation routing", "Values specific for geolocation records".
/// </remarks>
internal sealed class GeolocationPolicy : IRoutingPolicy
{
    private readonly GeolocationRouting[] _areas;
    private readonly FrozenDictionary<string, int> _continents;
    private readonly FrozenDictionary<string, int> _countries;
    private readonly FrozenDictionary<(string Country, string Subdivision), int> _subdivisions;
    private readonly int _default;

    public GeolocationPolicy(GeolocationRouting[] areas)
    {
        _areas = areas;
        var continents = new Dictionary<string, int>(StringComparer.Ordinal);
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var subdivisions = new Dictionary<(string, string), int>();
        for (int member = 0; member < areas.Length; member++)
        {
            switch (areas[member])
            {
                case { ContinentCode: { } continent }:
                    continents.TryAdd(continent, member);
                    break;
                case { CountryCode: { } country, SubdivisionCode: { } subdivision }:
                    subdivisions.TryAdd((country, subdivision), member);
                    break;
                case { CountryCode: { } country }:
                    countries.TryAdd(country, member);
                    break;
            }
        }
        _default = countries.Remove(GeolocationRouting.AnyCountry, out int any) ? any : -1;
        _continents = continents.ToFrozenDictionary(StringComparer.Ordinal);
        _countries = countries.ToFrozenDictionary(StringComparer.Ordinal);
        _subdivisions = subdivisions.ToFrozenDictionary();
    }

    public string Name => "geolocation";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor)
    {
        while (cursor.Step < 4)
        {
            int member = cursor.Step++ switch
            {
                0 when client is { Country: { } country, Subdivision: { } subdivision } && _subdivisions.Count > 0 =>
                    _subdivisions.GetValueOrDefault((country, subdivision), -1),
                1 when client.Country is { } country => _countries.GetValueOrDefault(country, -1),
                2 when client.Continent is { } continent => _continents.GetValueOrDefault(continent, -1),
                3 => _default,
                _ => -1,
            };
            if (member >= 0)
            {
                return Tier.Of(member);
            }
        }
        return default;
    }

    public string Describe(int member, in DnsClient client) =>
        _areas[member] switch
        {
            { ContinentCode: { } continent } => $"continent {continent}",
            { CountryCode: GeolocationRouting.AnyCountry } => "default",
            { SubdivisionCode: { } subdivision } area => $"subdivision {area.CountryCode}-{subdivision}",
            { } area => $"country {area.CountryCode}",
        };
}
