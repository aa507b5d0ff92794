using System.Net;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class ExplanationTests
{
    private static readonly DnsClient s_french = new() { Continent = "EU", Country = "FR" };

    [Test]
    public void A_quiet_day_reads_as_the_way_down_the_tree() =>
        Assert.That(
            Explain(s_french),
            Is.EqualTo(
                """
                  www.example.com. A: geolocation (3 record sets)
                - default: less preferred (default)
                - es: not for this client (client EU FR)
                = fr: healthy (country FR, alias of fr.example.com. A)
                    fr.example.com. A: failover (2 record sets)
                  - gcp: less preferred (secondary)
                  = par: healthy (primary, gives 192.0.2.1)

                """
            )
        );

    [Test]
    public void A_failed_check_names_itself_and_the_secondary_answers() =>
        Assert.That(
            Explain(s_french, "dc-par"),
            Is.EqualTo(
                """
                  www.example.com. A: geolocation (3 record sets)
                - default: less preferred (default)
                - es: not for this client (client EU FR)
                = fr: healthy (country FR, alias of fr.example.com. A)
                    fr.example.com. A: failover (2 record sets)
                  - par: unhealthy (primary, health check dc-par)
                  = gcp: healthy (secondary, gives 198.51.100.10)

                """
            )
        );

    [Test]
    public void A_branch_without_healthy_leaves_lists_them()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "FR"), "fr"),
            Zones.Leaf("www.example.com", "192.0.2.9", new GeolocationRouting(null, "*"), "default"),
            Zones.Leaf("fr.example.com", "192.0.2.1", new WeightedRouting(1), "one", "a"),
            Zones.Leaf("fr.example.com", "192.0.2.2", new WeightedRouting(1), "two", "b")
        );
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, s_french, zone.Health("a", "b"), why);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  www.example.com. A: geolocation (2 record sets)
                - fr: unhealthy (country FR, no healthy record set in fr.example.com. A)
                  - one: unhealthy (health check a)
                  - two: unhealthy (health check b)
                = default: healthy (default, gives 192.0.2.9)

                """
            )
        );
    }

    [Test]
    public void Weights_are_told_as_shares()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(10), "one", "a"),
            Zones.Leaf("www.example.com", "192.0.2.2", new WeightedRouting(30), "two", "b")
        );
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, default, zone.Health("a", "b"), why);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  www.example.com. A: weighted (2 record sets)
                - one: unhealthy (weight 10, health check a)
                - two: unhealthy (weight 30, health check b)
                = one: last resort, none is healthy (weight 10, 25%, gives 192.0.2.1)
                = two: last resort, none is healthy (weight 30, 75%, gives 192.0.2.2)

                """
            )
        );
    }

    [Test]
    public void A_client_whom_nothing_matches_is_told_so()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new GeolocationRouting("NA", null), "na")
        );
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, s_french, [], why);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  www.example.com. A: geolocation (1 record set)
                - na: not for this client (client EU FR)
                = no answer: no record set applies (client EU FR)

                """
            )
        );
    }

    [Test]
    public void A_location_with_two_blocks_is_considered_once()
    {
        // 198.51.100.0/24 is in both blocks of the first location; its check fails.
        CompiledZone zone = CompiledZone.Compile(
            new Zone
            {
                RecordSets =
                [
                    Zones.Leaf("www.example.com", "192.0.2.1", new IpBasedRouting("c", "isp"), "isp", "down"),
                    Zones.Leaf("www.example.com", "192.0.2.2", new IpBasedRouting("c", "far"), "far"),
                    Zones.Leaf("www.example.com", "192.0.2.3", new IpBasedRouting("c", "*"), "rest"),
                ],
                CidrCollections =
                [
                    new CidrCollection(
                        "c",
                        [
                            new CidrLocation(
                                "isp",
                                [IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("198.51.0.0/16")]
                            ),
                            new CidrLocation("far", [IPNetwork.Parse("203.0.113.0/24")]),
                        ]
                    ),
                ],
            }
        );
        var why = new Explanation();
        DnsClient client = new() { Subnet = IPNetwork.Parse("198.51.100.0/24") };
        zone.Answer("www.example.com", RecordType.A, client, zone.Health("down"), why);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  www.example.com. A: IP-based (3 record sets)
                - isp: unhealthy (location isp, subnet 198.51.100.0/24, health check down)
                - far: not for this client (client 198.51.100.0/24)
                = rest: healthy (default location, gives 192.0.2.3)

                """
            )
        );
    }

    [Test]
    public void Of_many_record_sets_for_others_the_first_are_named()
    {
        string[] countries = ["AT", "BE", "CH", "DE", "DK", "ES", "GB", "IT", "PL", "SE"];
        CompiledZone zone = Zones.Compile([
            Zones.Leaf("www.example.com", "192.0.2.1", new GeolocationRouting(null, "FR"), "FR"),
            .. countries.Select(code =>
                Zones.Leaf("www.example.com", "192.0.2.2", new GeolocationRouting(null, code), code)
            ),
        ]);
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, s_french, [], why);
        Assert.That(why.Steps[1].Subject, Is.EqualTo("AT, BE, CH, DE, DK, ES, GB and 3 more"));
    }

    [Test]
    public void Leaving_what_was_not_entered_is_a_mistake_of_the_caller() =>
        Assert.That(() => new Explanation().Leave(), Throws.InvalidOperationException);

    private static string Explain(in DnsClient client, params string[] down)
    {
        CompiledZone zone = Zones.Hybrid();
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, client, zone.Health(down), why);
        return why.ToString();
    }
}
