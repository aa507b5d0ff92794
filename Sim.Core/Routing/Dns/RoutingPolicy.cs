using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns;

/// <summary>
/// How Route 53 chooses among the record sets with one name and type, and what this record set says to that.
/// </summary>
public abstract record RoutingPolicy;

/// <summary>The only record set of its name and type.</summary>
public sealed record SimpleRouting : RoutingPolicy;

/// <summary>A share of the answers.</summary>
/// <param name="Weight">0 to 255; the share is the weight over the sum of the group.</param>
public sealed record WeightedRouting(int Weight) : RoutingPolicy;

/// <summary>Where the endpoint is; the region with the least latency to the client answers.</summary>
/// <param name="Region">An AWS region, such as eu-west-1.</param>
public sealed record LatencyRouting(string Region) : RoutingPolicy;

/// <summary>First choice, or the one that stands in when that is unhealthy.</summary>
public sealed record FailoverRouting(FailoverRole Role) : RoutingPolicy;

/// <summary>
/// A continent, or a country, or a subdivision of one, or (country <c>*</c>) the default; codes upper case.
/// </summary>
public sealed record GeolocationRouting(string? ContinentCode, string? CountryCode, string? SubdivisionCode = null)
    : RoutingPolicy
{
    /// <summary>The country code of the record set that answers clients whom no other matches.</summary>
    public const string AnyCountry = "*";
}

/// <summary>A place: exactly one of region, local zone group and coordinates.</summary>
/// <param name="Bias">-99 to 99; positive draws more traffic.</param>
public sealed record GeoproximityRouting(string? AwsRegion, string? LocalZoneGroup, GeoPoint? Coordinates, int Bias = 0)
    : RoutingPolicy;

/// <summary>Answers clients whose address is in the blocks of a location.</summary>
/// <param name="LocationName">A location of the collection, or <c>*</c> for clients in none of them.</param>
public sealed record IpBasedRouting(string CollectionId, string LocationName) : RoutingPolicy
{
    /// <summary>The location that stands for 0.0.0.0/0 and ::/0.</summary>
    public const string DefaultLocation = "*";
}

/// <summary>Up to eight healthy record sets in one answer.</summary>
public sealed record MultivalueRouting : RoutingPolicy;
