using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.OctoDns;

public sealed class OctoDnsRefusalTests
{
    [Test]
    public void Every_error_of_plain_records_is_told_at_once_with_its_place()
    {
        OctoDnsText.Read(
            """
            "@": {type: A, value: 192.0.2.1}
            dot.: {type: A, value: 192.0.2.1}
            münchen: {type: A, value: 192.0.2.1}
            number: 5
            no-type: {value: 192.0.2.1}
            typo: {type: CNAM, value: a.example.net.}
            alias: {type: ALIAS, value: a.example.net.}
            geo: {type: A, value: 192.0.2.1, geo: {EU: [192.0.2.2]}}
            both: {type: A, value: 192.0.2.1, values: [192.0.2.1]}
            none: {type: A}
            empty: {type: A, values: []}
            address: {type: A, value: 192.0.2.256}
            v6: {type: AAAA, value: 192.0.2.1}
            relative: {type: CNAME, value: www}
            name: {type: NS, value: a..b.}
            several: {type: CNAME, values: [a.example.net., b.example.net.]}
            mx: {type: MX, value: 10 a.example.net.}
            mx-field: {type: MX, value: {preference: 70000}}
            twice: [{type: A, value: 192.0.2.1}, {type: A, value: 192.0.2.2}]
            ttl: {type: A, ttl: -1, value: 192.0.2.1}
            static: {type: TXT, value: x, dynamic: {}}
            service: {type: SVCB, value: {svcpriority: 1, targetname: ., svcparams: {Alpn: h 2}}}
            to: {type: Route53Provider/ALIAS, values: [{type: AX}, {type: A, name: www.example.com.}, {type: A, name: www, hosted-zone-id: Z1}]}
            check: {type: A, value: 192.0.2.1, octodns: {healthcheck: {protocol: HTPS, port: 0}, route53: {healthcheck: {request_interval: 20}}}}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:1 E not-a-name: '@' is no name in octoDNS",
                    "2:1 E not-a-name: 'dot.' ends in a dot",
                    "3:1 E not-a-name: 'münchen' is no name below example.com.",
                    "4:9 E wrong-kind: 'number' is a number",
                    "5:10 E missing-key: 'type' is missing",
                    "6:14 E unknown-word: 'type' is 'CNAM'",
                    "7:15 E unsupported-type: Route 53 has no records of type ALIAS",
                    "8:39 E geo-record: 'geo' records were removed from octoDNS",
                    "9:24 E value-and-values: a record has 'value' or 'values', not both",
                    "10:7 E no-values: the record has no values",
                    "11:26 E no-values: the record has no values",
                    "12:27 E not-an-address: '192.0.2.256' is not a value of type A",
                    "13:25 E not-an-address: '192.0.2.1' is not a value of type AAAA",
                    "14:32 E no-trailing-dot: the value is 'www', which octoDNS refuses: it has no dot at its end",
                    "15:25 E not-a-name: the value is 'a..b.'",
                    "16:49 E several-values: a CNAME record has one value",
                    "17:23 E wrong-kind: the value is text",
                    "18:29 E missing-key: 'exchange' is missing",
                    "18:42 E out-of-range: 'preference' is '70000'",
                    "19:38 E duplicate-record: 'twice' has a second record of type A",
                    "20:21 E out-of-range: 'ttl' is '-1'",
                    "21:40 E not-dynamic: records of type TXT have no pools",
                    "22:74 E service-parameter: 'Alpn' is no parameter that can be read",
                    "23:51 E unknown-word: 'type' is 'AX'",
                    "23:72 E alias-target: 'name' is 'www.example.com.' without a hosted-zone-id",
                    "23:107 E alias-target: 'name' is 'www' with a hosted-zone-id",
                    "24:70 E unknown-word: 'protocol' is 'HTPS'",
                    "24:82 E out-of-range: 'port' is '0'",
                    "24:128 E out-of-range: 'request_interval' is '20'",
                }
            )
        );
        Assert.That(diagnostics.Single(one => one.Message == "'type' is 'CNAM'").Suggestion, Is.EqualTo("CNAME"));
        Assert.That(diagnostics.Single(one => one.Message == "'protocol' is 'HTPS'").Suggestion, Is.EqualTo("HTTPS"));
        Assert.That(diagnostics.Single(one => one.Code == "no-trailing-dot").Suggestion, Is.EqualTo("www."));
    }

    [Test]
    public void Every_error_of_pools_and_rules_is_told_at_once_with_its_place()
    {
        OctoDnsText.Read(
            """
            www:
              type: A
              value: 192.0.2.9
              dynamic:
                pools:
                  default: {values: [{value: 192.0.2.1}]}
                  a.b: {values: [{value: 192.0.2.1}]}
                  eu: {fallback: uss, values: [{value: 192.0.2.1, weight: 101, status: dwn}, {weight: 2}]}
                  EU: {values: []}
                  us: 5
                  x: {fallback: y, values: [{value: nine}]}
                  y: {fallback: z, values: [{value: 192.0.2.1}]}
                  z: {fallback: y, values: [{value: 192.0.2.1}]}
                rules:
                - {geos: [EU], pool: euu}
                - {pool: eu}
                - {geos: [EU-FR, FR, XX, NA-CA-QC, NA-US-xx, AF-QQ, EU, A-B-C-D], pool: eu}
                - {subnets: [203.0.113.0/25, 203.0.113.7/24, here], pool: eu}
                - {subnets: [10.0.0.0/8, 10.0.0.0/8], pool: eu}
                - {subnets: [10.1.0.0/16], pool: eu}
                - {geos: [OC]}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines().Where(line => line.Contains(" E ", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "6:7 E reserved-pool: octodns-route53 keeps the pool 'default' for the values of the record",
                    "7:7 E pool-name: the pool name 'a.b' cannot be a part of a name in DNS",
                    "8:7 E unknown-pool: fallback 'uss' of pool 'eu' does not exist",
                    "8:63 E out-of-range: 'weight' is '101'",
                    "8:76 E unknown-word: 'status' is 'dwn'",
                    "8:82 E missing-key: 'value' is missing",
                    "9:7 E duplicate-pool: 'EU' differs from another pool in letter case alone, which names in DNS do "
                        + "not tell apart",
                    "9:11 E no-values: pool 'EU' has no values",
                    "10:11 E wrong-kind: pool 'us' is a number",
                    "11:41 E not-an-address: 'nine' is not a value of type A",
                    "12:7 E fallback-loop: the fallbacks lead back: y -> z -> y",
                    "15:7 E unknown-pool: pool 'euu' does not exist",
                    "16:7 E catch-all-order: this rule matches every client, so those behind it never count",
                    "17:7 E geo-order: 'EU-FR' comes after 'EU', which matches its clients first in octoDNS but not in "
                        + "Route 53",
                    "17:7 E repeated-geo: 'EU' stands in a rule before, or twice in this one",
                    "17:22 E unknown-geo: 'FR' has an unknown continent",
                    "17:26 E unknown-geo: 'XX' has an unknown continent",
                    "17:30 E unknown-geo: 'NA-CA-QC' names a subdivision, which Route 53 takes from octoDNS for the "
                        + "US alone",
                    "17:40 E unknown-geo: 'NA-US-xx' has an unknown subdivision",
                    "17:50 E unknown-geo: 'AF-QQ' has an unknown country",
                    "17:61 E unknown-geo: 'A-B-C-D' is no geo code",
                    "18:18 E out-of-range: '203.0.113.0/25' is no address block that Route 53 can tell apart",
                    "18:34 E not-a-subnet: '203.0.113.7/24' is no address block that Route 53 can tell apart",
                    "18:50 E not-a-subnet: 'here' is no address block that Route 53 can tell apart",
                    "19:7 E repeated-subnet: '10.0.0.0/8' stands in a rule before, or twice in this one",
                    "20:7 E subnet-order: '10.1.0.0/16' comes after '10.0.0.0/8', which matches its clients first in "
                        + "octoDNS but not in Route 53",
                    "21:7 E missing-key: 'pool' is missing",
                    "21:7 E no-catch-all: the last rule has geos or subnets, so clients elsewhere get no answer",
                }
            )
        );
        string? Suggestion(string message) =>
            diagnostics.Single(one => one.Message.StartsWith(message, StringComparison.Ordinal)).Suggestion;
        Assert.That(Suggestion("pool 'euu'"), Is.EqualTo("eu"));
        Assert.That(Suggestion("'FR' has"), Is.EqualTo("EU-FR"));
    }

    [TestCase("dynamic: {}", "3:14 E missing-key: 'pools' is missing")]
    [TestCase("dynamic: {}", "3:14 E missing-key: 'rules' is missing")]
    [TestCase("dynamic: {pools: {a: {values: [{value: 192.0.2.1}]}}, rules: []}", "3:66 E no-rules: there is no rule")]
    public void Pools_and_rules_must_be_there(string dynamic, string expected)
    {
        OctoDnsText.Read($"www:\n    type: A\n    {dynamic}\n    value: 192.0.2.1", out DiagnosticList diagnostics);
        Assert.That(diagnostics.Lines(), Does.Contain(expected));
    }

    [Test]
    public void Harmless_oddities_are_read_and_told_once_with_their_count()
    {
        var read = OctoDnsText.Read(
            """
            loc: {type: LOC, value: {}}
            loc2: {type: LOC, value: {}}
            other: {type: CloudflareProvider/URI, value: x}
            ignored: {type: A, value: 192.0.2.1, octodns: {ignored: true}}
            only: {type: A, value: 192.0.2.1, octodns: {included: [route53], cloudflare: {proxied: true}}}
            key: {type: A, value: 192.0.2.1, tl: 60}
            quoted: {type: A, value: 192.0.2.1, ttl: "60"}
            www:
              type: A
              value: 192.0.2.9
              dynamic:
                pools: {a: {values: [{value: 192.0.2.1, weight: 5}]}, b: {values: [{value: 192.0.2.2}]}, c: {values: [{value: 192.0.2.3}]}}
                rules:
                - {geos: [AS-FR], pool: a}
                - {subnets: [203.0.113.0/24], pool: a}
                - {pool: b}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:13 W skipped-type: records of type LOC are not sent to Route 53 and left out (2 times)",
                    "3:15 W skipped-type: records of type CloudflareProvider/URI are for another provider and left out",
                    "4:10 W ignored-record: octoDNS ignores this record, and so it is left out",
                    "5:55 W provider-filter: 'included' names providers of a configuration that is not read: the "
                        + "record "
                        + "is taken as deployed",
                    "5:66 W unknown-key: 'cloudflare' is not a key of this object and is ignored",
                    "6:34 W unknown-key: 'tl' is not a key of this object and is ignored; did you mean 'ttl'?",
                    "7:42 W number-as-text: 'ttl' is a number in quotes",
                    "12:26 W single-weight: the weight of a pool's only value counts as 1",
                    "12:94 W unused-pool: pool 'c' is in no rule and no fallback",
                    "14:7 W geos-and-subnets: octodns-route53 refuses a record with geos and subnets: it is read as "
                        + "subnets first, then geos",
                    "14:15 W continent-mismatch: 'AS-FR': FR is listed in EU here; Route 53 takes the country "
                        + "alone",
                    "15:7 W rule-order: octoDNS wants rules with subnets before rules with geos; subnets come first in "
                        + "any order",
                    "15:7 W reused-pool: octoDNS refuses a second rule for pool 'a'; the two are read as they stand",
                }
            )
        );
        Assert.That(
            read!.Records().Where(record => record.Alias is null).Take(3).Select(record => record.Name.ToString()),
            Is.EqualTo(new[] { "only.example.com.", "key.example.com.", "quoted.example.com." })
        );
    }

    [Test]
    public void A_lenient_record_keeps_an_order_that_octodns_would_refuse()
    {
        var read = OctoDnsText.Read(
            """
            www:
              type: A
              value: 192.0.2.9
              octodns: {lenient: true}
              dynamic:
                pools: {a: {values: [{value: 192.0.2.1}]}, b: {values: [{value: 192.0.2.2}]}}
                rules: [{geos: [EU], pool: a}, {geos: [EU-FR], pool: b}]
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(read, Is.Not.Null);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "7:36 W no-catch-all: the last rule has geos or subnets, so clients elsewhere get no answer",
                    "7:36 W geo-order: 'EU-FR' comes after 'EU', which matches its clients first in octoDNS but not in "
                        + "Route 53",
                }
            )
        );
    }

    [Test]
    public void A_file_that_is_not_named_after_a_zone_needs_the_origin()
    {
        var diagnostics = new DiagnosticList();
        LocatedNode root = SourceReader.Read(
            new SourceText("zone.yaml", "a: {type: A, value: 192.0.2.1}"),
            diagnostics
        )!;
        Assert.That(Sim.Scenarios.Import.OctoDns.OctoDnsImport.Read(root, null, diagnostics), Is.Null);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "1:1 E no-origin: the file does not say which zone it is" })
        );
    }
}
