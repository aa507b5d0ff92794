namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Tells a target that is not in the zone because it is elsewhere from one that is missing.</summary>
internal sealed class ZoneBorder
{
    /// <summary>
    /// Domains of the services that an alias may point to. Source: Route 53 API Reference, AliasTarget.DNSName.
    /// </summary>
    private static readonly DnsName[] Services =
    [
        DnsName.Parse("amazonaws.com"),
        DnsName.Parse("amazonaws.com.cn"),
        DnsName.Parse("awsapprunner.com"),
        DnsName.Parse("awsglobalaccelerator.com"),
        DnsName.Parse("cloudfront.net"),
        DnsName.Parse("elasticbeanstalk.com"),
        DnsName.Parse("on.aws"),
    ];

    private readonly DnsName? _apex;

    /// <summary>Names below the apex that other name servers answer for.</summary>
    private readonly HashSet<DnsName> _delegated;

    public ZoneBorder(Zone zone)
    {
        _apex = zone.Name ?? zone.RecordSets.FirstOrDefault(r => r.Type == RecordType.SOA)?.Name;
        _delegated = [.. zone.RecordSets.Where(r => r.Type == RecordType.NS && r.Name != _apex).Select(r => r.Name)];
    }

    /// <summary>Whether an alias target that the zone does not have is an AWS resource.</summary>
    public bool IsResource(DnsName target) =>
        (_apex is { } apex && !target.IsWithin(apex)) || Services.Any(service => target.IsWithin(service));

    /// <summary>Whether others answer for the target of a CNAME.</summary>
    /// <param name="exists">Whether the zone has the name; a zone of unknown apex has what it knows.</param>
    public bool IsElsewhere(DnsName target, bool exists)
    {
        if (_apex is { } apex ? !target.IsWithin(apex) : !exists)
        {
            return true;
        }
        for (DnsName name = target; !name.IsRoot && _delegated.Count > 0; name = name.Parent)
        {
            if (_delegated.Contains(name))
            {
                return true;
            }
        }
        return false;
    }
}
