using System.Globalization;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Policies and their places in messages.</summary>
internal static class PolicyNames
{
    /// <summary>The name in the documentation, lower case.</summary>
    public static string Of(RoutingPolicy policy) =>
        policy switch
        {
            WeightedRouting => "weighted",
            LatencyRouting => "latency",
            FailoverRouting => "failover",
            GeolocationRouting => "geolocation",
            GeoproximityRouting => "geoproximity",
            IpBasedRouting => "IP-based",
            MultivalueRouting => "multivalue",
            _ => "simple",
        };

    /// <summary>What a member says to its policy; null where it says nothing.</summary>
    public static string? Place(RoutingPolicy policy) =>
        policy switch
        {
            WeightedRouting weighted => string.Create(CultureInfo.InvariantCulture, $"weight {weighted.Weight}"),
            LatencyRouting latency => latency.Region,
            FailoverRouting { Role: FailoverRole.Primary } => "primary",
            FailoverRouting => "secondary",
            GeolocationRouting { ContinentCode: { } continent } => $"continent {continent}",
            GeolocationRouting { CountryCode: GeolocationRouting.AnyCountry } => "default",
            GeolocationRouting { SubdivisionCode: { } part } area => $"{area.CountryCode}-{part}",
            GeolocationRouting area => area.CountryCode,
            GeoproximityRouting near => string.Create(CultureInfo.InvariantCulture, $"{Spot(near)} bias {near.Bias}"),
            IpBasedRouting { LocationName: IpBasedRouting.DefaultLocation } => "default location",
            IpBasedRouting blocks => blocks.LocationName,
            _ => null,
        };

    private static string Spot(GeoproximityRouting near) =>
        near.AwsRegion
        ?? near.LocalZoneGroup
        ?? string.Create(
            CultureInfo.InvariantCulture,
            $"{near.Coordinates?.LatitudeDegrees},{near.Coordinates?.LongitudeDegrees}"
        );
}
