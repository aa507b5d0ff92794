using System.Net;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads pools and rules; what they say together is judged by <see cref="OctoDnsRuleChecks"/>.</summary>
internal static class OctoDnsDynamicReader
{
    private static readonly Dictionary<string, OctoDnsStatus> s_statuses = new(StringComparer.Ordinal)
    {
        ["obey"] = OctoDnsStatus.Obey,
        ["up"] = OctoDnsStatus.Up,
        ["down"] = OctoDnsStatus.Down,
    };

    public static string Word(OctoDnsStatus status) => s_statuses.Of(status);

    /// <summary>Not to be used when errors were reported.</summary>
    public static OctoDnsDynamic Read(Fields dynamic, OctoDnsType type, DnsName name, bool isLenient, ImportNotes notes)
    {
        List<OctoDnsPool> pools = [];
        if (dynamic.Object("pools") is { } all)
        {
            foreach (LocatedEntry entry in all.Entries)
            {
                if (entry.Value is LocatedMapping mapping)
                {
                    pools.Add(ReadPool(entry.Key, new Fields(mapping, notes), type, notes));
                }
                else
                {
                    notes.Error(
                        entry.Value.Location,
                        "wrong-kind",
                        $"pool '{entry.Key.Text}' is {entry.Value.Kind}",
                        "a mapping with values"
                    );
                }
            }
        }
        else if (!dynamic.Has("pools"))
        {
            dynamic.Missing("pools");
        }
        if (!dynamic.Has("rules"))
        {
            dynamic.Missing("rules");
        }
        OctoDnsRule[] rules =
        [
            .. (dynamic.List("rules")?.Each<LocatedMapping>(notes.Diagnostics) ?? []).Select(mapping =>
                ReadRule(new Fields(mapping, notes), notes)
            ),
        ];
        if (rules.Length == 0 && dynamic.Has("rules"))
        {
            notes.Error(dynamic.At("rules"), "no-rules", "there is no rule", "at least a rule with a pool");
        }
        dynamic.ReportUnknown();
        var read = new OctoDnsDynamic([.. pools], [.. rules]);
        OctoDnsPoolChecks.Check(read, name, notes);
        OctoDnsRuleChecks.Check(read, isLenient, notes);
        return read;
    }

    private static OctoDnsPool ReadPool(LocatedScalar key, Fields pool, OctoDnsType type, ImportNotes notes)
    {
        string? fallback = pool.Text("fallback");
        List<OctoDnsPoolValue> values = [];
        foreach (LocatedMapping item in pool.List("values")?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            var fields = new Fields(item, notes);
            LocatedScalar? scalar = fields.Scalar("value");
            if (scalar is null && !fields.Has("value"))
            {
                fields.Missing("value");
            }
            int weight = fields.Integer("weight", 1, 100) ?? 1;
            OctoDnsStatus status = fields.Word("status", s_statuses) ?? OctoDnsStatus.Obey;
            fields.ReportUnknown();
            if (scalar is not null && OctoDnsValueReader.ReadText(scalar, type, notes) is { } value)
            {
                values.Add(new OctoDnsPoolValue(new Place(item.Location), value, weight, status));
            }
        }
        if (pool.List("values") is null or { Count: 0 })
        {
            notes.Error(pool.Location, "no-values", $"pool '{key.Text}' has no values", "values: [{value: ...}]");
        }
        if (values is [{ Weight: not 1 } single] && pool.List("values") is { Count: 1 })
        {
            notes.Harmless(single.At.At, "single-weight", "the weight of a pool's only value counts as 1");
            values = [single with { Weight = 1 }];
        }
        pool.ReportUnknown();
        return new OctoDnsPool(new Place(key.Location), key.Text, fallback, [.. values]);
    }

    /// <remarks>What is refused is kept: a rule whose only area is misspelled does not match everybody.</remarks>
    private static OctoDnsRule ReadRule(Fields rule, ImportNotes notes)
    {
        string pool = rule.RequiredText("pool") ?? "";
        List<string> geos = [];
        foreach (LocatedScalar item in rule.List("geos")?.Each<LocatedScalar>(notes.Diagnostics) ?? [])
        {
            OctoDnsGeo.Check(item, notes);
            geos.Add(item.Text);
        }
        List<string> subnets = [];
        foreach (LocatedScalar item in rule.List("subnets")?.Each<LocatedScalar>(notes.Diagnostics) ?? [])
        {
            CheckSubnet(item, notes);
            subnets.Add(item.Text);
        }
        rule.ReportUnknown();
        return new OctoDnsRule(new Place(rule.Location), pool, [.. geos], [.. subnets]);
    }

    private static void CheckSubnet(LocatedScalar item, ImportNotes notes)
    {
        bool isBlock = IPNetwork.TryParse(item.Text, out IPNetwork block) && !CidrReader.HasHostBits(item.Text, block);
        bool isV6 = isBlock && block.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        if (isBlock && block.PrefixLength >= 1 && block.PrefixLength <= (isV6 ? 48 : 24))
        {
            return;
        }
        notes.Error(
            item.Location,
            isBlock ? "out-of-range" : "not-a-subnet",
            $"'{item.Text}' is no address block that Route 53 can tell apart",
            "CIDR notation, /1 to /24 for IPv4 and /1 to /48 for IPv6, with no bits behind the prefix"
        );
    }
}
