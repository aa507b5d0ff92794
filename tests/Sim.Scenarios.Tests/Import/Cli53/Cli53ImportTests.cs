using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Cli53;

public sealed class Cli53ImportTests
{
    [Test]
    public void Every_routing_is_read_from_its_comment()
    {
        RecordSet[] records = Cli53Text.Clean(
            """
            www    300   IN  A  192.0.2.1 ; AWS routing="WEIGHTED" weight=10 identifier="one" healthCheckId="6bb57c41"
            geo    300   IN  A  192.0.2.2 ; AWS routing="GEOLOCATION" countryCode="US" subdivisionCode="CA" identifier="ca"
            geo    300   IN  A  192.0.2.6 ; AWS routing="GEOLOCATION" continentCode="AF" identifier="Africa"
            geo    300   IN  A  192.0.2.7 ; AWS routing="GEOLOCATION" countryCode="*" identifier="rest"
            lat    300   IN  A  192.0.2.3 ; AWS routing="LATENCY" region="eu-west-1" identifier="eu"
            ha     300   IN  A  192.0.2.4 ; AWS routing="FAILOVER" failover="PRIMARY" identifier="p"
            mv     300   IN  A  192.0.2.5 ; AWS routing="MULTIVALUE" identifier="m \"1\""
            alias  86400 AWS ALIAS A www $self false
            geo2   86400 AWS ALIAS A www $self true ; AWS routing="GEOLOCATION" countryCode="GB" identifier="UK"
            elb    86400 AWS ALIAS AAAA my.eu-west-1.elb.amazonaws.com. Z32O12XQLNTSW2 true
            """
        );
        Assert.That(
            records,
            Is.EqualTo(
                new[]
                {
                    Record("www", "192.0.2.1", "one", new WeightedRouting(10)) with
                    {
                        HealthCheckId = "6bb57c41",
                    },
                    Record("geo", "192.0.2.2", "ca", new GeolocationRouting(null, "US", "CA")),
                    Record("geo", "192.0.2.6", "Africa", new GeolocationRouting("AF", null)),
                    Record("geo", "192.0.2.7", "rest", new GeolocationRouting(null, "*")),
                    Record("lat", "192.0.2.3", "eu", new LatencyRouting("eu-west-1")),
                    Record("ha", "192.0.2.4", "p", new FailoverRouting(FailoverRole.Primary)),
                    Record("mv", "192.0.2.5", "m \"1\"", new MultivalueRouting()),
                    Alias("alias", RecordType.A, "www.example.com", "$self", false),
                    Alias("geo2", RecordType.A, "www.example.com", "$self", true) with
                    {
                        SetIdentifier = "UK",
                        Policy = new GeolocationRouting(null, "GB"),
                    },
                    Alias("elb", RecordType.AAAA, "my.eu-west-1.elb.amazonaws.com", "Z32O12XQLNTSW2", true),
                }
            )
        );
    }

    [Test]
    public void The_syntax_of_zone_files_is_read_whole()
    {
        const string Text =
            "; a comment\r\n"
            + "$ORIGIN example.com. ; the zone\r\n"
            + "$TTL 1h\r\n"
            + "@\tIN\tSOA ns1 admin.example.net. (\r\n"
            + "\t\t2026112601 ; serial\r\n"
            + "\t\t2h 15m 2w 1d )\r\n"
            + "\tNS ns1\r\n"
            + "\t1d NS ns2.example.net.\r\n"
            + "\r\n"
            + "ns1 IN 60 A 192.0.2.1\r\n"
            + "WWW 30 in a 192.0.2.2\r\n"
            + "www 30 IN A 192.0.2.3\r\n"
            + "    AAAA 2001:DB8:0::1\r\n"
            + "mail MX 10 mx1\r\n"
            + "     MX 20 @\r\n"
            + "txt TXT plain \"a \\\"b\\\"; c\" \"\\101\"\r\n"
            + "caa CAA 0 issue \"ca.example.net\"\r\n"
            + "_sip._tcp SRV 1 2 5060 sip\r\n"
            + "n NAPTR 100 50 s http \"\" _http._tcp\r\n"
            + "ds DS 60485 5 1 ( 2BB183AF5F22588179A53B0A\r\n  98631FAD1A292118 )\r\n"
            + "svc HTTPS 1 . alpn=\"h2,h3\" port=8443\r\n"
            + "$ORIGIN sub\r\n"
            + "*\tCNAME\tstar\r\n"
            + "\\052.x CNAME a\\.b\r\n"
            + "in 5 PTR host.";
        ImportedRecords? read = Cli53Text.Read(Text, out DiagnosticList diagnostics);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "8:2 W different-ttl: lines of one record set differ in TTL: the first counts" })
        );
        Assert.That(read!.ZoneName, Is.EqualTo(Cli53Text.Origin));
        Assert.That(
            read.RecordSets.Select(one => Cli53Text.Shown(one.Value)),
            Is.EqualTo(
                new[]
                {
                    // 2h, 15m, 2w and 1d in seconds; $TTL 1h
                    "example.com. 3600 SOA ns1.example.com. admin.example.net. 2026112601 7200 900 1209600 86400",
                    "example.com. 3600 NS ns1.example.com. | ns2.example.net.",
                    "ns1.example.com. 60 A 192.0.2.1",
                    "www.example.com. 30 A 192.0.2.2 | 192.0.2.3",
                    "www.example.com. 3600 AAAA 2001:db8::1",
                    "mail.example.com. 3600 MX 10 mx1.example.com. | 20 example.com.",
                    "txt.example.com. 3600 TXT \"plain\" \"a \\\"b\\\"; c\" \"\\101\"",
                    "caa.example.com. 3600 CAA 0 issue \"ca.example.net\"",
                    "_sip._tcp.example.com. 3600 SRV 1 2 5060 sip.example.com.",
                    "n.example.com. 3600 NAPTR 100 50 \"s\" \"http\" \"\" _http._tcp.example.com.",
                    "ds.example.com. 3600 DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118",
                    "svc.example.com. 3600 HTTPS 1 . alpn= \"h2,h3\" port=8443",
                    "*.sub.example.com. 3600 CNAME star.sub.example.com.",
                    "*.x.sub.example.com. 3600 CNAME a\\.b.sub.example.com.",
                    "in.sub.example.com. 5 PTR host.",
                }
            )
        );
        Assert.That(
            read.RecordSets.Select(one => one.At.ToString()).Take(3),
            Is.EqualTo(new[] { "zone.txt:4:1", "zone.txt:7:2", "zone.txt:10:1" })
        );
    }

    [Test]
    public void Without_a_ttl_the_last_one_that_was_stated_counts() =>
        Assert.That(
            Cli53Text.Clean("a 60 IN A 192.0.2.1\nb A 192.0.2.2").Select(Cli53Text.Shown),
            Is.EqualTo(new[] { "a.example.com. 60 A 192.0.2.1", "b.example.com. 60 A 192.0.2.2" })
        );

    [Test]
    public void Lines_with_one_name_type_and_identifier_are_one_record_set()
    {
        RecordSet[] records = Cli53Text.Clean(
            """
            a 60 IN A 192.0.2.1 ; AWS routing="WEIGHTED" weight=1 identifier="x"
            a 60 IN A 192.0.2.2 ; AWS routing="WEIGHTED" weight=1 identifier="y"
            a 60 IN A 192.0.2.3 ; AWS routing="WEIGHTED" weight=1 identifier="x"
            """
        );
        Assert.That(
            records.Select(record => (record.SetIdentifier, record.Values)),
            Is.EqualTo(new (string?, ValueList<string>)[] { ("x", ["192.0.2.1", "192.0.2.3"]), ("y", ["192.0.2.2"]) })
        );
    }

    [Test]
    public void A_zone_of_cli53_answers()
    {
        // Weights 1 and 3 of members with health checks; the second one is down.
        RecordSet[] records = Cli53Text.Clean(
            """
            www 60 IN A 192.0.2.1 ; AWS routing="WEIGHTED" weight=1 identifier="x" healthCheckId="hx"
            www 60 IN A 192.0.2.2 ; AWS routing="WEIGHTED" weight=3 identifier="y" healthCheckId="hy"
            go 86400 AWS ALIAS A www $self true
            """
        );
        CompiledZone zone = CompiledZone.Compile(new Zone { RecordSets = [.. records] });
        string Answer(params bool[] healthy) =>
            string.Join(
                ' ',
                zone.Answer("go.example.com", RecordType.A, default, healthy)
                    .Shares.OrderBy(share => share.Values[0], StringComparer.Ordinal)
                    .Select(share => $"{share.Values[0]}={share.Probability}")
            );
        Assert.That(Answer(true, true), Is.EqualTo("192.0.2.1=0.25 192.0.2.2=0.75"));
        Assert.That(Answer(true, false), Is.EqualTo("192.0.2.1=1"));
    }

    [TestCase("$ORIGIN example.com.\n", true)]
    [TestCase("; cli53\n\n$TTL 300\n", true)]
    [TestCase("www 300 IN A 192.0.2.1", true)]
    [TestCase("@ IN SOA ns1 admin (", true)]
    [TestCase("alias\t86400\tAWS\tALIAS\tA www $self false", true)]
    [TestCase("  300 MX 10 mail", true)]
    [TestCase("", false)]
    [TestCase("---\nwww: {type: A}", false)]
    [TestCase("type: A\nvalue: 192.0.2.1", false)]
    [TestCase("{\"ResourceRecordSets\": []}", false)]
    [TestCase("kind: Service", false)]
    public void A_zone_file_is_told_by_its_first_line(string text, bool expected) =>
        Assert.That(Cli53Import.Recognizes(text), Is.EqualTo(expected));

    private static RecordSet Record(string name, string value, string identifier, RoutingPolicy policy) =>
        new()
        {
            Name = DnsName.Parse($"{name}.example.com"),
            Type = RecordType.A,
            SetIdentifier = identifier,
            Policy = policy,
            Ttl = SimDuration.FromSeconds(300),
            Values = [value],
        };

    private static RecordSet Alias(string name, RecordType type, string target, string zone, bool evaluate) =>
        new()
        {
            Name = DnsName.Parse($"{name}.example.com"),
            Type = type,
            Alias = new AliasTarget(DnsName.Parse(target), zone, evaluate),
        };
}
