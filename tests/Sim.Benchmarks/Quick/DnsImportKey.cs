using System.Globalization;
using System.Text;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// A Route 53 listing of 10,000 record sets, from the bytes of the file to the checked zone: milliseconds of thread CPU
/// time.
/// </summary>
internal sealed class DnsImportKey : IQuickKey
{
    private const double NanosecondsPerMillisecond = 1e6;

    /// <summary>Of five record sets each: 10,000 is the quota of a zone.</summary>
    private const int Names = 2_000;

    /// <summary>The quota of an account.</summary>
    private const int HealthChecks = 200;

    public string Name => "dns_import_10k";

    public double Measure()
    {
        var files = new Files(
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["zone.json"] = Encoding.UTF8.GetBytes(Zone()),
                ["checks.json"] = Encoding.UTF8.GetBytes(Checks()),
            }
        );
        var source = new ZoneSource { ZoneFiles = ["zone.json"], HealthCheckFiles = ["checks.json"] };
        double nanoseconds = ThreadClock.NanosecondsPerOperation(1, () => Read(files, source), warmUps: 12);
        return nanoseconds / NanosecondsPerMillisecond;
    }

    private static void Read(Files files, ZoneSource source)
    {
        DiagnosticList found = [];
        int records = ZoneFiles.Read(files, source, found)?.Zone.RecordSets.Count ?? 0;
        if (records != 5 * Names)
        {
            throw new InvalidOperationException($"{records} record sets; {(found.Count > 0 ? found[0] : null)}");
        }
    }

    /// <summary>Indented as the AWS CLI does: a name for three areas, and an address for each of two.</summary>
    private static string Zone()
    {
        var json = new StringBuilder("{\n    \"ResourceRecordSets\": [\n");
        for (int i = 0; i < Names; i++)
        {
            AppendAlias(json, i, "eu", "{\"ContinentCode\": \"EU\"}", "a");
            AppendAlias(json, i, "fr", "{\"CountryCode\": \"FR\"}", "b");
            AppendAlias(json, i, "default", "{\"CountryCode\": \"*\"}", "a");
            AppendAddress(json, i, "a");
            AppendAddress(json, i, "b");
        }
        json.Length -= 2;
        return json.Append("\n    ]\n}\n").ToString();
    }

    private static void AppendAlias(StringBuilder json, int i, string id, string area, string target) =>
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""
                    {
                        "Name": "www-{{i}}.example.com.",
                        "Type": "A",
                        "SetIdentifier": "{{id}}",
                        "GeoLocation": {{area}},
                        "AliasTarget": {
                            "HostedZoneId": "Z0123456789ABCDEFGHIJ",
                            "DNSName": "{{target}}-{{i}}.example.com.",
                            "EvaluateTargetHealth": true
                        }
                    },

            """
        );

    private static void AppendAddress(StringBuilder json, int i, string name) =>
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""
                    {
                        "Name": "{{name}}-{{i}}.example.com.",
                        "Type": "A",
                        "SetIdentifier": "only",
                        "Weight": 10,
                        "TTL": 60,
                        "ResourceRecords": [
                            {
                                "Value": "192.0.2.{{i % 256}}"
                            }
                        ],
                        "HealthCheckId": "5a1c0000-0000-4000-8000-{{i % HealthChecks:D12}}"
                    },

            """
        );

    private static string Checks()
    {
        IEnumerable<string> checks = Enumerable
            .Range(0, HealthChecks)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""
                    {"Id": "5a1c0000-0000-4000-8000-{{{i:D12}}}",
                     "HealthCheckConfig": {"Type": "HTTPS", "IPAddress": "192.0.2.1", "Port": 443}}
                    """
                )
            );
        return $$"""{"HealthChecks": [{{string.Join(",\n", checks)}}]}""";
    }

    private sealed class Files(IReadOnlyDictionary<string, byte[]> files) : IInputFiles
    {
        public InputKind KindOf(string path) => files.ContainsKey(path) ? InputKind.File : InputKind.Missing;

        public Stream Open(string path) => new MemoryStream(files[path], writable: false);

        public IReadOnlyList<string> NamesIn(string folder) => [];
    }
}
