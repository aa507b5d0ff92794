using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.OctoDns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.OctoDns;

public sealed class OctoDnsImportTests
{
    /// <summary>The example of octoDNS's documentation on dynamic records, shortened, with its settings.</summary>
    internal const string Example = """
        ---
        www:
          type: A
          ttl: 60
          values: [192.0.2.9, 192.0.2.8]
          octodns: {healthcheck: {host: h.example.com, path: healthz, port: 8443, protocol: HTTPS}}
          dynamic:
            pools:
              eu: {fallback: us, values: [{value: 192.0.2.1, weight: 2}, {value: 192.0.2.2, status: obey}]}
              us: {values: [{value: 198.51.100.1}]}
            rules:
            - {geos: [EU, AF-ZA, NA-US-CA], pool: eu}
            - {pool: us}
        """;

    [Test]
    public void Pools_become_weighted_values_below_failover_below_geolocation()
    {
        ImportedRecords read = OctoDnsText.Clean(Example);
        // Names, identifiers and policies are those of octodns-route53 1.1 (provider.py, the classes _Route53Dynamic*).
        Assert.That(
            read.Records(),
            Is.EqualTo(
                new[]
                {
                    Alias("www", "0-eu-EU", new GeolocationRouting("EU", null), "_octodns-eu-pool.www"),
                    Alias("www", "0-eu-AF-ZA", new GeolocationRouting(null, "ZA"), "_octodns-eu-pool.www"),
                    Alias("www", "0-eu-NA-US-CA", new GeolocationRouting(null, "US", "CA"), "_octodns-eu-pool.www"),
                    Alias("www", "1-us-None", new GeolocationRouting(null, "*"), "_octodns-us-pool.www"),
                    Alias(
                        "_octodns-eu-pool.www",
                        "eu-Primary",
                        new FailoverRouting(FailoverRole.Primary),
                        "_octodns-eu-value.www"
                    ),
                    Alias(
                        "_octodns-eu-pool.www",
                        "eu-Secondary-us",
                        new FailoverRouting(FailoverRole.Secondary),
                        "_octodns-us-pool.www"
                    ),
                    Value("eu", 0, 2, "192.0.2.1"),
                    Value("eu", 1, 1, "192.0.2.2"),
                    Alias(
                        "_octodns-us-pool.www",
                        "us-Primary",
                        new FailoverRouting(FailoverRole.Primary),
                        "_octodns-us-value.www"
                    ),
                    Alias(
                        "_octodns-us-pool.www",
                        "us-Secondary-default",
                        new FailoverRouting(FailoverRole.Secondary),
                        "_octodns-default-pool.www"
                    ),
                    Value("us", 0, 1, "198.51.100.1"),
                    new RecordSet
                    {
                        Name = DnsName.Parse("_octodns-default-pool.www.example.com"),
                        Type = RecordType.A,
                        Ttl = SimDuration.FromSeconds(60),
                        Values = ["192.0.2.9", "192.0.2.8"],
                    },
                }
            )
        );
        Assert.That(
            read.HealthChecks.Select(check => check.Value),
            Is.EqualTo(new[] { Check("192.0.2.1"), Check("192.0.2.2"), Check("198.51.100.1") })
        );
        Assert.That(CompiledZone.Compile(read.Zone()).Findings, Is.Empty);
    }

    [Test]
    public void Every_record_set_stands_where_its_part_is_written()
    {
        ImportedRecords read = OctoDnsText.Clean(Example);
        Assert.That(
            read.RecordSets.Select(one => $"{one.Value.SetIdentifier} {one.At}"),
            Is.EqualTo(
                new[]
                {
                    "0-eu-EU example.com.yaml:12:7",
                    "0-eu-AF-ZA example.com.yaml:12:7",
                    "0-eu-NA-US-CA example.com.yaml:12:7",
                    "1-us-None example.com.yaml:13:7",
                    "eu-Primary example.com.yaml:9:7",
                    "eu-Secondary-us example.com.yaml:9:7",
                    "eu-000 example.com.yaml:9:35",
                    "eu-001 example.com.yaml:9:66",
                    "us-Primary example.com.yaml:10:7",
                    "us-Secondary-default example.com.yaml:10:7",
                    "us-000 example.com.yaml:10:21",
                    " example.com.yaml:3:3",
                }
            )
        );
    }

    [Test]
    public void A_value_that_is_forced_up_has_no_check_and_one_that_is_forced_down_has_one_that_is_never_healthy()
    {
        ImportedRecords read = OctoDnsText.Clean(
            """
            www:
              type: AAAA
              value: 2001:db8::9
              dynamic:
                pools:
                  a: {values: [{value: "2001:db8::2", status: down}, {value: "2001:db8::1", status: up}]}
                rules: [{pool: a}]
            """
        );
        RecordSet[] values = [.. read.Records().Where(record => record.Policy is WeightedRouting)];
        Assert.That(
            values.Select(value => (value.SetIdentifier, value.Values[0], value.HealthCheckId)),
            Is.EqualTo(
                new (string?, string, string?)[]
                {
                    ("a-000", "2001:db8::1", null),
                    ("a-001", "2001:db8::2", "www.example.com./AAAA/2001:db8::2/down"),
                }
            )
        );
        HealthCheck check = read.HealthChecks.Single().Value;
        Assert.That(
            check,
            Is.EqualTo(
                new EndpointHealthCheck
                {
                    Id = "www.example.com./AAAA/2001:db8::2/down",
                    Disabled = true,
                    Inverted = true,
                    Protocol = ProbeProtocol.Https,
                    IpAddress = "2001:db8::2",
                    FullyQualifiedDomainName = "www.example.com",
                    Port = 443,
                    ResourcePath = "/_dns",
                    RequestInterval = SimDuration.FromSeconds(10),
                    FailureThreshold = 6,
                }
            )
        );
        Assert.That(ReportedHealth.Status(check, HealthStatus.Healthy), Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(values[0].Ttl, Is.EqualTo(SimDuration.FromSeconds(3600)), "octoDNS's default_ttl");
    }

    [Test]
    public void The_checks_of_names_ask_the_name_and_tcp_checks_have_no_path()
    {
        ImportedRecords read = OctoDnsText.Clean(
            """
            www:
              type: CNAME
              value: last.example.net.
              octodns: {healthcheck: {protocol: TCP, port: 25}, route53: {healthcheck: {failure_threshold: 2, request_interval: 30, measure_latency: false}}}
              dynamic:
                pools: {a: {values: [{value: One.example.net.}]}}
                rules: [{pool: a}]
            """
        );
        Assert.That(
            read.HealthChecks.Single().Value,
            Is.EqualTo(
                new EndpointHealthCheck
                {
                    Id = "www.example.com./CNAME/one.example.net.",
                    Protocol = ProbeProtocol.Tcp,
                    FullyQualifiedDomainName = "one.example.net",
                    Port = 25,
                    RequestInterval = SimDuration.FromSeconds(30),
                    FailureThreshold = 2,
                }
            )
        );
    }

    [TestCase("{}", "www.example.com", Description = "octoDNS: the name of the record")]
    [TestCase("{host: null}", null, Description = "octoDNS: no host, so the address itself")]
    [TestCase("{host: h.example.com}", "h.example.com")]
    public void The_host_of_a_check_may_be_left_open(string settings, string? expected)
    {
        ImportedRecords read = OctoDnsText.Clean(
            $$"""
            www:
              type: A
              value: 192.0.2.9
              octodns:
                healthcheck: {{settings}}
              dynamic: {pools: {a: {values: [{value: 192.0.2.1}]} }, rules: [{pool: a}]}
            """
        );
        var check = (EndpointHealthCheck)read.HealthChecks.Single().Value;
        Assert.That(check.FullyQualifiedDomainName, Is.EqualTo(expected));
    }

    [Test]
    public void Subnets_become_locations_of_a_cidr_collection()
    {
        ImportedRecords read = OctoDnsText.Clean(
            """
            www:
              type: A
              value: 192.0.2.9
              dynamic:
                pools: {a: {values: [{value: 192.0.2.1}]}, b: {values: [{value: 192.0.2.2}]}}
                rules: [{subnets: [203.0.113.0/24, 198.51.100.0/24], pool: a}, {pool: b}]
            """
        );
        // printf '198.51.100.0/24,203.0.113.0/24' | sha256sum | cut -c1-16
        const string Location = "4022bbbd58d3a1b6";
        Assert.That(
            read.Records().Where(record => record.Name == DnsName.Parse("www.example.com")),
            Is.EqualTo(
                new[]
                {
                    Alias("www", "0-a-subnet", new IpBasedRouting("octodns", Location), "_octodns-a-pool.www"),
                    Alias("www", "1-b-subnet", new IpBasedRouting("octodns", "*"), "_octodns-b-pool.www"),
                }
            )
        );
        Assert.That(
            read.CidrCollections.Select(one => (one.Value, one.At.ToString())),
            Is.EqualTo(
                new[]
                {
                    (
                        new CidrCollection(
                            "octodns",
                            [
                                new CidrLocation(
                                    Location,
                                    [IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("198.51.100.0/24")]
                                ),
                            ]
                        ),
                        "example.com.yaml:6:13"
                    ),
                }
            )
        );
    }

    [Test]
    public void Static_records_of_all_types_are_read_as_route_53_lists_them()
    {
        ImportedRecords read = OctoDnsText.Clean(
            """
            '':
            - {type: A, ttl: 60, values: [192.0.2.1, 192.0.2.2]}
            - {type: CAA, value: {tag: issue, value: ca.example.net}}
            - {type: DS, value: {key_tag: 60485, algorithm: 5, digest_type: 1, digest: 2BB183AF5F22588179A53B0A98631FAD1A292118}}
            - {type: HTTPS, value: {svcpriority: 1, targetname: ., svcparams: {alpn: [h2, h3], port: '8443', no-default-alpn: null}}}
            - {type: MX, values: [{preference: 10, exchange: a.example.net.}, {priority: 20, value: B.example.net.}]}
            - {type: NAPTR, value: {order: 100, preference: 50, flags: s, service: http, regexp: '', replacement: _http._tcp.example.com.}}
            - {type: NS, values: [ns1.example.net., ns2.example.net.]}
            - {type: Route53Provider/ALIAS, values: [{type: AAAA, name: www, evaluate-target-health: true}]}
            - {type: SPF, value: v=spf1 -all}
            - {type: TXT, values: ['v=DKIM1\; k=rsa', 'a "b"']}
            '*.sub':
              type: PTR
              value: host.example.net.
            _sip._tcp:
              type: SRV
              value: {priority: 1, weight: 2, port: 5060, target: sip.example.net.}
            alb:
              type: Route53Provider/ALIAS
              value: {type: A, name: my.eu-west-1.elb.amazonaws.com., hosted-zone-id: Z32O12XQLNTSW2}
            apex-alias:
              type: Route53Provider/ALIAS
              value: {type: A}
            host:
            - {type: SSHFP, value: {algorithm: 4, fingerprint_type: 2, fingerprint: ABCD}}
            - {type: TLSA, value: {certificate_usage: 3, selector: 1, matching_type: 1, certificate_association_data: ef01}}
            """
        );
        Assert.That(
            read.Records().Select(record => $"{record.Name} {record.Ttl?.TotalSeconds} {record.Type} {Shown(record)}"),
            Is.EqualTo(
                new[]
                {
                    "example.com. 60 A 192.0.2.1 | 192.0.2.2",
                    """example.com. 3600 CAA 0 issue "ca.example.net" """.TrimEnd(),
                    "example.com. 3600 DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118",
                    "example.com. 3600 HTTPS 1 . alpn=h2,h3 port=8443 no-default-alpn",
                    "example.com. 3600 MX 10 a.example.net. | 20 b.example.net.",
                    """example.com. 3600 NAPTR 100 50 "s" "http" "" _http._tcp.example.com.""",
                    "example.com. 3600 NS ns1.example.net. | ns2.example.net.",
                    "example.com.  AAAA www.example.com. $self True",
                    """example.com. 3600 SPF "v=spf1 -all" """.TrimEnd(),
                    """example.com. 3600 TXT "v=DKIM1; k=rsa" | "a \"b\"" """.TrimEnd(),
                    "*.sub.example.com. 3600 PTR host.example.net.",
                    "_sip._tcp.example.com. 3600 SRV 1 2 5060 sip.example.net.",
                    "alb.example.com.  A my.eu-west-1.elb.amazonaws.com. Z32O12XQLNTSW2 False",
                    "apex-alias.example.com.  A example.com. $self False",
                    "host.example.com. 3600 SSHFP 4 2 ABCD",
                    "host.example.com. 3600 TLSA 3 1 1 ef01",
                }
            )
        );
    }

    [Test]
    public void A_long_text_is_cut_into_strings_of_255_characters()
    {
        string text = new('x', 300);
        ImportedRecords read = OctoDnsText.Clean($"a: {{type: TXT, value: {text}}}");
        Assert.That(read.Records().Single().Values[0], Is.EqualTo($"\"{text[..255]}\" \"{text[255..]}\""));
    }

    [TestCase("www: {type: A, value: 192.0.2.1}", true)]
    [TestCase("www: [{type: Route53Provider/ALIAS, value: {type: A}}]", true)]
    [TestCase("www: {type: OtherProvider/X, ttl: 60}", true)]
    [TestCase("www: {type: LOC}", true)]
    [TestCase("{}", false)]
    [TestCase("[]", false)]
    [TestCase("ResourceRecordSets: [{Name: a, Type: A}]", false)]
    [TestCase("{kind: Service, spec: {type: LoadBalancer, ttl: 1}}", false)]
    [TestCase("pools: {id: gke-eu, location: europe-west1}", false)]
    public void A_zone_file_is_told_by_its_content(string text, bool expected)
    {
        LocatedNode root = SourceReader.Read(new SourceText("a.yaml", text), [])!;
        Assert.That(OctoDnsImport.Recognizes(root), Is.EqualTo(expected));
    }

    [Test]
    public void The_zone_is_an_argument_or_the_name_of_the_file()
    {
        LocatedNode root = SourceReader.Read(
            new SourceText("config/sub.example.org.yaml", "a: {type: A, value: 192.0.2.1}"),
            []
        )!;
        Assert.That(OctoDnsImport.Read(root, null, [])!.ZoneName, Is.EqualTo(DnsName.Parse("sub.example.org")));
        Assert.That(
            OctoDnsImport.Read(root, OctoDnsText.Origin, [])!.Records().Single().Name,
            Is.EqualTo(DnsName.Parse("a.example.com"))
        );
    }

    private static string Shown(RecordSet record) =>
        record.Alias is { } alias
            ? $"{alias.DnsName} {alias.HostedZoneId} {alias.EvaluateTargetHealth}"
            : string.Join(" | ", record.Values);

    private static RecordSet Alias(string name, string identifier, RoutingPolicy policy, string target) =>
        new()
        {
            Name = DnsName.Parse($"{name}.example.com"),
            Type = RecordType.A,
            SetIdentifier = identifier,
            Policy = policy,
            Alias = new AliasTarget(DnsName.Parse($"{target}.example.com"), "$self", true),
        };

    private static RecordSet Value(string pool, int index, int weight, string value) =>
        new()
        {
            Name = DnsName.Parse($"_octodns-{pool}-value.www.example.com"),
            Type = RecordType.A,
            SetIdentifier = $"{pool}-00{index}",
            Policy = new WeightedRouting(weight),
            Ttl = SimDuration.FromSeconds(60),
            Values = [value],
            HealthCheckId = $"www.example.com./A/{value}",
        };

    private static EndpointHealthCheck Check(string value) =>
        new()
        {
            Id = $"www.example.com./A/{value}",
            Protocol = ProbeProtocol.Https,
            IpAddress = value,
            FullyQualifiedDomainName = "h.example.com",
            Port = 8443,
            ResourcePath = "healthz",
            RequestInterval = SimDuration.FromSeconds(10),
            FailureThreshold = 6,
        };
}
