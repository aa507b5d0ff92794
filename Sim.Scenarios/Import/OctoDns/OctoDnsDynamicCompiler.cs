using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Builds the tree of one dynamic record.</summary>
/// <remarks>
/// <code>
/// www                            geolocation, or IP-based; aliases, health evaluated
///   _octodns-eu-pool.www         failover; aliases, health evaluated
///     _octodns-eu-value.www        PRIMARY: weighted values with health checks
///     _octodns-us-pool.www         SECONDARY: the fallback, at the end of the chain the values of the record
/// </code>
/// Rules with subnets next to rules with geos: an IP-based group, whose default leads to a geolocation group below.
/// Source: octodns-route53 1.1, provider.py.
/// </remarks>
internal sealed class OctoDnsDynamicCompiler(
    OctoDnsRecord record,
    DnsName name,
    List<Located<RecordSet>> records,
    List<Located<HealthCheck>> checks,
    Dictionary<string, Located<CidrLocation>> locations
)
{
    private readonly OctoDnsDynamic _dynamic = record.Dynamic!;
    private readonly RecordType _type = record.Type.Hosted!.Value;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    public void Compile()
    {
        bool hasSubnets = _dynamic.Rules.Any(rule => rule.Subnets.Count > 0);
        bool hasGeos = _dynamic.Rules.Any(rule => rule.Geos.Count > 0);
        if (hasSubnets)
        {
            AddSubnets(isLast: !hasGeos);
        }
        if (hasGeos || !hasSubnets)
        {
            AddGeos(hasSubnets ? OctoDnsNames.Geos(name) : name);
        }
        foreach (OctoDnsPool pool in _dynamic.Pools)
        {
            AddPool(pool);
        }
        DnsName values = OctoDnsNames.Pool(OctoDnsNames.Default, name);
        Add(record.At, OctoDnsCompiler.Static(record, values));
    }

    private void AddSubnets(bool isLast)
    {
        for (int index = 0; index < _dynamic.Rules.Count; index++)
        {
            OctoDnsRule rule = _dynamic.Rules[index];
            string location = IpBasedRouting.DefaultLocation;
            if (rule.Subnets.Count > 0)
            {
                location = OctoDnsNames.Location(rule.Subnets);
                var blocks = new CidrLocation(location, [.. rule.Subnets.Select(IPNetwork.Parse)]);
                locations.TryAdd(location, new Located<CidrLocation>(blocks, rule.At.At));
            }
            else if (!isLast || !rule.IsCatchAll)
            {
                continue;
            }
            AddRule(
                rule,
                name,
                $"{index}-{rule.Pool}-subnet",
                new IpBasedRouting(OctoDnsNames.CollectionId, location),
                OctoDnsNames.Pool(rule.Pool, name)
            );
        }
        if (!isLast)
        {
            AddRule(
                _dynamic.Rules.First(rule => rule.Geos.Count > 0),
                name,
                "geos",
                new IpBasedRouting(OctoDnsNames.CollectionId, IpBasedRouting.DefaultLocation),
                OctoDnsNames.Geos(name)
            );
        }
    }

    private void AddGeos(DnsName group)
    {
        for (int index = 0; index < _dynamic.Rules.Count; index++)
        {
            OctoDnsRule rule = _dynamic.Rules[index];
            DnsName pool = OctoDnsNames.Pool(rule.Pool, name);
            foreach (string geo in rule.Geos)
            {
                AddRule(rule, group, $"{index}-{rule.Pool}-{geo}", OctoDnsGeo.Routing(geo), pool);
            }
            if (rule.IsCatchAll)
            {
                var rest = new GeolocationRouting(null, GeolocationRouting.AnyCountry);
                AddRule(rule, group, $"{index}-{rule.Pool}-None", rest, pool);
            }
        }
    }

    private void AddRule(OctoDnsRule rule, DnsName group, string identifier, RoutingPolicy policy, DnsName target) =>
        Add(rule.At, Alias(group, identifier, policy, target));

    private void AddPool(OctoDnsPool pool)
    {
        string fallback = pool.Fallback ?? OctoDnsNames.Default;
        DnsName group = OctoDnsNames.Pool(pool.Name, name);
        DnsName values = OctoDnsNames.Value(pool.Name, name);
        Add(pool.At, Alias(group, $"{pool.Name}-Primary", new FailoverRouting(FailoverRole.Primary), values));
        Add(
            pool.At,
            Alias(
                group,
                $"{pool.Name}-Secondary-{fallback}",
                new FailoverRouting(FailoverRole.Secondary),
                OctoDnsNames.Pool(fallback, name)
            )
        );
        // The provider sorts by the text of the value before it numbers them.
        OctoDnsPoolValue[] sorted = [.. pool.Values.OrderBy(value => value.Value, StringComparer.Ordinal)];
        for (int index = 0; index < sorted.Length; index++)
        {
            Add(
                sorted[index].At,
                new RecordSet
                {
                    Name = values,
                    Type = _type,
                    SetIdentifier = FormattableString.Invariant($"{pool.Name}-{index:000}"),
                    Policy = new WeightedRouting(sorted[index].Weight),
                    Ttl = SimDuration.FromSeconds(record.Ttl),
                    Values = [sorted[index].Value],
                    HealthCheckId = HealthCheckOf(sorted[index]),
                }
            );
        }
    }

    /// <summary>The check of a value, shared by the pools that have it; none for one that is forced up.</summary>
    private string? HealthCheckOf(OctoDnsPoolValue value)
    {
        if (value.Status == OctoDnsStatus.Up)
        {
            return null;
        }
        string id = OctoDnsNames.HealthCheck(name, _type, value.Value, value.Status);
        if (_checked.Add(id))
        {
            checks.Add(new Located<HealthCheck>(Check(id, value), value.At.At));
        }
        return id;
    }

    private EndpointHealthCheck Check(string id, OctoDnsPoolValue value)
    {
        OctoDnsHealthCheck settings = record.HealthCheck;
        bool isAddress = _type is RecordType.A or RecordType.AAAA;
        bool isHttp = settings.Protocol != ProbeProtocol.Tcp;
        bool isDown = value.Status == OctoDnsStatus.Down;
        string? host = isHttp && isAddress ? settings.Host ?? name.ToString().TrimEnd('.') : null;
        return new EndpointHealthCheck
        {
            Id = id,
            // Disabled is healthy, and inverted that is unhealthy for good.
            Disabled = isDown,
            Inverted = isDown,
            Protocol = settings.Protocol,
            IpAddress = isAddress ? value.Value : null,
            FullyQualifiedDomainName = isAddress ? host : value.Value.TrimEnd('.'),
            Port = settings.Port,
            ResourcePath = isHttp ? settings.Path : null,
            RequestInterval = SimDuration.FromSeconds(settings.RequestIntervalSeconds),
            FailureThreshold = settings.FailureThreshold,
        };
    }

    private RecordSet Alias(DnsName group, string identifier, RoutingPolicy policy, DnsName target) =>
        new()
        {
            Name = group,
            Type = _type,
            SetIdentifier = identifier,
            Policy = policy,
            Alias = new AliasTarget(target, HostedZoneIds.Own, EvaluateTargetHealth: true),
        };

    private void Add(Place at, RecordSet set) => records.Add(new Located<RecordSet>(set, at.At));
}
