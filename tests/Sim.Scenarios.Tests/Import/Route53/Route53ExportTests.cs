using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

public sealed class Route53ExportTests
{
    [Test]
    public void A_record_set_is_written_as_the_cli_prints_it() =>
        Assert.That(
            Route53Export.RecordSets([
                new RecordSet
                {
                    Name = DnsName.Parse("*.example.com"),
                    Type = RecordType.A,
                    SetIdentifier = "us",
                    Policy = new WeightedRouting(10),
                    Ttl = SimDuration.FromSeconds(60),
                    Values = ["192.0.2.1"],
                    HealthCheckId = "h",
                },
            ]),
            Is.EqualTo(
                """
                {
                    "ResourceRecordSets": [
                        {
                            "Name": "\\052.example.com.",
                            "Type": "A",
                            "SetIdentifier": "us",
                            "Weight": 10,
                            "TTL": 60,
                            "ResourceRecords": [
                                {
                                    "Value": "192.0.2.1"
                                }
                            ],
                            "HealthCheckId": "h"
                        }
                    ]
                }

                """
            )
        );

    [Law]
    public void Record_sets_come_back_as_they_were_exported(int seed)
    {
        RecordSet[] records = Some(seed, RandomRecord);
        var again = Read.From(
            Route53Export.RecordSets(records),
            Route53Import.ReadRecordSets,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(again!.Select(r => r.Value), Is.EqualTo(records));
    }

    [Law]
    public void Health_checks_come_back_as_they_were_exported(int seed)
    {
        HealthCheck[] checks = [.. Some(seed, RandomCheck).Select((check, at) => check with { Id = $"id-{at}" })];
        var again = Read.From(
            Route53Export.HealthChecks(checks),
            Route53Import.ReadHealthChecks,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(again!.Select(r => r.Value), Is.EqualTo(checks));
    }

    [Law]
    public void Change_batches_come_back_as_they_were_exported(int seed)
    {
        ChangeBatch batch = RandomBatch(seed);
        var again = Read.From(
            Route53Export.ChangeBatch(batch),
            Route53Import.ReadChangeBatch,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(again!.Batch, Is.EqualTo(batch));
    }

    /// <summary>A document of all shapes, for those who want to spoil it.</summary>
    internal static string Sample(int seed) => Route53Export.RecordSets(Some(seed, RandomRecord));

    internal static string SampleChecks(int seed) => Route53Export.HealthChecks(Some(seed, RandomCheck));

    internal static string SampleBatch(int seed) => Route53Export.ChangeBatch(RandomBatch(seed));

    private static ChangeBatch RandomBatch(int seed)
    {
        RecordChange[] changes = Some(
            seed,
            random => new RecordChange((ChangeAction)random.NextInt32(3), RandomRecord(random))
        );
        return new ChangeBatch { Comment = seed % 2 == 0 ? null : "\"why\" \\ <b>é", Changes = [.. changes] };
    }

    private static T[] Some<T>(int seed, Func<RandomStream, T> make)
    {
        var random = new RandomStream((ulong)seed);
        return [.. Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => make(random))];
    }

    private static T OneOf<T>(RandomStream random, params T[] items) => items[random.NextInt32(items.Length)];

    private static RecordSet RandomRecord(RandomStream random)
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
            new IpBasedRouting("c-1", OneOf(random, "*", "isp")),
            new MultivalueRouting()
        );
        bool isAlias = random.NextInt32(3) == 0;
        RecordType type = OneOf(random, RecordType.A, RecordType.AAAA, RecordType.TXT);
        return new RecordSet
        {
            Name = DnsName.Parse(
                OneOf(random, "*.example.com", "www.example.com", @"a\057b.example.com", "_x.example.com")
            ),
            Type = type,
            SetIdentifier = policy is SimpleRouting ? null : OneOf(random, "a", "é \"b\"", "c\\d"),
            Policy = policy,
            Ttl = isAlias ? null : SimDuration.FromSeconds(random.NextInt32(90_000)),
            Values = isAlias
                ? []
                : [.. Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ => RandomValue(type, random))],
            Alias = isAlias ? new AliasTarget(DnsName.Parse("in.example.com"), "Z1", random.NextInt32(2) == 0) : null,
            HealthCheckId = OneOf(random, "h", null),
        };
    }

    private static string RandomValue(RecordType type, RandomStream random) =>
        type switch
        {
            RecordType.A => $"192.0.2.{random.NextInt32(256)}",
            RecordType.AAAA => $"2001:db8::{random.NextInt32(9) + 1}",
            _ => OneOf(random, "\"v=spf1 -all\"", "\"tab \\011\" \"<&>\""),
        };

    private static HealthCheck RandomCheck(RandomStream random)
    {
        ProbeProtocol protocol = (ProbeProtocol)random.NextInt32(5);
        bool matches = protocol is ProbeProtocol.HttpStringMatch or ProbeProtocol.HttpsStringMatch;
        HealthCheck check = OneOf<HealthCheck>(
            random,
            new EndpointHealthCheck
            {
                Id = "e",
                Protocol = protocol,
                IpAddress = "192.0.2.1",
                FullyQualifiedDomainName = OneOf(random, "h.example.com", null),
                Port = 1 + random.NextInt32(65535),
                ResourcePath = OneOf(random, "/h?x=1&y=2", null),
                SearchString = matches ? "ok \"é\"" : null,
                RequestInterval = SimDuration.FromSeconds(OneOf(random, 10, 30)),
                FailureThreshold = 1 + random.NextInt32(10),
                Regions = OneOf<ValueList<string>>(random, [], ["us-east-1", "eu-west-1", "sa-east-1"]),
            },
            new CalculatedHealthCheck { Id = "c", HealthThreshold = random.NextInt32(257) },
            new CloudWatchHealthCheck
            {
                Id = "m",
                AlarmRegion = "us-east-1",
                AlarmName = "a",
                InsufficientData = (InsufficientDataStatus)random.NextInt32(3),
            },
            new RecoveryControlHealthCheck { Id = "r", RoutingControlArn = "arn:aws:x" }
        );
        return check with { Inverted = random.NextInt32(2) == 0, Disabled = random.NextInt32(2) == 0 };
    }
}
