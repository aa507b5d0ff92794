using System.Globalization;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.OctoDns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.OctoDns;

/// <summary>What was exported is imported as the same, for random zones of all shapes.</summary>
public sealed class OctoDnsExportTests
{
    private static readonly Place s_nowhere = new(new SourceText("", "").Start);

    [Test]
    public void The_example_is_written_with_keys_in_the_order_that_octodns_enforces()
    {
        OctoDnsZone zone = OctoDnsText.ReadZone(OctoDnsImportTests.Example, out _)!;
        Assert.That(
            OctoDnsExport.Zone(zone),
            Is.EqualTo(
                """
                ---
                www:
                  dynamic:
                    pools:
                      eu:
                        fallback: us
                        values:
                        - value: "192.0.2.1"
                          weight: 2
                        - value: "192.0.2.2"
                      us:
                        values:
                        - value: "198.51.100.1"
                    rules:
                    - geos:
                      - EU
                      - AF-ZA
                      - NA-US-CA
                      pool: eu
                    - pool: us
                  octodns:
                    healthcheck:
                      host: h.example.com
                      path: healthz
                      port: 8443
                  ttl: 60
                  type: A
                  values:
                  - "192.0.2.9"
                  - "192.0.2.8"

                """
            )
        );
    }

    [Law]
    public void A_zone_comes_back_as_it_was_exported(int seed)
    {
        OctoDnsZone zone = RandomZone(seed);
        OctoDnsZone? again = OctoDnsText.ReadZone(OctoDnsExport.Zone(zone), out DiagnosticList diagnostics);
        Assert.That(again, Is.EqualTo(zone), string.Join("\n", diagnostics.Lines()) + OctoDnsExport.Zone(zone));
        Assert.That(OctoDnsCompiler.Compile(again!).Records(), Is.EqualTo(OctoDnsCompiler.Compile(zone).Records()));
    }

    /// <summary>A document of all shapes, for those who want to spoil it.</summary>
    internal static string Sample(int seed) => OctoDnsExport.Zone(RandomZone(seed));

    private static OctoDnsZone RandomZone(int seed)
    {
        var random = new RandomStream((ulong)seed);
        string[] names = ["", "www", "*", "a.b", "_dmarc", "null", "12"];
        int first = random.NextInt32(names.Length);
        int count = 1 + random.NextInt32(4);
        return new OctoDnsZone(
            OctoDnsText.Origin,
            [
                .. Enumerable
                    .Range(first, count)
                    .Select(index => names[index % names.Length])
                    .SelectMany(name => RandomRecords(name, random)),
            ]
        );
    }

    private static IEnumerable<OctoDnsRecord> RandomRecords(string name, RandomStream random)
    {
        string[] words = [.. OctoDnsType.All.Keys];
        int first = random.NextInt32(words.Length);
        return Enumerable
            .Range(first, 1 + random.NextInt32(3))
            .Select(index => RandomRecord(name, OctoDnsType.All[words[index % words.Length]], random));
    }

    private static OctoDnsRecord RandomRecord(string name, OctoDnsType type, RandomStream random)
    {
        int count = type.Hosted == RecordType.CNAME ? 1 : 1 + random.NextInt32(3);
        bool isDynamic = type.MayBeDynamic && random.NextInt32(2) == 0;
        return new OctoDnsRecord
        {
            At = s_nowhere,
            Name = name,
            Type = type,
            Ttl = random.NextInt32(90_000),
            Values =
            [
                .. Enumerable.Range(0, count).Select(_ => new OctoDnsValue(s_nowhere, RandomValue(type, random))),
            ],
            Dynamic = isDynamic ? RandomDynamic(type, random) : null,
            IsLenient = random.NextInt32(4) == 0,
            HealthCheck = OneOf(
                random,
                new OctoDnsHealthCheck(),
                new OctoDnsHealthCheck { Host = "" },
                new OctoDnsHealthCheck
                {
                    Host = "h.example.com",
                    Protocol = ProbeProtocol.Http,
                    Port = 80,
                },
                new OctoDnsHealthCheck
                {
                    Path = "/a b?c=\"d\"",
                    RequestIntervalSeconds = 30,
                    FailureThreshold = 1,
                }
            ),
        };
    }

    private static ValueList<string> RandomValue(OctoDnsType type, RandomStream random) =>
        type.IsAlias
            ? OneOf<ValueList<string>>(
                random,
                ["A", "", "false", ""],
                ["AAAA", "www", "true", ""],
                ["A", "d111.cloudfront.net.", "false", "Z2FDTNDATAQYW2"]
            )
        : type.Fields.Count == 0 ? [RandomText(type, random)]
        : [.. type.Fields.Select(field => RandomField(field, random))];

    private static string RandomText(OctoDnsType type, RandomStream random) =>
        type.Hosted switch
        {
            RecordType.A => $"192.0.2.{random.NextInt32(256)}",
            RecordType.AAAA => $"2001:db8::{random.NextInt32(9) + 1}",
            RecordType.TXT or RecordType.SPF => OneOf(
                random,
                "v=spf1 -all",
                "yes",
                "1.0",
                "null",
                "é \"q\" \\; # : -",
                " x "
            ),
            _ => OneOf(random, "a.example.net.", "_x.example.net."),
        };

    private static string RandomField(OctoDnsField field, RandomStream random) =>
        field.Kind switch
        {
            OctoDnsFieldKind.Number => random.NextInt32(field.Most + 1).ToString(CultureInfo.InvariantCulture),
            OctoDnsFieldKind.Name => OneOf(random, ".", "a.example.net."),
            OctoDnsFieldKind.Parameters => OneOf(
                random,
                "",
                "alpn=h2,h3 port=8443",
                "no-default-alpn ipv4hint=192.0.2.1"
            ),
            OctoDnsFieldKind.Quoted => OneOf(random, "s", "a b", "!^.*$!sip:a@b!"),
            _ => OneOf(random, "issue", "0123ABCD"),
        };

    private static OctoDnsDynamic RandomDynamic(OctoDnsType type, RandomStream random)
    {
        string[] names = [.. new[] { "eu", "us", "off", "p-1" }.Take(1 + random.NextInt32(4))];
        OctoDnsPool[] pools =
        [
            .. names.Select(
                (name, index) =>
                    new OctoDnsPool(
                        s_nowhere,
                        name,
                        index + 1 < names.Length && random.NextInt32(2) == 0 ? names[index + 1] : null,
                        RandomPoolValues(type, random)
                    )
            ),
        ];
        List<OctoDnsRule> rules = [];
        foreach (
            OctoDnsRule rule in new OctoDnsRule[]
            {
                new(s_nowhere, "", [], ["203.0.113.0/24", "2001:db8::/32"]),
                new(s_nowhere, "", ["EU-FR"], ["198.51.100.0/24"]),
                new(s_nowhere, "", ["NA-US-CA", "NA-US"], []),
                new(s_nowhere, "", ["EU", "NA"], []),
            }
        )
        {
            if (random.NextInt32(2) == 0)
            {
                rules.Add(rule with { Pool = names[random.NextInt32(names.Length)] });
            }
        }
        rules.Add(new OctoDnsRule(s_nowhere, names[0], [], []));
        return new OctoDnsDynamic([.. pools], [.. rules]);
    }

    private static ValueList<OctoDnsPoolValue> RandomPoolValues(OctoDnsType type, RandomStream random)
    {
        int count = 1 + random.NextInt32(3);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new OctoDnsPoolValue(
                    s_nowhere,
                    RandomText(type, random),
                    count == 1 ? 1 : 1 + random.NextInt32(100),
                    (OctoDnsStatus)random.NextInt32(3)
                )),
        ];
    }

    private static T OneOf<T>(RandomStream random, params T[] items) => items[random.NextInt32(items.Length)];
}
