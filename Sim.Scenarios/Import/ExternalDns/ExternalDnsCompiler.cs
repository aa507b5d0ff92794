using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>Turns an endpoint into the record sets that ExternalDNS's AWS provider makes of it.</summary>
/// <remarks>Source: ExternalDNS, provider/aws, AdjustEndpoints and newChange.</remarks>
internal static class ExternalDnsCompiler
{
    public const string Alias = "alias";
    public const string EvaluateTargetHealth = "aws/evaluate-target-health";
    public const string TargetHostedZone = "aws/target-hosted-zone";
    public const string SameZone = "same-zone";
    public const string HealthCheckId = "aws/health-check-id";

    /// <summary>300 s. Source: ExternalDNS, "Configure DNS record TTL", AWS Provider.</summary>
    private const int TtlDefault = 300;

    private const string AwsAlias = "aws/alias";
    private const string Aws = "aws/";

    /// <summary>None when the endpoint is refused, which is reported.</summary>
    public static IReadOnlyList<Located<RecordSet>> Compile(ExternalDnsEndpoint endpoint, ImportNotes notes)
    {
        Fields properties = ExternalDnsPolicy.Properties(endpoint, notes);
        DnsName? name = ReadName(endpoint.Name, notes);
        RecordType? type = ReadType(endpoint.Type, notes);
        RoutingPolicy? policy = ExternalDnsPolicy.Read(properties, endpoint, notes);
        string? healthCheck = properties.Text(HealthCheckId);
        bool? asked = type is { } known ? ReadAlias(properties, endpoint, known, notes) : null;
        bool isAlias = asked == true;
        AliasTarget? target = isAlias ? ReadTarget(properties, endpoint, notes) : null;
        if (asked == false && properties.Has(EvaluateTargetHealth))
        {
            notes.Harmless(
                properties.At(EvaluateTargetHealth),
                "no-alias",
                $"'{EvaluateTargetHealth}' says nothing about a record that is no alias"
            );
        }
        properties.Ignore(Alias, EvaluateTargetHealth, TargetHostedZone);
        ReportUnknown(properties, notes);
        if (type is { } valued && asked == false)
        {
            CheckTargets(endpoint, valued, notes);
        }
        if (name is null || type is null || policy is null || asked is null || (isAlias && target is null))
        {
            return [];
        }
        int ttl = endpoint.Ttl is { } given and > 0 ? given : TtlDefault;
        var record = new RecordSet
        {
            Name = name.Value,
            Type = type.Value,
            SetIdentifier = endpoint.SetIdentifier,
            Policy = policy,
            Ttl = isAlias ? null : SimDuration.FromSeconds(ttl),
            Values = isAlias ? [] : [.. endpoint.Targets.Select(one => one.Text)],
            Alias = target,
            HealthCheckId = healthCheck,
        };
        // An alias has the type of its target, and a name has addresses of both families.
        return isAlias && type == RecordType.CNAME
            ? [At(record with { Type = RecordType.A }), At(record with { Type = RecordType.AAAA })]
            : [At(record)];

        Located<RecordSet> At(RecordSet set) => new(set, endpoint.At);
    }

    private static DnsName? ReadName(LocatedScalar scalar, ImportNotes notes)
    {
        if (
            DnsName.TryParse(scalar.Text, out DnsName name)
            && scalar.Text.TrimEnd('.').Contains('.', StringComparison.Ordinal)
        )
        {
            return name;
        }
        notes.Error(
            scalar.Location,
            "not-a-name",
            $"'{scalar.Text}' is no whole domain name",
            "a name such as www.example.com"
        );
        return null;
    }

    private static RecordType? ReadType(LocatedScalar scalar, ImportNotes notes)
    {
        if (Words.RecordTypes.TryGetValue(scalar.Text, out RecordType type))
        {
            return type;
        }
        IEnumerable<string> words = Words.RecordTypes.Keys;
        notes.Error(
            scalar.Location,
            "unknown-word",
            $"'recordType' is '{scalar.Text}'",
            "one of " + string.Join(", ", words),
            NearestWord.To(scalar.Text, words)
        );
        return null;
    }

    /// <summary>Asked for, or a CNAME to an AWS service, which ExternalDNS makes an alias of; null: refused.</summary>
    private static bool? ReadAlias(Fields properties, ExternalDnsEndpoint endpoint, RecordType type, ImportNotes notes)
    {
        string key = !properties.Has(Alias) && properties.Has(AwsAlias) ? AwsAlias : Alias;
        bool isService = type == RecordType.CNAME && AwsTargets.IsService(endpoint.Targets[0].Text);
        bool? asked = properties.Has(key) ? ReadFlag(properties, key, notes) : isService;
        if (type is not (RecordType.A or RecordType.AAAA or RecordType.CNAME))
        {
            if (asked == true)
            {
                notes.Harmless(properties.At(key), "no-alias", $"ExternalDNS makes no alias of type {type}");
            }
            return false;
        }
        return asked;
    }

    private static AliasTarget? ReadTarget(Fields properties, ExternalDnsEndpoint endpoint, ImportNotes notes)
    {
        LocatedScalar target = endpoint.Targets[0];
        bool evaluate =
            !properties.Has(EvaluateTargetHealth) || ReadFlag(properties, EvaluateTargetHealth, notes) == true;
        string? zone = properties.Text(TargetHostedZone);
        if (endpoint.Targets.Count > 1)
        {
            notes.Error(endpoint.Targets[1].Location, "several-targets", "an alias has one target", "one target");
            return null;
        }
        if (!DnsName.TryParse(target.Text, out DnsName name) || System.Net.IPAddress.TryParse(target.Text, out _))
        {
            notes.Error(
                target.Location,
                "not-a-name",
                $"'{target.Text}' is no name that an alias can point to",
                "the name of an AWS service, or of a record in the same zone"
            );
            return null;
        }
        string own = AwsTargets.IsService(target.Text) ? HostedZoneIds.Service : HostedZoneIds.Own;
        return new AliasTarget(
            name,
            zone is null ? own
                : zone == SameZone ? HostedZoneIds.Own
                : zone,
            evaluate
        );
    }

    private static bool? ReadFlag(Fields properties, string key, ImportNotes notes)
    {
        string text = properties.Scalar(key)?.Text ?? "";
        if (text is "true" or "false")
        {
            return text == "true";
        }
        string[] words = ["true", "false"];
        notes.Error(
            properties.At(key),
            "not-a-flag",
            $"'{key}' is '{text}'",
            "true or false",
            NearestWord.To(text, words)
        );
        return null;
    }

    private static void CheckTargets(ExternalDnsEndpoint endpoint, RecordType type, ImportNotes notes)
    {
        foreach (LocatedScalar target in endpoint.Targets)
        {
            if (RecordSetReader.ExpectedAddress(type, target.Text) is { } expected)
            {
                notes.Error(
                    target.Location,
                    "not-an-address",
                    $"'{target.Text}' is not a value of type {type}",
                    expected
                );
            }
            else if (type == RecordType.CNAME && !DnsName.TryParse(target.Text, out _))
            {
                notes.Error(target.Location, "not-a-name", $"'{target.Text}' is no domain name", "a domain name");
            }
        }
        if (type == RecordType.CNAME && endpoint.Targets.Count > 1)
        {
            notes.Error(endpoint.Targets[1].Location, "several-targets", "a CNAME record has one target", "one target");
        }
    }

    private static void ReportUnknown(Fields properties, ImportNotes notes)
    {
        foreach (LocatedEntry entry in properties.Entries)
        {
            string key = entry.Key.Text;
            if (!key.StartsWith(Aws, StringComparison.Ordinal) && key.Contains('/', StringComparison.Ordinal))
            {
                notes.Harmless(entry.Key.Location, "other-provider", $"'{key}' is for another provider and ignored");
                properties.IgnoreOwn(key);
            }
        }
        properties.ReportUnknown();
    }
}
