namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Tells an alias that leaves the zone from one whose target is missing.</summary>
internal static class AwsEndpoints
{
    /// <summary>
    /// Domains of the services that an alias may point to. Source: Route 53 API Reference, AliasTarget.DNSName.
    /// </summary>
    private static readonly DnsName[] Domains =
    [
        DnsName.Parse("amazonaws.com"),
        DnsName.Parse("amazonaws.com.cn"),
        DnsName.Parse("awsapprunner.com"),
        DnsName.Parse("awsglobalaccelerator.com"),
        DnsName.Parse("cloudfront.net"),
        DnsName.Parse("elasticbeanstalk.com"),
        DnsName.Parse("on.aws"),
    ];

    /// <param name="target">A name that the zone does not have.</param>
    public static bool IsOutside(DnsName target, Zone zone)
    {
        RecordSet? soa = zone.RecordSets.FirstOrDefault(r => r.Type == RecordType.SOA);
        DnsName? apex = zone.Name ?? soa?.Name;
        return (apex is { } name && !target.IsWithin(name)) || Domains.Any(domain => target.IsWithin(domain));
    }
}
