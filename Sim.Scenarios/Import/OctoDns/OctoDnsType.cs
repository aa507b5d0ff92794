using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>How octoDNS writes the values of a record type.</summary>
/// <param name="Hosted">Null for Route53Provider/ALIAS, whose values say the type.</param>
/// <param name="Fields">The keys of a value; empty when a value is a single text.</param>
internal sealed record OctoDnsType(string Word, RecordType? Hosted, ValueList<OctoDnsField> Fields)
{
    public const string AliasWord = "Route53Provider/ALIAS";

    /// <summary>Source: octoDNS, "Records", and the classes of octodns.record.</summary>
    public static readonly IReadOnlyDictionary<string, OctoDnsType> All = new[]
    {
        Plain(RecordType.A),
        Plain(RecordType.AAAA),
        Plain(RecordType.CNAME),
        Plain(RecordType.NS),
        Plain(RecordType.PTR),
        Plain(RecordType.SPF),
        Plain(RecordType.TXT),
        Of(RecordType.CAA, Number("flags", byte.MaxValue, "0"), Text("tag"), Quoted("value")),
        Of(
            RecordType.DS,
            Number("key_tag", ushort.MaxValue),
            Number("algorithm", byte.MaxValue),
            Number("digest_type", byte.MaxValue),
            Text("digest")
        ),
        Service(RecordType.HTTPS),
        Of(
            RecordType.MX,
            Number("preference", ushort.MaxValue) with
            {
                OldKey = "priority",
            },
            Name("exchange") with
            {
                OldKey = "value",
            }
        ),
        Of(
            RecordType.NAPTR,
            Number("order", ushort.MaxValue),
            Number("preference", ushort.MaxValue),
            Quoted("flags", ""),
            Quoted("service", ""),
            Quoted("regexp", ""),
            Name("replacement")
        ),
        Of(
            RecordType.SRV,
            Number("priority", ushort.MaxValue),
            Number("weight", ushort.MaxValue),
            Number("port", ushort.MaxValue),
            Name("target")
        ),
        Of(
            RecordType.SSHFP,
            Number("algorithm", byte.MaxValue),
            Number("fingerprint_type", byte.MaxValue),
            Text("fingerprint")
        ),
        Service(RecordType.SVCB),
        Of(
            RecordType.TLSA,
            Number("certificate_usage", byte.MaxValue),
            Number("selector", byte.MaxValue),
            Number("matching_type", byte.MaxValue),
            Text("certificate_association_data")
        ),
        new OctoDnsType(
            AliasWord,
            null,
            [Text("type"), Text("name", ""), Flag("evaluate-target-health"), Text("hosted-zone-id", "")]
        ),
    }.ToDictionary(type => type.Word, StringComparer.Ordinal);

    /// <summary>Types that octoDNS knows and Route 53 does not host, though they decide what clients reach.</summary>
    public static readonly IReadOnlyList<string> Refused = ["ALIAS", "DNAME", "URLFWD"];

    /// <summary>Types that octoDNS knows and Route 53 does not host, and that steer no traffic.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["LOC", "OPENPGPKEY", "SOA", "URI"];

    public bool IsAlias => Hosted is null;

    /// <summary>Whether values are names, which end in a dot.</summary>
    public bool IsName => Hosted is RecordType.CNAME or RecordType.NS or RecordType.PTR;

    /// <summary>Whether values are texts that the wire carries in pieces of 255 octets.</summary>
    public bool IsText => Hosted is RecordType.TXT or RecordType.SPF;

    /// <summary>Whether octoDNS has pools and rules for the type.</summary>
    public bool MayBeDynamic => Hosted is RecordType.A or RecordType.AAAA or RecordType.CNAME;

    private static OctoDnsType Plain(RecordType type) => new(type.ToString(), type, []);

    private static OctoDnsType Of(RecordType type, params ReadOnlySpan<OctoDnsField> fields) =>
        new(type.ToString(), type, [.. fields]);

    private static OctoDnsType Service(RecordType type) =>
        Of(type, Number("svcpriority", ushort.MaxValue), Name("targetname"), Parameters("svcparams"));

    private static OctoDnsField Number(string key, int most, string? absent = null) =>
        new(key, OctoDnsFieldKind.Number, absent) { Most = most };

    private static OctoDnsField Text(string key, string? absent = null) => new(key, OctoDnsFieldKind.Text, absent);

    private static OctoDnsField Quoted(string key, string? absent = null) => new(key, OctoDnsFieldKind.Quoted, absent);

    private static OctoDnsField Name(string key) => new(key, OctoDnsFieldKind.Name, null);

    private static OctoDnsField Flag(string key) => new(key, OctoDnsFieldKind.Flag, "false");

    private static OctoDnsField Parameters(string key) => new(key, OctoDnsFieldKind.Parameters, "");
}
