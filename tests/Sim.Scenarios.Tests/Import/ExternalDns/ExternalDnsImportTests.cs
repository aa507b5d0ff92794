using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.ExternalDns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.ExternalDns;

public sealed class ExternalDnsImportTests
{
    [Test]
    public void An_endpoint_becomes_a_record_set()
    {
        ImportedRecords? read = ExternalDnsText.Read(
            """
            apiVersion: externaldns.k8s.io/v1alpha1
            kind: DNSEndpoint
            metadata: {name: a, labels: {x: y}}
            spec: {endpoints: [{dnsName: a.example.com, recordType: A, setIdentifier: p, targets: [192.0.2.1], labels: {owner: me},
              providerSpecific: [{name: aws/failover, value: PRIMARY}, {name: aws/health-check-id, value: "h"},
                                 {name: aws/evaluate-target-health, value: "true"}]},
              {dnsName: "*.example.com", recordType: TXT, recordTTL: 60, targets: ['"a"', '"b"']}]}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[] { "6:64 W no-alias: 'aws/evaluate-target-health' says nothing about a record that is no alias" }
            )
        );
        Assert.That(
            read!.RecordSets.Select(one => one.Value),
            Is.EqualTo(
                new[]
                {
                    new RecordSet
                    {
                        Name = DnsName.Parse("a.example.com"),
                        Type = RecordType.A,
                        SetIdentifier = "p",
                        Policy = new FailoverRouting(FailoverRole.Primary),
                        // ExternalDNS's AWS provider: 300 s when the endpoint is silent.
                        Ttl = SimDuration.FromSeconds(300),
                        Values = ["192.0.2.1"],
                        HealthCheckId = "h",
                    },
                    new RecordSet
                    {
                        Name = DnsName.Parse("*.example.com"),
                        Type = RecordType.TXT,
                        Ttl = SimDuration.FromSeconds(60),
                        Values = ["\"a\"", "\"b\""],
                    },
                }
            )
        );
        Assert.That(
            read.RecordSets.Select(one => one.At.ToString()),
            Is.EqualTo(new[] { "dns.yaml:4:20", "dns.yaml:7:3" })
        );
    }

    private static readonly (string Properties, RoutingPolicy Policy)[] s_policies =
    [
        ("{name: aws/weight, value: \"255\"}", new WeightedRouting(255)),
        ("{name: aws/region, value: eu-west-1}", new LatencyRouting("eu-west-1")),
        ("{name: aws/failover, value: SECONDARY}", new FailoverRouting(FailoverRole.Secondary)),
        ("{name: aws/multi-value-answer, value: \"\"}", new MultivalueRouting()),
        ("{name: aws/multi-value-answer, value: \"true\"}", new MultivalueRouting()),
        ("{name: aws/geolocation-continent-code, value: EU}", new GeolocationRouting("EU", null)),
        ("{name: aws/geolocation-country-code, value: \"*\"}", new GeolocationRouting(null, "*")),
        (
            "{name: aws/geolocation-country-code, value: US}, {name: aws/geolocation-subdivision-code, value: CA}",
            new GeolocationRouting(null, "US", "CA")
        ),
        (
            "{name: aws/geoproximity-region, value: eu-west-1}, {name: aws/geoproximity-bias, value: \"-20\"}",
            new GeoproximityRouting("eu-west-1", null, null, -20)
        ),
        (
            "{name: aws/geoproximity-local-zone-group, value: us-west-2-lax-1}",
            new GeoproximityRouting(null, "us-west-2-lax-1", null)
        ),
        (
            "{name: aws/geoproximity-coordinates, value: \"48.85, 2.35\"}",
            new GeoproximityRouting(null, null, new GeoPoint(48.85, 2.35))
        ),
    ];

    [TestCaseSource(nameof(s_policies))]
    public void Each_policy_is_read((string Properties, RoutingPolicy Policy) given) =>
        Assert.That(
            ExternalDnsText
                .Clean(
                    ExternalDnsText.Endpoints(
                        "dnsName: a.example.com, recordType: A, targets: [192.0.2.1], setIdentifier: x, "
                            + "providerSpecific: ["
                            + given.Properties
                            + "]"
                    )
                )
                .Single()
                .Policy,
            Is.EqualTo(given.Policy)
        );

    [Test]
    public void Names_of_aws_services_become_aliases_for_both_families_unless_told_otherwise()
    {
        RecordSet[] records = ExternalDnsText.Clean(
            ExternalDnsText.Endpoints(
                "dnsName: elb.example.com, recordType: CNAME, targets: [my.eu-west-1.elb.amazonaws.com]",
                "dnsName: nlb.example.com, recordType: CNAME, targets: [my.elb.eu-west-1.amazonaws.com], "
                    + "providerSpecific: [{name: aws/evaluate-target-health, value: \"false\"}]",
                "dnsName: no.example.com, recordType: CNAME, targets: [d1.cloudfront.net], providerSpecific: [{name: "
                    + "alias, value: \"false\"}]",
                "dnsName: own.example.com, recordType: CNAME, targets: [www.example.com], providerSpecific: [{name: "
                    + "alias, value: \"true\"}]",
                "dnsName: zone.example.com, recordType: A, targets: [x.example.net], "
                    + "providerSpecific: [{name: aws/alias, value: \"true\"}, {name: aws/target-hosted-zone, value: "
                    + "Z1}]",
                "dnsName: same.example.com, recordType: AAAA, targets: [www.example.com], "
                    + "providerSpecific: [{name: alias, value: \"true\"}, {name: aws/target-hosted-zone, value: "
                    + "same-zone}]",
                "dnsName: name.example.com, recordType: CNAME, targets: [www.example.net]"
            )
        );
        Assert.That(
            records.Select(ExternalDnsText.Shown),
            Is.EqualTo(
                new[]
                {
                    "elb.example.com. A -> my.eu-west-1.elb.amazonaws.com. $service True",
                    "elb.example.com. AAAA -> my.eu-west-1.elb.amazonaws.com. $service True",
                    "nlb.example.com. A -> my.elb.eu-west-1.amazonaws.com. $service False",
                    "nlb.example.com. AAAA -> my.elb.eu-west-1.amazonaws.com. $service False",
                    "no.example.com. 300 CNAME d1.cloudfront.net",
                    "own.example.com. A -> www.example.com. $self True",
                    "own.example.com. AAAA -> www.example.com. $self True",
                    "zone.example.com. A -> x.example.net. Z1 True",
                    "same.example.com. AAAA -> www.example.com. $self True",
                    "name.example.com. 300 CNAME www.example.net",
                }
            )
        );
    }

    [Test]
    public void Annotated_objects_give_a_record_for_each_host_and_family()
    {
        ImportedRecords? read = ExternalDnsText.Read(
            """
            apiVersion: v1
            kind: Service
            metadata:
              annotations:
                external-dns.alpha.kubernetes.io/hostname: a.example.com., b.example.com
                external-dns.alpha.kubernetes.io/ttl: 1m
                external-dns.kubernetes.io/set-identifier: eu
                external-dns.kubernetes.io/aws-weight: "10"
                external-dns.kubernetes.io/aws-health-check-id: h
            spec: {type: LoadBalancer}
            status: {loadBalancer: {ingress: [{ip: 192.0.2.1}, {ip: "2001:db8::1"}, {ip: 192.0.2.2}]}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                external-dns.kubernetes.io/target: 192.0.2.3
                external-dns.kubernetes.io/hostname: h.example.com
                external-dns.kubernetes.io/ttl: "60"
            spec:
              rules: [{host: r.example.com}, {http: {}}, {host: r.example.com}]
              tls: [{hosts: [t.example.com, r.example.com]}]
            ---
            kind: Deployment
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "24:7 W skipped-kind: a Deployment is not read here, and skipped" })
        );
        Assert.That(
            read!.RecordSets.Select(one => ExternalDnsText.Shown(one.Value) + $" {one.Value.SetIdentifier} {one.At}"),
            Is.EqualTo(
                new[]
                {
                    "a.example.com. 60 A 192.0.2.1 | 192.0.2.2 eu dns.yaml:5:48",
                    "a.example.com. 60 AAAA 2001:db8::1 eu dns.yaml:5:48",
                    "b.example.com. 60 A 192.0.2.1 | 192.0.2.2 eu dns.yaml:5:48",
                    "b.example.com. 60 AAAA 2001:db8::1 eu dns.yaml:5:48",
                    "r.example.com. 60 A 192.0.2.3  dns.yaml:21:18",
                    "t.example.com. 60 A 192.0.2.3  dns.yaml:22:18",
                    "h.example.com. 60 A 192.0.2.3  dns.yaml:18:42",
                }
            )
        );
        Assert.That(read.RecordSets[0].Value.Policy, Is.EqualTo(new WeightedRouting(10)));
        Assert.That(read.RecordSets[0].Value.HealthCheckId, Is.EqualTo("h"));
    }

    [TestCase(
        "{type: LoadBalancer, externalIPs: [192.0.2.7]}",
        "{loadBalancer: {ingress: [{ip: 192.0.2.1}]}}",
        "A 192.0.2.7"
    )]
    [TestCase(
        "{type: LoadBalancer}",
        "{loadBalancer: {ingress: [{hostname: lb.example.net}]}}",
        "CNAME lb.example.net"
    )]
    [TestCase("{type: ExternalName, externalName: x.example.net}", "{}", "CNAME x.example.net")]
    public void Targets_of_a_service_come_from_its_kind(string spec, string status, string expected) =>
        Assert.That(
            ExternalDnsText
                .Clean(
                    "kind: Service\nmetadata: {annotations: {external-dns.kubernetes.io/hostname: a.example.com}}\n"
                        + $"spec: {spec}\nstatus: {status}"
                )
                .Select(ExternalDnsText.Shown),
            Is.EqualTo(new[] { $"a.example.com. 300 {expected}" })
        );

    [TestCase("defined-hosts-only", "r.example.com.")]
    [TestCase("annotation-only", "h.example.com.")]
    public void An_ingress_may_say_where_its_hosts_come_from(string source, string expected)
    {
        RecordSet[] records = ExternalDnsText.Clean(
            $$"""
            kind: Ingress
            metadata:
              annotations:
                external-dns.kubernetes.io/target: 192.0.2.3
                external-dns.kubernetes.io/hostname: h.example.com
                external-dns.kubernetes.io/ingress-hostname-source: {{source}}
            spec: {rules: [{host: r.example.com}]}
            """
        );
        Assert.That(records.Select(record => record.Name.ToString()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Lists_are_read_item_by_item()
    {
        RecordSet[] records = ExternalDnsText.Clean(
            """
            kind: List
            items:
            - kind: DNSEndpoint
              spec: {endpoints: [{dnsName: a.example.com, recordType: A, targets: [192.0.2.1]}]}
            - kind: DNSEndpointList
              items:
              - kind: DNSEndpoint
                spec: {endpoints: [{dnsName: b.example.com, recordType: A, targets: [192.0.2.2]}]}
            """
        );
        Assert.That(
            records.Select(ExternalDnsText.Shown),
            Is.EqualTo(new[] { "a.example.com. 300 A 192.0.2.1", "b.example.com. 300 A 192.0.2.2" })
        );
    }

    [Test]
    public void Failover_endpoints_answer_as_route_53_would()
    {
        RecordSet[] records = ExternalDnsText.Clean(
            ExternalDnsText.Endpoints(
                "dnsName: a.example.com, recordType: A, setIdentifier: p, targets: [192.0.2.1], "
                    + "providerSpecific: [{name: aws/failover, value: PRIMARY}, {name: aws/health-check-id, value: h}]",
                "dnsName: a.example.com, recordType: A, setIdentifier: s, targets: [192.0.2.2], "
                    + "providerSpecific: [{name: aws/failover, value: SECONDARY}]"
            )
        );
        CompiledZone zone = CompiledZone.Compile(new Zone { RecordSets = [.. records] });
        string Answer(bool healthy) =>
            zone.Answer("a.example.com", RecordType.A, default, [healthy]).Shares.Single().Values[0];
        Assert.That((Answer(true), Answer(false)), Is.EqualTo(("192.0.2.1", "192.0.2.2")));
    }

    [TestCase("kind: DNSEndpoint", true)]
    [TestCase("{kind: List, items: [{kind: Pod}, {kind: DNSEndpoint}]}", true)]
    [TestCase("{kind: Service, metadata: {annotations: {external-dns.alpha.kubernetes.io/hostname: a}}}", true)]
    [TestCase("{kind: Ingress, metadata: {annotations: {external-dns.kubernetes.io/ttl: a}}}", true)]
    [TestCase("{kind: Service, metadata: {annotations: {other: a}}}", false)]
    [TestCase("{kind: HorizontalPodAutoscaler}", false)]
    [TestCase("{ResourceRecordSets: []}", false)]
    [TestCase("[]", false)]
    public void Objects_are_told_by_their_kind_and_annotations(string text, bool expected) =>
        Assert.That(
            ExternalDnsImport.Recognizes(SourceReader.Read(new SourceText("a.yaml", text), [])!),
            Is.EqualTo(expected)
        );

    [TestCase("60", 60)]
    [TestCase("1m", 60)]
    [TestCase("1h30m", 5400)]
    [TestCase("1.5s", 1, Description = "the fraction is omitted: ExternalDNS, parseTTL")]
    [TestCase("1500ms", 1)]
    [TestCase("2147483647", int.MaxValue)]
    [TestCase("2147483648", null)]
    [TestCase("1d", null)]
    [TestCase("m", null)]
    [TestCase("1 m", null)]
    [TestCase("-1s", null)]
    [TestCase("", null)]
    public void A_ttl_is_seconds_or_a_duration_of_go(string text, int? expected) =>
        Assert.That(GoDuration.TryParseSeconds(text, out int seconds) ? seconds : (int?)null, Is.EqualTo(expected));

    // ExternalDNS, source/wrappers/dedupsource.go: type, name, set identifier and sorted targets tell two endpoints
    // apart, and the second of two equal ones is dropped.
    [Test]
    public void An_endpoint_that_is_given_again_is_one()
    {
        ImportedRecords? read = ExternalDnsText.Read(
            ExternalDnsText.Endpoints(
                "dnsName: a.example.com, recordType: A, targets: [192.0.2.1, 192.0.2.2]",
                "dnsName: a.example.com, recordType: A, targets: [192.0.2.2, 192.0.2.1]"
            ),
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Select(one => one.Code), Is.EqualTo(new[] { "repeated-endpoint" }));
        Assert.That(
            read!.Records().Select(ExternalDnsText.Shown),
            Is.EqualTo(new[] { "a.example.com. 300 A 192.0.2.1 | 192.0.2.2" })
        );
    }

    // ExternalDNS, source/service.go: Services with one name, type, set identifier and TTL are one record of all their
    // targets, which are sorted; other TTLs are another endpoint of the name.
    [TestCase("60", "a.example.com. 60 A 192.0.2.1 | 192.0.2.2")]
    [TestCase("30", null)]
    public void Services_that_share_a_host_name_make_one_record(string ttl, string? shown)
    {
        ImportedRecords? read = ExternalDnsText.Read(
            Service("192.0.2.2", "60") + "---\n" + Service("192.0.2.1", ttl),
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Select(one => one.Code),
            Is.EqualTo(new[] { shown is null ? "duplicate-record" : "shared-host" })
        );
        Assert.That(read?.Records().Select(ExternalDnsText.Shown), Is.EqualTo(shown is null ? null : new[] { shown }));
    }

    // ExternalDNS, "Configure DNS record TTL": 0 is the same as no annotation, and the AWS provider then takes 300 s.
    [Test]
    public void A_ttl_of_0_is_the_default_of_the_provider()
    {
        ImportedRecords? read = ExternalDnsText.Read(Service("192.0.2.1", "0"), out DiagnosticList diagnostics);
        Assert.That(diagnostics.Select(one => one.Code), Is.EqualTo(new[] { "default-ttl" }));
        Assert.That(
            read!.Records().Select(ExternalDnsText.Shown),
            Is.EqualTo(new[] { "a.example.com. 300 A 192.0.2.1" })
        );
    }

    private static string Service(string address, string ttl) =>
        $"""
            kind: Service
            metadata:
              annotations:
                external-dns.kubernetes.io/hostname: a.example.com
                external-dns.kubernetes.io/ttl: "{ttl}"
            spec:
              type: LoadBalancer
            status:
              loadBalancer:
                ingress:
                - ip: {address}

            """;
}
