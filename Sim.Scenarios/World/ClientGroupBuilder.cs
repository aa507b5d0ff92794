using Sim.Core.Models.Demand;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Divides the users of every country by access network and resolver.</summary>
internal static class ClientGroupBuilder
{
    public static IReadOnlyList<ClientGroup> Build(ScenarioInputs inputs, ILatencyModel latency)
    {
        Scenario scenario = inputs.Scenario;
        var groups = new List<ClientGroup>(4 * inputs.Countries.Count);
        IReadOnlyList<CloudRegion> latencyRegions = LatencyRegions(inputs.Zone);
        LatencyDistribution fixedAccess = AccessMix.Fixed.Distribution();
        LatencyDistribution mobileAccess = AccessMix.Mobile.Distribution();
        for (int vantage = 0; vantage < inputs.Countries.Count; vantage++)
        {
            Country country = inputs.Countries[vantage];
            DnsClient own = AsSeen(country.Iso2, country.Continent, country.Center, latencyRegions, latency);
            DnsClient viaPublic = HidesClient(scenario.Resolvers.Ecs)
                ? AsSeenAtEgress(country, inputs.Countries, latencyRegions, latency)
                : own;
            foreach (AccessKind access in Enum.GetValues<AccessKind>())
            {
                foreach (ResolverKind resolver in Enum.GetValues<ResolverKind>())
                {
                    double share = ShareOf(scenario, access) * ShareOf(scenario, resolver);
                    if (share > 0)
                    {
                        groups.Add(
                            new ClientGroup(
                                vantage,
                                country.Iso2,
                                RegionOf(country),
                                access,
                                resolver,
                                share,
                                resolver == ResolverKind.Public ? viaPublic : own,
                                access == AccessKind.Mobile ? mobileAccess : fixedAccess
                            )
                        );
                    }
                }
            }
        }
        return groups;
    }

    /// <summary>Lower-case continent code.</summary>
    public static string RegionOf(Country country) => country.Continent.ToLowerInvariant();

    private static bool HidesClient(EcsUse ecs) => ecs == EcsUse.None;

    private static double ShareOf(Scenario scenario, AccessKind access)
    {
        double mobile = scenario.Clients.MobileShare.Value;
        return access == AccessKind.Mobile ? mobile : 1 - mobile;
    }

    private static double ShareOf(Scenario scenario, ResolverKind resolver)
    {
        double open = scenario.Resolvers.PublicShare.Value;
        return resolver == ResolverKind.Public ? open : 1 - open;
    }

    private static IReadOnlyList<CloudRegion> LatencyRegions(Zone zone)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (RecordSet record in zone.RecordSets)
        {
            if (record.Policy is LatencyRouting latency)
            {
                names.Add(latency.Region);
            }
        }
        return
        [
            .. BuiltinDatasets.Regions.Where(region =>
                region.Provider == CloudProvider.Aws && names.Contains(region.Name)
            ),
        ];
    }

    private static DnsClient AsSeen(
        string country,
        string continent,
        GeoPoint location,
        IReadOnlyList<CloudRegion> latencyRegions,
        ILatencyModel latency
    ) =>
        new()
        {
            Country = country,
            Continent = continent,
            LatencyMs =
                latencyRegions.Count == 0
                    ? null
                    : latencyRegions.ToDictionary(
                        region => region.Name,
                        region => latency.ClientRoundTrip(location, region.Location).TotalMilliseconds,
                        StringComparer.Ordinal
                    ),
        };

    /// <summary>
    /// Without the client's subnet Route 53 sees a public resolver's egress: in the nearest region of Google Cloud, an
    /// assumption.
    /// </summary>
    private static DnsClient AsSeenAtEgress(
        Country country,
        IReadOnlyList<Country> countries,
        IReadOnlyList<CloudRegion> latencyRegions,
        ILatencyModel latency
    )
    {
        CloudRegion egress = BuiltinDatasets
            .Regions.Where(region => region.Provider == CloudProvider.Gcp)
            .MinBy(region => region.Location.KilometersTo(country.Center))!;
        string continent =
            countries.FirstOrDefault(candidate => candidate.Iso2 == egress.Country)?.Continent ?? country.Continent;
        return AsSeen(egress.Country, continent, egress.Location, latencyRegions, latency);
    }
}
