using System.Globalization;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Writes what <see cref="OctoDnsImport"/> reads; keys in the order that octoDNS enforces.</summary>
/// <remarks>Import, export and import again give the same document, and so the same record sets.</remarks>
internal static class OctoDnsExport
{
    public static string Zone(OctoDnsZone zone) =>
        YamlOutput.Document([
            .. zone
                .Records.GroupBy(record => record.Name, StringComparer.Ordinal)
                .Select(records => KeyValuePair.Create(records.Key, Records([.. records]))),
        ]);

    private static object Records(IReadOnlyList<OctoDnsRecord> records) =>
        records.Count == 1 ? Record(records[0]) : records.Select(record => (object)Record(record)).ToList();

    private static List<KeyValuePair<string, object>> Record(OctoDnsRecord record)
    {
        List<KeyValuePair<string, object>> keys = [];
        if (record.Dynamic is { } dynamic)
        {
            Add(keys, "dynamic", Dynamic(dynamic));
        }
        if (Settings(record) is { Count: > 0 } settings)
        {
            Add(keys, "octodns", settings);
        }
        Add(keys, "ttl", record.Ttl);
        Add(keys, "type", record.Type.Word);
        object[] values = [.. record.Values.Select(value => Value(record.Type, value))];
        if (values.Length == 1)
        {
            Add(keys, "value", values[0]);
        }
        else
        {
            Add(keys, "values", values);
        }
        return keys;
    }

    private static object Value(OctoDnsType type, OctoDnsValue value)
    {
        if (type.Fields.Count == 0)
        {
            return value.Text;
        }
        List<KeyValuePair<string, object>> keys = [];
        foreach ((OctoDnsField field, string text) in type.Fields.Zip(value.Texts))
        {
            if (text == field.Absent)
            {
                continue;
            }
            Add(
                keys,
                field.Key,
                field.Kind switch
                {
                    OctoDnsFieldKind.Number => int.Parse(text, CultureInfo.InvariantCulture),
                    OctoDnsFieldKind.Flag => text == "true",
                    OctoDnsFieldKind.Parameters => ServiceParameters.Write(text),
                    _ => text,
                }
            );
        }
        return keys.OrderBy(key => key.Key, StringComparer.Ordinal).ToList();
    }

    private static List<KeyValuePair<string, object>> Settings(OctoDnsRecord record)
    {
        var defaults = new OctoDnsHealthCheck();
        OctoDnsHealthCheck check = record.HealthCheck;
        List<KeyValuePair<string, object>> own = [];
        AddUnless(own, "host", check.Host, null);
        AddUnless(own, "path", check.Path, defaults.Path);
        AddUnless(own, "port", check.Port, defaults.Port);
        if (check.Protocol != defaults.Protocol)
        {
            Add(own, "protocol", OctoDnsHealthCheckReader.Word(check.Protocol));
        }
        List<KeyValuePair<string, object>> provider = [];
        AddUnless(provider, "failure_threshold", check.FailureThreshold, defaults.FailureThreshold);
        AddUnless(provider, "request_interval", check.RequestIntervalSeconds, defaults.RequestIntervalSeconds);
        List<KeyValuePair<string, object>> settings = [];
        if (own.Count > 0)
        {
            Add(settings, "healthcheck", own);
        }
        AddUnless(settings, "lenient", record.IsLenient, false);
        if (provider.Count > 0)
        {
            Add(settings, "route53", Keys("healthcheck", provider));
        }
        return settings;
    }

    private static List<KeyValuePair<string, object>> Dynamic(OctoDnsDynamic dynamic)
    {
        List<KeyValuePair<string, object>> pools = [];
        foreach (OctoDnsPool pool in dynamic.Pools)
        {
            List<KeyValuePair<string, object>> keys = [];
            AddUnless(keys, "fallback", pool.Fallback, null);
            Add(keys, "values", pool.Values.Select(PoolValue).ToList());
            Add(pools, pool.Name, keys);
        }
        List<KeyValuePair<string, object>> all = Keys("pools", pools);
        Add(all, "rules", dynamic.Rules.Select(Rule).ToList());
        return all;
    }

    private static object PoolValue(OctoDnsPoolValue value)
    {
        List<KeyValuePair<string, object>> keys = [];
        if (value.Status != OctoDnsStatus.Obey)
        {
            Add(keys, "status", OctoDnsDynamicReader.Word(value.Status));
        }
        Add(keys, "value", value.Value);
        AddUnless(keys, "weight", value.Weight, 1);
        return keys;
    }

    private static object Rule(OctoDnsRule rule)
    {
        List<KeyValuePair<string, object>> keys = [];
        if (rule.Geos.Count > 0)
        {
            Add(keys, "geos", rule.Geos.Cast<object>().ToList());
        }
        Add(keys, "pool", rule.Pool);
        if (rule.Subnets.Count > 0)
        {
            Add(keys, "subnets", rule.Subnets.Cast<object>().ToList());
        }
        return keys;
    }

    private static List<KeyValuePair<string, object>> Keys(string key, object value) =>
        [KeyValuePair.Create(key, value)];

    private static void Add(List<KeyValuePair<string, object>> keys, string key, object value) =>
        keys.Add(KeyValuePair.Create(key, value));

    private static void AddUnless<T>(List<KeyValuePair<string, object>> keys, string key, T value, T absent)
    {
        if (value is not null && !value.Equals(absent))
        {
            Add(keys, key, value);
        }
    }
}
