using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Writes record sets as one DNSEndpoint object.</summary>
/// <remarks>Import, export and import again give the same record sets.</remarks>
internal static class ExternalDnsExport
{
    /// <param name="name">The name of the object in Kubernetes.</param>
    /// <exception cref="NotSupportedException">
    /// A record set has IP-based routing, or is an alias of a type other than A and AAAA: ExternalDNS has no words for
    /// them.
    /// </exception>
    public static string Endpoints(string name, IEnumerable<RecordSet> recordSets) =>
        YamlOutput.Document([
            KeyValuePair.Create<string, object>("apiVersion", "externaldns.k8s.io/v1alpha1"),
            KeyValuePair.Create<string, object>("kind", "DNSEndpoint"),
            KeyValuePair.Create<string, object>("metadata", Keys(("name", name))),
            KeyValuePair.Create<string, object>(
                "spec",
                Keys(("endpoints", recordSets.Select(record => (object)Endpoint(record)).ToList()))
            ),
        ]);

    private static List<KeyValuePair<string, object>> Endpoint(RecordSet record)
    {
        List<KeyValuePair<string, object>> keys = Keys(
            ("dnsName", record.Name.ToString().TrimEnd('.')),
            ("recordType", record.Type.ToString())
        );
        if (record.Ttl is { } ttl)
        {
            keys.Add(KeyValuePair.Create<string, object>("recordTTL", (int)ttl.TotalSeconds));
        }
        if (record.SetIdentifier is { } identifier)
        {
            keys.Add(KeyValuePair.Create<string, object>("setIdentifier", identifier));
        }
        IEnumerable<string> targets = record.Alias is { } alias
            ? [alias.DnsName.ToString().TrimEnd('.')]
            : record.Values;
        keys.Add(KeyValuePair.Create<string, object>("targets", targets.Cast<object>().ToList()));
        List<object> properties =
        [
            .. Properties(record).Select(one => Keys(("name", one.Property), ("value", one.Value))),
        ];
        if (properties.Count > 0)
        {
            keys.Add(KeyValuePair.Create<string, object>("providerSpecific", properties));
        }
        return keys;
    }

    private static IEnumerable<(string Property, string Value)> Properties(RecordSet record)
    {
        List<(string Property, string Value)> properties =
        [
            .. ExternalDnsPolicy.Write(record.Policy)
                ?? throw new NotSupportedException(
                    $"ExternalDNS has no words for the routing of {record.Name} {record.Type}"
                ),
        ];
        if (record.HealthCheckId is { } healthCheck)
        {
            properties.Add((ExternalDnsCompiler.HealthCheckId, healthCheck));
        }
        if (record.Alias is not { } alias)
        {
            if (record.Type == RecordType.CNAME && record.Values.Any(AwsTargets.IsService))
            {
                properties.Add((ExternalDnsCompiler.Alias, "false"));
            }
            return properties;
        }
        if (record.Type is not (RecordType.A or RecordType.AAAA))
        {
            throw new NotSupportedException($"ExternalDNS makes no alias of type {record.Type}: {record.Name}");
        }
        properties.Add((ExternalDnsCompiler.Alias, "true"));
        properties.Add((ExternalDnsCompiler.EvaluateTargetHealth, alias.EvaluateTargetHealth ? "true" : "false"));
        if (alias.HostedZoneId != HostedZoneIds.Service)
        {
            string zone = alias.HostedZoneId == HostedZoneIds.Own ? ExternalDnsCompiler.SameZone : alias.HostedZoneId;
            properties.Add((ExternalDnsCompiler.TargetHostedZone, zone));
        }
        return properties;
    }

    private static List<KeyValuePair<string, object>> Keys(params ReadOnlySpan<(string Key, object Value)> keys)
    {
        List<KeyValuePair<string, object>> all = [];
        foreach ((string key, object value) in keys)
        {
            all.Add(KeyValuePair.Create(key, value));
        }
        return all;
    }
}
