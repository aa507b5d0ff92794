using System.Globalization;
using System.Text;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Writes what <see cref="Cli53Import"/> reads, as <c>cli53 export</c> does.</summary>
/// <remarks>Import, export and import again give the same record sets.</remarks>
internal static class Cli53Export
{
    /// <summary>The TTL that cli53 writes for aliases, which have none.</summary>
    private const int AliasTtl = 86_400;

    /// <exception cref="NotSupportedException">
    /// A record set has geoproximity or IP-based routing, or a health check without routing: the dialect has no words for
    /// them.
    /// </exception>
    public static string Zone(DnsName origin, IEnumerable<RecordSet> recordSets)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"$ORIGIN {origin}\n");
        foreach (RecordSet record in recordSets)
        {
            string owner = Shorten(record.Name, origin);
            string annotation = Annotation(record);
            if (record.Alias is { } alias)
            {
                bool isOwn = alias.HostedZoneId == HostedZoneIds.Own;
                string target = isOwn ? Shorten(alias.DnsName, origin) : alias.DnsName.ToString();
                string evaluate = alias.EvaluateTargetHealth ? "true" : "false";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{owner}\t{AliasTtl}\tAWS\tALIAS\t{record.Type} {target} {alias.HostedZoneId} {evaluate}{annotation}\n"
                );
                continue;
            }
            foreach (string value in record.Values)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{owner}\t{record.Ttl?.TotalSeconds ?? 0}\tIN\t{record.Type}\t{Complete(record.Type, value)}{annotation}\n"
                );
            }
        }
        return text.ToString();
    }

    private static string Shorten(DnsName name, DnsName origin)
    {
        if (name == origin)
        {
            return "@";
        }
        string text = name.ToString();
        return !origin.IsRoot && name.IsWithin(origin) ? text[..^(origin.ToString().Length + 1)] : text;
    }

    /// <summary>Route 53 takes every name in a value as whole; a zone file wants the dot.</summary>
    private static string Complete(RecordType type, string value) =>
        type is RecordType.CNAME or RecordType.MX or RecordType.NS or RecordType.PTR or RecordType.SRV
        && !value.EndsWith('.')
            ? value + "."
            : value;

    private static string Annotation(RecordSet record)
    {
        (string Key, string Value)[]? routing = record.Policy switch
        {
            WeightedRouting weighted =>
            [
                Routing(Cli53Annotation.Weighted),
                ("weight", weighted.Weight.ToString(CultureInfo.InvariantCulture)),
            ],
            LatencyRouting latency => [Routing(Cli53Annotation.Latency), ("region", Quote(latency.Region))],
            FailoverRouting failover =>
            [
                Routing(Cli53Annotation.Failover),
                ("failover", Quote(Words.FailoverRoles.Of(failover.Role))),
            ],
            MultivalueRouting => [Routing(Cli53Annotation.Multivalue)],
            GeolocationRouting area => [Routing(Cli53Annotation.Geolocation), .. Area(area)],
            SimpleRouting when record.HealthCheckId is null => null,
            _ => throw new NotSupportedException($"cli53 has no words for the routing of {record.Name} {record.Type}"),
        };
        if (routing is null)
        {
            return "";
        }
        List<(string Key, string Value)> pairs = [.. routing];
        if (record.HealthCheckId is { } healthCheck)
        {
            pairs.Add(("healthCheckId", Quote(healthCheck)));
        }
        pairs.Add(("identifier", Quote(record.SetIdentifier ?? "")));
        return " ; AWS " + string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private static (string Key, string Value) Routing(string word) => (Cli53Annotation.Routing, Quote(word));

    private static IEnumerable<(string Key, string Value)> Area(GeolocationRouting area)
    {
        if (area.CountryCode is { } country)
        {
            yield return ("countryCode", Quote(country));
        }
        if (area.ContinentCode is { } continent)
        {
            yield return ("continentCode", Quote(continent));
        }
        if (area.SubdivisionCode is { } subdivision)
        {
            yield return ("subdivisionCode", Quote(subdivision));
        }
    }

    private static string Quote(string text) =>
        "\""
        + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}
