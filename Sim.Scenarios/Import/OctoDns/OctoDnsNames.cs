using System.Security.Cryptography;
using System.Text;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>The names that octodns-route53 gives to what it generates.</summary>
/// <remarks>
/// Source: octodns-route53 1.1, provider.py. Its health checks get random ids from AWS, and so have readable ids here;
/// the names of locations are an assumption; the group of geos below subnets is this project's own, since
/// octodns-route53 refuses such records.
/// </remarks>
internal static class OctoDnsNames
{
    /// <summary>The pool of the values of the record.</summary>
    public const string Default = "default";

    /// <summary>The name of the CIDR collection, here its id too.</summary>
    public const string CollectionId = "octodns";

    private const int LocationCharacters = 16;

    public static DnsName Pool(string pool, DnsName record) => Below($"_octodns-{pool}-pool", record);

    public static DnsName Value(string pool, DnsName record) => Below($"_octodns-{pool}-value", record);

    public static DnsName Geos(DnsName record) => Below("_octodns-geos", record);

    /// <summary>Whether the names of a pool are names in DNS.</summary>
    public static bool Fits(string pool, DnsName record) =>
        DnsName.TryParse($"_octodns-{pool}-value{Tail(record)}", out _);

    /// <summary>The first characters of the SHA-256 of the sorted blocks.</summary>
    public static string Location(IEnumerable<string> subnets)
    {
        string key = string.Join(',', subnets.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..LocationCharacters];
    }

    public static string HealthCheck(DnsName record, RecordType type, string value, OctoDnsStatus status) =>
        $"{record}/{type}/{value}" + (status == OctoDnsStatus.Down ? "/down" : "");

    private static DnsName Below(string label, DnsName record) => DnsName.Parse(label + Tail(record));

    private static string Tail(DnsName record) => record.IsRoot ? "." : $".{record}";
}
