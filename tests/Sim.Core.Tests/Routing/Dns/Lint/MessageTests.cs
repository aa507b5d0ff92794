using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Core.Routing.Dns.Lint;
using static Sim.Core.Tests.Routing.Dns.Zones;

namespace Sim.Core.Tests.Routing.Dns.Lint;

public sealed class MessageTests
{
    [Test]
    public void A_leaf_without_check_names_the_aliases_that_are_never_passed_over()
    {
        LintFinding found = Single(
            Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "FR"), "fr"),
            Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "BE"), "be"),
            Leaf("www.example.com", "198.51.100.10", new GeolocationRouting(null, "*"), "gcp"),
            Leaf("fr.example.com", "192.0.2.1")
        );
        Assert.That(found.Subject, Is.EqualTo(new LintSubject(LintSubjectKind.RecordSet, 3)));
        Assert.That(found.Others.Select(o => o.Index), Is.EqualTo(new[] { 1, 0 }));
        Assert.That(
            found.ToString(),
            Is.EqualTo(
                "evaluated-leaf-without-check: fr.example.com. A: it has no health check, so fr.example.com. A never "
                    + "fails and is never passed over at www.example.com. A 'be', www.example.com. A 'fr'"
            )
        );
    }

    [Test]
    public void A_leaf_without_check_is_fine_where_the_fallback_gives_the_same() =>
        Assert.That(
            Run(
                Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "FR"), "fr"),
                Leaf("www.example.com", "198.51.100.10", new GeolocationRouting(null, "*"), "gcp"),
                Leaf("fr.example.com", "192.0.2.1", new FailoverRouting(FailoverRole.Primary), "par", "dc-par"),
                Leaf("fr.example.com", "198.51.100.10", new FailoverRouting(FailoverRole.Secondary), "gcp")
            ),
            Is.Empty
        );

    [Test]
    public void A_long_ttl_tells_how_long_failing_over_takes()
    {
        Zone zone = new()
        {
            RecordSets =
            [
                Leaf("www.example.com", "192.0.2.1", new FailoverRouting(FailoverRole.Primary), "p", "c") with
                {
                    Ttl = Ttl * 5,
                },
                Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s"),
            ],
            HealthChecks =
            [
                new EndpointHealthCheck
                {
                    Id = "c",
                    Protocol = ProbeProtocol.Tcp,
                    Port = 443,
                    IpAddress = "93.184.215.14",
                },
            ],
        };
        // Three probes 30 s apart, the defaults.
        Assert.That(
            ZoneLint.Run(zone).Single().ToString(),
            Is.EqualTo(
                "long-ttl-with-check: www.example.com. A 'p': after a failure it lives on in caches for up to 300 s, "
                    + "after up to 90 s of detection"
            )
        );
    }

    [Test]
    public void A_check_that_asks_its_name_by_way_of_aliases_is_found()
    {
        Zone zone = new()
        {
            RecordSets =
            [
                Alias("*.example.com", "eu.example.com"),
                Leaf("eu.example.com", "192.0.2.1", new LatencyRouting("eu-west-1"), "a", "sum"),
                Leaf("eu.example.com", "192.0.2.2", new LatencyRouting("eu-west-2"), "b", "other"),
            ],
            HealthChecks =
            [
                new EndpointHealthCheck
                {
                    Id = "child",
                    Protocol = ProbeProtocol.Https,
                    Port = 443,
                    FullyQualifiedDomainName = "shop.example.com",
                },
                new CalculatedHealthCheck
                {
                    Id = "sum",
                    Children = ["child"],
                    HealthThreshold = 1,
                },
            ],
        };
        LintFinding found = ZoneLint.Run(zone).Single(f => f.Rule.Code == "check-asks-own-name");
        Assert.That(
            found.Message,
            Is.EqualTo(
                "health check child: it resolves shop.example.com., whose answer depends on it through "
                    + "eu.example.com. A 'a'"
            )
        );
    }

    [Test]
    public void A_name_with_one_answer_only_may_be_asked_by_its_check()
    {
        Zone zone = new()
        {
            RecordSets =
            [
                Alias("www.example.com", "eu.example.com", new FailoverRouting(FailoverRole.Primary), "p"),
                Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s"),
                Leaf("eu.example.com", "192.0.2.1", check: "c"),
            ],
            HealthChecks =
            [
                new EndpointHealthCheck
                {
                    Id = "c",
                    Protocol = ProbeProtocol.Https,
                    Port = 443,
                    FullyQualifiedDomainName = "eu.example.com",
                },
            ],
        };
        Assert.That(ZoneLint.Run(zone), Is.Empty);
    }

    private static IReadOnlyList<LintFinding> Run(params RecordSet[] records) =>
        ZoneLint.Run(new Zone { RecordSets = [.. records] }, new LintOptions { HasAllHealthChecks = false });

    private static LintFinding Single(params RecordSet[] records) => Run(records).Single();
}
