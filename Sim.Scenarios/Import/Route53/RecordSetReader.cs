using System.Net;
using System.Net.Sockets;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Reads one ResourceRecordSet of the Route 53 API.</summary>
internal static class RecordSetReader
{
    /// <summary>Null when too little is readable. Not to be used when errors were reported.</summary>
    public static RecordSet? Read(LocatedMapping mapping, ImportNotes notes)
    {
        var record = new Fields(mapping, notes);
        DnsName? name = ReadName(record, "Name", notes);
        RecordType? type = record.Word("Type", Words.RecordTypes);
        if (type is null && !record.Has("Type"))
        {
            record.Missing("Type");
        }
        string? identifier = record.Text("SetIdentifier");
        RoutingPolicy? policy = PolicyReader.Read(record, notes);
        AliasTarget? alias = ReadAlias(record, notes);
        List<string> values = ReadValues(record, type, notes);
        int? ttl = record.Has("TTL") ? record.Integer("TTL", 0, int.MaxValue) : null;
        string? healthCheck = record.Text("HealthCheckId");
        record.Ignore("TrafficPolicyInstanceId");
        bool isAlias = record.Has("AliasTarget");
        record.ReportUnknown();
        CheckShape(record, isAlias, values.Count, ttl, notes);
        CheckIdentifier(record, identifier, policy, notes);
        if (name is null || type is null || policy is null)
        {
            return null;
        }
        return new RecordSet
        {
            Name = name.Value,
            Type = type.Value,
            SetIdentifier = identifier,
            Policy = policy,
            Ttl = isAlias || ttl is null ? null : SimDuration.FromSeconds(ttl.Value),
            Values = [.. values],
            Alias = alias,
            HealthCheckId = healthCheck,
        };
    }

    private static DnsName? ReadName(Fields fields, string key, ImportNotes notes)
    {
        if (fields.RequiredText(key) is not { } text)
        {
            return null;
        }
        if (Placeholders.IsIn(text))
        {
            notes.Error(fields.At(key), Placeholders.Code, $"'{key}' is '{text}', no name", Placeholders.Expected);
            return null;
        }
        if (!DnsName.TryParse(text, out DnsName name))
        {
            notes.Error(fields.At(key), "not-a-name", $"'{key}' is '{text}'", "a domain name such as www.example.com.");
            return null;
        }
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            notes.Error(
                fields.At(key),
                "relative-name",
                $"'{key}' is '{text}': whether it is relative to the zone cannot be told",
                "the whole name"
            );
            return null;
        }
        if (!text.EndsWith('.'))
        {
            notes.Harmless(fields.At(key), "no-trailing-dot", $"'{key}' has no trailing dot, read as a whole name");
        }
        return name;
    }

    private static AliasTarget? ReadAlias(Fields record, ImportNotes notes)
    {
        if (record.Object("AliasTarget") is not { } alias)
        {
            return null;
        }
        DnsName? target = ReadName(alias, "DNSName", notes);
        string? zone = alias.RequiredText("HostedZoneId");
        bool? evaluate = alias.Flag("EvaluateTargetHealth");
        if (!alias.Has("EvaluateTargetHealth"))
        {
            alias.Missing("EvaluateTargetHealth");
        }
        alias.ReportUnknown();
        return target is { } name && zone is not null && evaluate is { } flag
            ? new AliasTarget(name, zone, flag)
            : null;
    }

    private static List<string> ReadValues(Fields record, RecordType? type, ImportNotes notes)
    {
        List<string> values = [];
        foreach (LocatedMapping item in record.List("ResourceRecords")?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            var fields = new Fields(item, notes);
            string? value = fields.RequiredText("Value");
            fields.ReportUnknown();
            if (value is null)
            {
                continue;
            }
            values.Add(value);
            if (ExpectedAddress(type, value) is not null && Placeholders.IsIn(value))
            {
                notes.Error(
                    fields.At("Value"),
                    Placeholders.Code,
                    $"'{value}' is no value of type {type}",
                    Placeholders.Expected
                );
            }
            else if (ExpectedAddress(type, value) is { } expected)
            {
                notes.Error(fields.At("Value"), "not-an-address", $"'{value}' is not a value of type {type}", expected);
            }
        }
        return values;
    }

    /// <summary>
    /// What an address record should have held; null when the value is fine or its type is not checked.
    /// </summary>
    internal static string? ExpectedAddress(RecordType? type, string value) =>
        type switch
        {
            RecordType.A when !(IsAddress(value, AddressFamily.InterNetwork) && value.Count(c => c == '.') == 3) =>
                "an IPv4 address",
            RecordType.AAAA when !IsAddress(value, AddressFamily.InterNetworkV6) => "an IPv6 address",
            _ => null,
        };

    private static bool IsAddress(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == family;

    private static void CheckShape(Fields record, bool isAlias, int values, int? ttl, ImportNotes notes)
    {
        if (isAlias && values > 0)
        {
            notes.Error(
                record.At("ResourceRecords"),
                "alias-with-values",
                "a record set is an alias or has values, not both"
            );
        }
        else if (isAlias && ttl is not null)
        {
            notes.Harmless(record.At("TTL"), "alias-ttl", "the TTL of an alias is ignored: its target's counts");
        }
        else if (!isAlias && values == 0)
        {
            notes.Error(
                record.At("ResourceRecords"),
                "no-values",
                "the record set has no values and is no alias",
                "ResourceRecords or AliasTarget"
            );
        }
        else if (!isAlias && !record.Has("TTL"))
        {
            record.Missing("TTL");
        }
    }

    private static void CheckIdentifier(Fields record, string? identifier, RoutingPolicy? policy, ImportNotes notes)
    {
        if (policy is SimpleRouting && identifier is not null)
        {
            notes.Error(
                record.At("SetIdentifier"),
                "no-policy",
                $"SetIdentifier '{identifier}' needs a routing policy",
                "a policy key such as Weight"
            );
        }
        else if (policy is not (null or SimpleRouting) && identifier is null)
        {
            record.Missing("SetIdentifier");
        }
    }
}
