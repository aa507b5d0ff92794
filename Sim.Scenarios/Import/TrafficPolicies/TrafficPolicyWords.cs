namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>
/// The spellings of traffic policy documents. Source: Route 53 API Reference, "Traffic policy document format".
/// </summary>
internal static class TrafficPolicyWords
{
    public const string Version2015 = "2015-10-01";
    public const string Version2023 = "2023-05-09";

    /// <summary>Before the name of a region or local zone.</summary>
    public const string RegionPrefix = "aws:route53:";

    public const string Value = "value";
    public const string S3Website = "s3-website";

    public const string Failover = "failover";
    public const string Geo = "geo";
    public const string Geoproximity = "geoproximity";
    public const string Latency = "latency";
    public const string Multivalue = "multivalue";
    public const string Weighted = "weighted";

    public static readonly IReadOnlyList<string> Versions = [Version2015, Version2023];

    public static readonly IReadOnlyList<string> EndpointKinds =
    [
        Value,
        "application-load-balancer",
        "cloudfront",
        "elastic-beanstalk",
        "elastic-load-balancer",
        "network-load-balancer",
        S3Website,
    ];

    public static readonly IReadOnlyList<string> RuleKinds =
    [
        Failover,
        Geo,
        Geoproximity,
        Latency,
        Multivalue,
        Weighted,
    ];

    /// <summary>Where a rule keeps its items; failover has an object for each role instead.</summary>
    public static string ItemsOf(string ruleKind) =>
        ruleKind switch
        {
            Geo => "Locations",
            Geoproximity => "GeoproximityLocations",
            Latency => "Regions",
            _ => "Items",
        };

    /// <summary>
    /// The group of a local zone: its code without the letter at the end (Route 53 API Reference,
    /// GeoProximityLocation, LocalZoneGroup). A document names zones, a record set names groups.
    /// </summary>
    public static string GroupOf(string localZone) =>
        localZone.Length > 1 && char.IsAsciiLetter(localZone[^1]) && char.IsAsciiDigit(localZone[^2])
            ? localZone[..^1]
            : localZone;

    /// <summary>The first zone of a group, which stands in the place of all of them.</summary>
    public static string ZoneOf(string group) => char.IsAsciiDigit(group[^1]) ? group + "a" : group;
}
