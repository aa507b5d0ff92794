using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Makes one endpoint of the Services that share a host name.</summary>
/// <remarks>
/// ExternalDNS joins the targets of Services with one name, type, set identifier and TTL, but no CNAMEs. It takes the
/// properties of one of them and, from the others, a single target: where that would decide, nothing is joined here.
/// Source: ExternalDNS, source/service.go, Endpoints.
/// </remarks>
internal static class ServiceMerge
{
    /// <summary>In the order of the first of each.</summary>
    public static IReadOnlyList<ExternalDnsEndpoint> Join(
        IReadOnlyList<ExternalDnsEndpoint> endpoints,
        ImportNotes notes
    )
    {
        var groups = new Dictionary<(string, string, string?, int?, string), int>();
        List<ExternalDnsEndpoint> joined = [];
        List<List<LocatedScalar>> targets = [];
        foreach (ExternalDnsEndpoint endpoint in endpoints)
        {
            if (endpoint.IsOfService && endpoint.Type.Text != "CNAME" && endpoint.Targets is [var target])
            {
                if (groups.TryAdd(KeyOf(endpoint), joined.Count))
                {
                    joined.Add(endpoint);
                    targets.Add([target]);
                    continue;
                }
                notes.Harmless(
                    endpoint.At,
                    "shared-host",
                    "several Services have one host name: ExternalDNS makes one record of their targets"
                );
                targets[groups[KeyOf(endpoint)]].Add(target);
                continue;
            }
            joined.Add(endpoint);
            targets.Add([.. endpoint.Targets]);
        }
        return [.. joined.Zip(targets, (endpoint, all) => endpoint with { Targets = Sorted(endpoint, all) })];
    }

    /// <summary>ExternalDNS sorts what it joined.</summary>
    private static IReadOnlyList<LocatedScalar> Sorted(ExternalDnsEndpoint endpoint, List<LocatedScalar> all) =>
        all.Count == endpoint.Targets.Count
            ? endpoint.Targets
            : [.. all.DistinctBy(target => target.Text).OrderBy(target => target.Text, StringComparer.Ordinal)];

    private static (string, string, string?, int?, string) KeyOf(ExternalDnsEndpoint endpoint) =>
        (
            endpoint.Name.Text.TrimEnd('.').ToLowerInvariant(),
            endpoint.Type.Text,
            endpoint.SetIdentifier,
            endpoint.Ttl,
            string.Join(
                '\n',
                endpoint
                    .Properties.Entries.Select(entry => $"{entry.Key.Text}={(entry.Value as LocatedScalar)?.Text}")
                    .Order(StringComparer.Ordinal)
            )
        );
}
