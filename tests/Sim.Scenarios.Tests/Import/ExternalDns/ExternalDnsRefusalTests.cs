using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.ExternalDns;

public sealed class ExternalDnsRefusalTests
{
    [Test]
    public void Every_error_of_endpoints_is_told_at_once_with_its_place()
    {
        ExternalDnsText.Read(
            ExternalDnsText.Endpoints(
                "recordType: A, targets: [192.0.2.1]",
                "dnsName: a, recordType: A, targets: [192.0.2.1]",
                "dnsName: d.b, recordType: AX, targets: [192.0.2.1]",
                "dnsName: e.b, recordType: A",
                "dnsName: f.b, recordType: A, targets: [x.y, '']",
                "dnsName: g.b, recordType: CNAME, targets: [x.y, z.y]",
                "dnsName: h.b, recordType: CNAME, targets: [x.cloudfront.net, z.y]",
                "dnsName: i.b, recordType: A, targets: [192.0.2.1], providerSpecific: [{name: alias, value: 'true'}]",
                "dnsName: j.b, recordType: A, targets: [x.y], providerSpecific: [{name: alias, value: ture}]",
                "dnsName: k.b, recordType: A, targets: [192.0.2.1], recordTTL: -1",
                "dnsName: l.b, recordType: A, targets: [192.0.2.1], setIdentifier: x",
                "dnsName: m.b, recordType: A, targets: [192.0.2.1], providerSpecific: [{name: aws/weight, value: '1'}]",
                "dnsName: n.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/weight, value: ten}]",
                "dnsName: o.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/weight, value: '1'}, {name: aws/region, value: r}]",
                "dnsName: p.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/failover, value: PRIMRY}]",
                "dnsName: q.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/geolocation-subdivision-code, value: CA}]",
                "dnsName: r.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/geoproximity-coordinates, value: '1'}]",
                "dnsName: s.b, recordType: A, targets: [192.0.2.1], setIdentifier: x, providerSpecific: [{name: "
                    + "aws/multi-value-answer, value: 'false'}]",
                "dnsName: t.b, recordType: A, targets: [192.0.2.1], providerSpecific: [{value: '1'}, {name: x}, {name: "
                    + "s/y, value: a}, {name: s/y, value: b}]"
            ),
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "5:5 E missing-key: 'dnsName' is missing",
                    "6:15 E not-a-name: 'a' is no whole domain name",
                    "7:32 E unknown-word: 'recordType' is 'AX'",
                    "8:5 E no-target: the endpoint has no targets",
                    "9:45 E not-an-address: 'x.y' is not a value of type A",
                    "9:50 E empty-item: a target is empty",
                    "10:54 E several-targets: a CNAME record has one target",
                    "11:67 E several-targets: an alias has one target",
                    "12:45 E not-a-name: '192.0.2.1' is no name that an alias can point to",
                    "13:91 E not-a-flag: 'alias' is 'ture'",
                    "14:68 E out-of-range: 'recordTTL' is '-1'",
                    "15:5 E no-policy: the set identifier 'x' needs a routing policy",
                    "16:5 E no-set-identifier: ExternalDNS ignores a routing policy without a set identifier",
                    "17:120 E not-a-number: 'aws/weight' is 'ten'",
                    "18:152 E several-policies: an endpoint has one routing policy, this one has aws/weight and "
                        + "aws/region",
                    "19:122 E unknown-word: 'aws/failover' is 'PRIMRY'",
                    "20:93 E ambiguous-area: a location is a continent, or a country, or a country with a subdivision",
                    "21:138 E not-a-point: 'aws/geoproximity-coordinates' is '1'",
                    "22:132 E not-a-flag: 'aws/multi-value-answer' is 'false', though ExternalDNS takes its presence "
                        + "as "
                        + "true",
                    "23:76 E missing-key: 'name' is missing",
                    "23:90 E missing-key: 'value' is missing",
                    "23:108 W other-provider: 's/y' is for another provider and ignored",
                    "23:131 E duplicate-key: 's/y' is given twice",
                }
            )
        );
        Assert.That(diagnostics.Single(one => one.Message == "'alias' is 'ture'").Suggestion, Is.EqualTo("true"));
        Assert.That(
            diagnostics.Single(one => one.Message.EndsWith("'PRIMRY'", StringComparison.Ordinal)).Suggestion,
            Is.EqualTo("PRIMARY")
        );
    }

    [TestCase("kind: DNSEndpoint", "1:1 E missing-key: 'spec' is missing")]
    [TestCase("kind: DNSEndpoint\nspec: {}", "2:7 E missing-key: 'endpoints' is missing")]
    [TestCase("apiVersion: v1", "1:1 E missing-key: 'kind' is missing")]
    [TestCase("[]", "1:1 E wrong-kind: the document is a list")]
    [TestCase("kind: Pod", "1:1 E no-records: the file has nothing that ExternalDNS would make a record of")]
    public void Documents_without_a_record_are_refused(string text, string expected)
    {
        Assert.That(ExternalDnsText.Read(text, out DiagnosticList diagnostics), Is.Null);
        Assert.That(
            diagnostics.Lines().Where(line => line.Contains(" E ", StringComparison.Ordinal)),
            Is.EqualTo(new[] { expected })
        );
    }

    [TestCase(
        "type: ClusterIP",
        "",
        "7:42 E no-target: where 'a.example.com' leads cannot be told from the Service alone"
    )]
    [TestCase(
        "type: LoadBalancer",
        "",
        "7:42 E no-target: where 'a.example.com' leads cannot be told from the Service alone"
    )]
    [TestCase("type: LoadBalancer", "ttl: -1", "8:43 E not-a-time: 'ttl' is '-1'")]
    [TestCase("type: LoadBalancer", "ttl: soon", "8:43 E not-a-time: 'ttl' is 'soon'")]
    [TestCase(
        "type: LoadBalancer",
        "hostname: b.example.com",
        "8:5 E two-prefixes: 'hostname' is 'a.example.com' under one prefix and 'b.example.com' under the other"
    )]
    [TestCase(
        "type: LoadBalancer",
        "aws-weight: '1'",
        "7:42 E no-set-identifier: ExternalDNS ignores a routing policy without a set identifier"
    )]
    public void Annotations_that_say_nothing_whole_are_refused(string spec, string annotation, string expected)
    {
        // Target annotations would hide what the first cases are about.
        string target = annotation.Length > 0 ? "192.0.2.1" : "";
        string text =
            "kind: Service\n"
            + "spec:\n"
            + $"  {spec}\n"
            + "metadata:\n"
            + "  annotations:\n"
            + $"    external-dns.kubernetes.io/target: '{target}'\n"
            + "    external-dns.kubernetes.io/hostname: a.example.com\n"
            + (annotation.Length > 0 ? $"    external-dns.alpha.kubernetes.io/{annotation}\n" : "");
        Assert.That(ExternalDnsText.Read(text, out DiagnosticList diagnostics), Is.Null);
        Assert.That(
            diagnostics.Lines().Where(line => line.Contains(" E ", StringComparison.Ordinal)),
            Is.EqualTo(new[] { expected })
        );
    }

    [Test]
    public void A_name_that_two_objects_give_is_refused()
    {
        string endpoint = "dnsName: a.example.com, recordType: A, targets: [192.0.2.1]";
        string other = "dnsName: a.example.com, recordType: A, targets: [192.0.2.2]";
        Assert.That(
            ExternalDnsText.Read(ExternalDnsText.Endpoints(endpoint, other), out DiagnosticList diagnostics),
            Is.Null
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "6:5 E duplicate-record: a.example.com. A is given twice: which one ExternalDNS takes cannot be "
                        + "told",
                }
            )
        );
    }

    [Test]
    public void Harmless_oddities_are_read_and_told()
    {
        var read = ExternalDnsText.Read(
            """
            kind: Service
            metadata:
              annotations:
                external-dns.kubernetes.io/hostname: a.example.com
                external-dns.kubernetes.io/target: 192.0.2.1
                external-dns.kubernetes.io/ttl: 60
                external-dns.kubernetes.io/internal-hostname: b.example.com
                external-dns.kubernetes.io/cloudflare-proxied: "true"
                external-dns.kubernetes.io/hostnam: c.example.com
                external-dns.kubernetes.io/aws-wieght: "1"
            ---
            kind: Service
            metadata: {annotations: {external-dns.kubernetes.io/controller: other}}
            ---
            kind: Ingress
            ---
            kind: DNSEndpoint
            spec:
              endpoints:
              - dnsName: b.example.com
                recordType: MX
                targets: [10 mail.example.com]
                providerSpecific: [{name: alias, value: "true"}, {name: scw/x, value: "1"}]
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "6:37 W not-quoted: 'external-dns.kubernetes.io/ttl' is a number, which Kubernetes refuses: an "
                        + "annotation "
                        + "is text, in quotes",
                    "7:51 W not-followed: 'internal-hostname' needs the state of a cluster and is ignored",
                    "8:5 W other-provider: 'cloudflare-proxied' is for another provider and ignored",
                    "9:5 W unknown-key: 'hostnam' is no annotation of ExternalDNS and ignored; did you mean "
                        + "'hostname'?",
                    "10:5 W unknown-key: 'aws/wieght' is not a key of this object and is ignored; did you mean "
                        + "'aws/weight'?",
                    "13:65 W other-controller: this Service is for controller 'other', so ExternalDNS does not read it",
                    "15:1 W no-host: this Ingress has no host name and makes no record",
                    "23:45 W no-alias: ExternalDNS makes no alias of type MX",
                    "23:61 W other-provider: 'scw/x' is for another provider and ignored",
                }
            )
        );
        Assert.That(read!.RecordSets, Has.Count.EqualTo(2));
    }

    [TestCase("cloudflare-proxied")]
    [TestCase("coredns-group")]
    [TestCase("scw-weight")]
    public void Annotations_of_other_providers_are_told_and_ignored(string annotation)
    {
        ExternalDnsText.Read(
            $$"""
            kind: Service
            metadata:
              annotations:
                external-dns.kubernetes.io/hostname: a.example.com
                external-dns.kubernetes.io/target: 192.0.2.1
                external-dns.kubernetes.io/{{annotation}}: x
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { $"6:5 W other-provider: '{annotation}' is for another provider and ignored" })
        );
    }
}
