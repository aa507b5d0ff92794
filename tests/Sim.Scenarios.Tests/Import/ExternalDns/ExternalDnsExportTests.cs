using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.ExternalDns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.ExternalDns;

/// <summary>What was exported is imported as the same, for random record sets of all shapes.</summary>
public sealed class ExternalDnsExportTests
{
    [Test]
    public void Record_sets_are_written_as_endpoints() =>
        Assert.That(
            ExternalDnsExport.Endpoints(
                "moved",
                ExternalDnsText.Clean(
                    ExternalDnsText.Endpoints(
                        "dnsName: a.example.com, recordType: A, recordTTL: 60, setIdentifier: eu, targets: "
                            + "[192.0.2.1], "
                            + "providerSpecific: [{name: aws/weight, value: \"10\"}, {name: aws/health-check-id, "
                            + "value: h}]",
                        "dnsName: b.example.com, recordType: A, targets: [a.example.com], "
                            + "providerSpecific: [{name: alias, value: \"true\"}]"
                    )
                )
            ),
            Is.EqualTo(
                """
                ---
                apiVersion: externaldns.k8s.io/v1alpha1
                kind: DNSEndpoint
                metadata:
                  name: moved
                spec:
                  endpoints:
                  - dnsName: a.example.com
                    recordType: A
                    recordTTL: 60
                    setIdentifier: eu
                    targets:
                    - "192.0.2.1"
                    providerSpecific:
                    - name: aws/weight
                      value: "10"
                    - name: aws/health-check-id
                      value: h
                  - dnsName: b.example.com
                    recordType: A
                    targets:
                    - a.example.com
                    providerSpecific:
                    - name: alias
                      value: "true"
                    - name: aws/evaluate-target-health
                      value: "true"
                    - name: aws/target-hosted-zone
                      value: same-zone

                """
            )
        );

    [Law]
    public void Record_sets_come_back_as_they_were_exported(int seed)
    {
        RecordSet[] records = RandomRecords(seed);
        string text = ExternalDnsExport.Endpoints("x", records);
        ImportedRecords? again = ExternalDnsText.Read(text, out DiagnosticList diagnostics);
        Assert.That(diagnostics.Lines(), Is.Empty, text);
        Assert.That(again!.RecordSets.Select(one => one.Value), Is.EqualTo(records), text);
    }

    [Test]
    public void What_external_dns_cannot_say_is_not_written()
    {
        var record = new RecordSet
        {
            Name = DnsName.Parse("a.example.com"),
            Type = RecordType.TXT,
            SetIdentifier = "a",
            Policy = new IpBasedRouting("c", "*"),
            Ttl = SimDuration.FromSeconds(60),
            Values = ["\"x\""],
        };
        var alias = new AliasTarget(DnsName.Parse("b.example.com"), "$self", false);
        Assert.That(() => ExternalDnsExport.Endpoints("x", [record]), Throws.TypeOf<NotSupportedException>());
        Assert.That(
            () =>
                ExternalDnsExport.Endpoints(
                    "x",
                    [record with { Policy = new MultivalueRouting(), Values = [], Alias = alias }]
                ),
            Throws.TypeOf<NotSupportedException>()
        );
    }

    /// <summary>A document of all shapes, for those who want to spoil it.</summary>
    internal static string Sample(int seed) => ExternalDnsExport.Endpoints("x", RandomRecords(seed));

    private static RecordSet[] RandomRecords(int seed)
    {
        var random = new RandomStream((ulong)seed);
        int count = 1 + random.NextInt32(6);
        return [.. Enumerable.Range(0, count).Select(index => RandomRecord(index, random))];
    }

    private static RecordSet RandomRecord(int index, RandomStream random)
    {
        RoutingPolicy policy = OneOf<RoutingPolicy>(
            random,
            new SimpleRouting(),
            new WeightedRouting(random.NextInt32(256)),
            new LatencyRouting("eu-west-1"),
            new FailoverRouting((FailoverRole)random.NextInt32(2)),
            new GeolocationRouting("EU", null),
            new GeolocationRouting(null, "US", OneOf(random, "CA", null)),
            new GeolocationRouting(null, "*"),
            new GeoproximityRouting("eu-west-1", null, null, random.NextInt32(199) - 99),
            new GeoproximityRouting(null, "us-west-2-lax-1", null),
            new GeoproximityRouting(null, null, new GeoPoint(random.NextInt32(18001) / 100.0 - 90, -0.07), 5),
            new MultivalueRouting()
        );
        RecordType type = OneOf(random, RecordType.A, RecordType.AAAA, RecordType.CNAME, RecordType.TXT, RecordType.MX);
        bool isAlias = type is RecordType.A or RecordType.AAAA && random.NextInt32(2) == 0;
        int values = type == RecordType.CNAME ? 1 : 1 + random.NextInt32(3);
        return new RecordSet
        {
            Name = DnsName.Parse(OneOf(random, "*", "a", @"x\057y", "_x.b") + $".n{index}.example.com"),
            Type = type,
            SetIdentifier = policy is SimpleRouting ? null : OneOf(random, "a", "é \"b\"", "true"),
            Policy = policy,
            Ttl = isAlias ? null : SimDuration.FromSeconds(1 + random.NextInt32(90_000)),
            Values = isAlias ? [] : [.. Enumerable.Range(0, values).Select(_ => RandomValue(type, random))],
            Alias = isAlias ? RandomAlias(random) : null,
            HealthCheckId = OneOf(random, "h-1", null),
        };
    }

    private static AliasTarget RandomAlias(RandomStream random) =>
        OneOf(
            random,
            new AliasTarget(DnsName.Parse("www.example.com"), "$self", random.NextInt32(2) == 0),
            new AliasTarget(DnsName.Parse("my.eu-west-1.elb.amazonaws.com"), "$service", true),
            new AliasTarget(DnsName.Parse("x.s3-website.eu-west-1.amazonaws.com"), "Z1", false)
        );

    private static string RandomValue(RecordType type, RandomStream random) =>
        type switch
        {
            RecordType.A => $"192.0.2.{random.NextInt32(256)}",
            RecordType.AAAA => $"2001:db8::{random.NextInt32(9) + 1}",
            RecordType.CNAME => OneOf(random, "a.example.net", "d1.cloudfront.net"),
            RecordType.MX => "10 mail.example.net",
            _ => OneOf(random, "\"v=spf1 -all\"", "\"tab \\011\" \"<&>\""),
        };

    private static T OneOf<T>(RandomStream random, params T[] items) => items[random.NextInt32(items.Length)];
}
