using System.Globalization;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>A record set in one line.</summary>
internal static class RecordText
{
    public static string Of(RecordSet record)
    {
        string check = record.HealthCheckId is { } id ? $", health check {id}" : "";
        string ttl = record.Ttl is { } time ? $", TTL {time}" : "";
        string target = record.Alias is { } alias
            ? $"alias {alias.DnsName}{(alias.EvaluateTargetHealth ? ", evaluates its health" : "")}"
            : string.Join(", ", record.Values);
        return $"{PolicyOf(record.Policy)}{target}{ttl}{check}";
    }

    private static string PolicyOf(RoutingPolicy policy) =>
        policy switch
        {
            WeightedRouting weighted => Invariant($"weight {weighted.Weight}: "),
            LatencyRouting latency => $"latency {latency.Region}: ",
            FailoverRouting failover => $"{failover.Role.ToString().ToLowerInvariant()}: ",
            GeolocationRouting geo => $"{PlaceOf(geo)}: ",
            GeoproximityRouting near => Invariant(
                $"near {near.AwsRegion ?? near.LocalZoneGroup ?? PointOf(near)}, bias {near.Bias}: "
            ),
            IpBasedRouting ip => $"blocks {ip.LocationName}: ",
            MultivalueRouting => "one of many: ",
            _ => "",
        };

    private static string PointOf(GeoproximityRouting near) =>
        near.Coordinates is { } point ? Invariant($"{point.LatitudeDegrees},{point.LongitudeDegrees}") : "nowhere";

    private static string PlaceOf(GeolocationRouting geo) =>
        geo switch
        {
            { CountryCode: GeolocationRouting.AnyCountry } => "everywhere else",
            { SubdivisionCode: { } subdivision } => $"country {geo.CountryCode}-{subdivision}",
            { CountryCode: { } country } => $"country {country}",
            _ => $"continent {geo.ContinentCode}",
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
