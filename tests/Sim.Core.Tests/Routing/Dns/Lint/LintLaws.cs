using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Core.Routing.Dns.Lint;

namespace Sim.Core.Tests.Routing.Dns.Lint;

/// <summary>
/// What must hold for any zone, here random ones with cycles, dangling aliases, duplicates and wild numbers.
/// </summary>
public sealed class LintLaws
{
    [Law(MaxTest = 500)]
    public void Lint_never_throws_and_points_at_what_is_there(int seed)
    {
        Zone zone = Random(seed, uniqueIdentifiers: false);
        foreach (LintFinding finding in ZoneLint.Run(zone))
        {
            foreach (LintSubject subject in finding.Others.Append(finding.Subject))
            {
                int most = subject.Kind switch
                {
                    LintSubjectKind.RecordSet => zone.RecordSets.Count,
                    LintSubjectKind.HealthCheck => zone.HealthChecks.Count,
                    LintSubjectKind.CidrCollection => zone.CidrCollections.Count,
                    _ => 1,
                };
                Assert.That(subject.Index, Is.InRange(0, most - 1));
            }
            Assert.That(finding.Others, Does.Not.Contain(finding.Subject));
        }
    }

    [Law(MaxTest = 300)]
    public void The_order_of_the_record_sets_does_not_change_the_findings(int seed)
    {
        Zone zone = Random(seed, uniqueIdentifiers: true);
        Zone reversed = zone with { RecordSets = [.. zone.RecordSets.Reverse()] };
        Assert.That(Texts(reversed), Is.EquivalentTo(Texts(zone)));
    }

    [Law(MaxTest = 300)]
    public void An_empty_zone_beside_it_adds_nothing(int seed)
    {
        Zone zone = Random(seed, uniqueIdentifiers: true);
        // A name far away, with nothing to say about it.
        RecordSet other = Zones.Leaf("far.example.net", "192.0.2.1");
        Zone larger = zone with { RecordSets = [.. zone.RecordSets, other] };
        Assert.That(Texts(larger), Is.EquivalentTo(Texts(zone)));
    }

    // Which of two equal claims is the second depends on the order; that there is one does not.
    private static IEnumerable<string> Texts(Zone zone) =>
        ZoneLint
            .Run(zone)
            .Select(finding =>
                finding.Rule.Code is "duplicate-place" or "mixed-policies"
                    ? $"{finding.Rule.Code} {zone.RecordSets[finding.Subject.Index].Name}"
                    : finding.ToString()
            );

    private static Zone Random(int seed, bool uniqueIdentifiers)
    {
        var random = new RandomStream((ulong)seed);
        List<RecordSet> records = [];
        for (int i = random.NextInt32(25); i >= 0; i--)
        {
            string name = Name(random);
            RecordSet record =
                random.NextInt32(2) == 0
                    ? Zones.Alias(name, Name(random), evaluate: random.NextInt32(3) > 0)
                    : Zones.Leaf(name, $"192.0.2.{random.NextInt32(4)}");
            records.Add(
                record with
                {
                    Type = new[] { RecordType.A, RecordType.A, RecordType.AAAA, RecordType.CNAME }[random.NextInt32(4)],
                    Policy = Policy(random),
                    SetIdentifier = uniqueIdentifiers ? $"i{i}" : new[] { null, "a", "b" }[random.NextInt32(3)],
                    HealthCheckId = random.NextInt32(2) == 0 ? $"c{random.NextInt32(5)}" : null,
                    Ttl = record.Alias is null ? SimDuration.FromSeconds(60 * random.NextInt32(3)) : null,
                }
            );
        }
        return new Zone
        {
            RecordSets = [.. records],
            HealthChecks = [.. Enumerable.Range(0, random.NextInt32(5)).Select(i => Check($"c{i}", random))],
            CidrCollections =
            [
                new CidrCollection(
                    "isp",
                    [new CidrLocation("a", [IPNetwork.Parse($"203.0.113.0/{24 + random.NextInt32(2)}")])]
                ),
            ],
        };
    }

    private static string Name(RandomStream random) =>
        new[] { "a", "b", "*", "www", "gone" }[random.NextInt32(5)] + ".example.com";

    private static RoutingPolicy Policy(RandomStream random) =>
        random.NextInt32(9) switch
        {
            0 => new SimpleRouting(),
            1 => new LatencyRouting($"r{random.NextInt32(3)}"),
            2 => new FailoverRouting((FailoverRole)random.NextInt32(2)),
            3 => new GeolocationRouting(null, new[] { "FR", "US", "*", "EH" }[random.NextInt32(4)]),
            4 => new GeolocationRouting(null, "US", "CA"),
            5 => new GeoproximityRouting(
                null,
                null,
                new GeoPoint(double.NaN, random.NextInt32(400)),
                random.NextInt32(400)
            ),
            6 => new MultivalueRouting(),
            7 => new IpBasedRouting("isp", new[] { "a", "*", "b" }[random.NextInt32(3)]),
            _ => new WeightedRouting(random.NextInt32(2)),
        };

    private static HealthCheck Check(string id, RandomStream random) =>
        random.NextInt32(2) == 0
            ? new CalculatedHealthCheck
            {
                Id = id,
                Children = [$"c{random.NextInt32(6)}"],
                HealthThreshold = random.NextInt32(3),
                Disabled = random.NextInt32(3) == 0,
            }
            : new EndpointHealthCheck
            {
                Id = id,
                Protocol = ProbeProtocol.Http,
                Port = 80,
                IpAddress = new[] { null, "10.0.0.1", "none", "::1" }[random.NextInt32(4)],
                FullyQualifiedDomainName = new[] { null, "www.example.com", "..", "a.example.com" }[
                    random.NextInt32(4)
                ],
                Inverted = random.NextInt32(3) == 0,
            };
}
