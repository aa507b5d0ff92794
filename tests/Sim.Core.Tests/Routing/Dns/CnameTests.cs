using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>A name server that has both a CNAME and what it leads to answers with both (RFC 1034 section
/// 4.3.2).</summary>
public sealed class CnameTests
{
    private static readonly RecordSet s_app = Zones.Leaf("app.example.com", "192.0.2.1");

    [Test]
    public void A_question_for_an_address_follows_a_cname_inside_the_zone() =>
        Assert.That(
            Zones.Compile(Cname("www.example.com", "app.example.com."), s_app).Ask(default).Text(),
            Is.EqualTo("192.0.2.1 1")
        );

    [Test]
    public void A_question_for_the_cname_itself_gets_it() =>
        Assert.That(
            Ask(RecordType.CNAME, Cname("www.example.com", "app.example.com."), s_app).Text(),
            Is.EqualTo("app.example.com. 1")
        );

    [Test]
    public void Names_are_one_name_whatever_their_case_and_their_last_dot() =>
        Assert.That(
            Zones
                .Compile(Cname("www.example.com", "APP.Example.Com"), s_app)
                .Answer("WWW.example.COM.", RecordType.A, default, [])
                .Text(),
            Is.EqualTo("192.0.2.1 1")
        );

    // 60 s at the address: a CNAME that is kept for 20 s makes everybody ask again then, one of 300 s does not.
    [TestCase(20, ExpectedResult = 20)]
    [TestCase(300, ExpectedResult = 60)]
    public double The_least_ttl_on_the_way_counts(int seconds)
    {
        CompiledZone zone = Zones.Compile(
            Cname("www.example.com", "mid.example.com.") with
            {
                Ttl = SimDuration.FromSeconds(300),
            },
            Cname("mid.example.com", "app.example.com.") with
            {
                Ttl = SimDuration.FromSeconds(seconds),
            },
            s_app
        );
        zone.TryFind("www.example.com", RecordType.A, out RecordGroupId group);
        var why = new Explanation();

        DnsAnswer answer = zone.Answer(group, default, []);

        Assert.That(answer.Shares.Single().Ttl, Is.EqualTo(answer.Ttl));
        Assert.That(zone.Answer(group, default, [], why).Ttl, Is.EqualTo(answer.Ttl));
        Assert.That(zone.Sample(group, default, [], new RandomStream(1), new int[8]).Ttl, Is.EqualTo(answer.Ttl));
        return answer.Ttl.TotalSeconds;
    }

    [Test]
    public void Weighted_cnames_share_by_weight()
    {
        // 1/4 stays here, 3/4 goes to a name of somebody else, which is all that this zone knows.
        CompiledZone zone = Zones.Compile(
            Soa(),
            Cname("www.example.com", "app.example.com.") with
            {
                Policy = new WeightedRouting(1),
                SetIdentifier = "own",
            },
            Cname("www.example.com", "www.example.net.") with
            {
                Policy = new WeightedRouting(3),
                SetIdentifier = "cdn",
            },
            s_app
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("www.example.net. 0.75, 192.0.2.1 0.25"));
        Assert.That(zone.Findings, Is.Empty);
    }

    [Test]
    public void A_failed_check_of_a_cname_sends_users_to_the_secondary()
    {
        CompiledZone zone = Zones.Compile(
            Cname("www.example.com", "app.example.com.") with
            {
                Policy = new FailoverRouting(FailoverRole.Primary),
                SetIdentifier = "p",
                HealthCheckId = "check",
            },
            Cname("www.example.com", "www.example.net.") with
            {
                Policy = new FailoverRouting(FailoverRole.Secondary),
                SetIdentifier = "s",
            },
            s_app
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.1 1"));
        Assert.That(zone.Ask(default, "check").Text(), Is.EqualTo("www.example.net. 1"));
    }

    [Test]
    public void Each_type_is_followed_for_itself()
    {
        RecordSet[] records =
        [
            Cname("www.example.com", "mid.example.com."),
            Cname("mid.example.com", "app.example.com."),
            s_app,
            s_app with
            {
                Type = RecordType.TXT,
                Values = ["\"v=1\""],
            },
        ];
        Assert.That(Ask(RecordType.TXT, records).Text(), Is.EqualTo("\"v=1\" 1"));
        Assert.That(Ask(RecordType.AAAA, records).Code, Is.EqualTo(DnsResponseCode.NoData));
        // No MX anywhere on the way: the answer is the CNAME, and whoever asked has to be content.
        Assert.That(Ask(RecordType.MX, records).Text(), Is.EqualTo("mid.example.com. 1"));
    }

    [Test]
    public void A_wildcard_may_be_a_cname_and_may_be_its_target()
    {
        CompiledZone zone = Zones.Compile(
            Cname("*.example.com", "any.lb.example.com."),
            Zones.Leaf("*.lb.example.com", "192.0.2.7")
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.7 1"));
    }

    [Test]
    public void An_alias_of_a_cname_is_followed_too() =>
        Assert.That(
            Zones
                .Compile(
                    Zones.Alias("www.example.com", "mid.example.com") with
                    {
                        Type = RecordType.CNAME,
                    },
                    Cname("mid.example.com", "app.example.com."),
                    s_app
                )
                .Ask(default)
                .Text(),
            Is.EqualTo("192.0.2.1 1")
        );

    [Test]
    public void The_way_is_explained_name_by_name()
    {
        CompiledZone zone = Zones.Compile(
            Cname("www.example.com", "mid.example.com."),
            Cname("mid.example.com", "app.example.com."),
            s_app
        );
        var why = new Explanation();
        zone.Answer("www.example.com", RecordType.A, default, [], why);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  www.example.com. A: CNAME, simple (1 record set)
                = www.example.com.: healthy (the only record set, CNAME of mid.example.com. A)
                    mid.example.com. A: CNAME, simple (1 record set)
                  = mid.example.com.: healthy (the only record set, CNAME of app.example.com. A)
                      app.example.com. A: simple (1 record set)
                    = app.example.com.: healthy (the only record set, gives 192.0.2.1)

                """
            )
        );
    }

    [Test]
    public void Cnames_in_a_circle_are_one_finding_with_the_way_around_and_answer_nothing()
    {
        CompiledZone zone = Zones.Compile(
            Cname("www.example.com", "b.example.com."),
            Cname("b.example.com", "www.example.com.")
        );
        ZoneFinding finding = zone.Findings.Single();
        Assert.That(finding.Kind, Is.EqualTo(ZoneFindingKind.AliasCycle));
        Assert.That(
            finding.Path.Select(name => name.ToString()),
            Is.EqualTo(new[] { "www.example.com.", "b.example.com.", "www.example.com." })
        );
        Assert.That(zone.Ask(default).Code, Is.EqualTo(DnsResponseCode.NoData));
    }

    [TestCase("gone.example.com.", ExpectedResult = "DanglingCname ")]
    [TestCase("www.example.net.", ExpectedResult = " www.example.net. 1")]
    // Below a delegation others answer.
    [TestCase("a.sub.example.com.", ExpectedResult = " a.sub.example.com. 1")]
    public string A_target_that_is_not_here_is_missing_or_elsewhere(string target)
    {
        RecordSet delegation = Zones.Leaf("sub.example.com", "ns.example.net.") with { Type = RecordType.NS };
        CompiledZone zone = Zones.Compile(Soa(), delegation, Cname("www.example.com", target));
        return $"{string.Join(',', zone.Findings.Select(f => f.Kind))} {zone.Ask(default).Text()}";
    }

    [Test]
    public void Other_records_beside_a_cname_are_a_finding()
    {
        CompiledZone zone = Zones.Compile(
            Cname("www.example.com", "app.example.com."),
            Zones.Leaf("www.example.com", "192.0.2.9"),
            s_app
        );
        Assert.That(
            zone.Findings.Select(f => (f.Kind, f.RecordIndex)),
            Is.EqualTo(new[] { (ZoneFindingKind.CnameConflict, 1) })
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.9 1"));
    }

    // Every name leads to the next; the depth limit cuts and no stack overflows.
    [Test]
    public void Ten_thousand_cnames_in_a_row_are_cut()
    {
        CompiledZone zone = Zones.Compile([
            .. Enumerable.Range(0, 10_000).Select(i => Cname($"n{i}.example.com", $"n{i + 1}.example.com.")),
            Zones.Leaf("n10000.example.com", "192.0.2.1"),
        ]);
        Assert.That(zone.Findings.Select(f => f.Kind).Distinct(), Is.EqualTo(new[] { ZoneFindingKind.AliasTooDeep }));
        Assert.That(zone.Answer("n9990.example.com", RecordType.A, default, []).Text(), Is.EqualTo("192.0.2.1 1"));
        Assert.That(zone.Answer("n0.example.com", RecordType.A, default, []).Code, Is.EqualTo(DnsResponseCode.NoData));
    }

    private static DnsAnswer Ask(RecordType type, params RecordSet[] records) =>
        Zones.Compile(records).Answer("www.example.com", type, default, []);

    private static RecordSet Cname(string name, string target) =>
        Zones.Leaf(name, target) with
        {
            Type = RecordType.CNAME,
        };

    private static RecordSet Soa() =>
        Zones.Leaf("example.com", "ns.example.net. hostmaster.example.com. 1 7200 900 1209600 86400") with
        {
            Type = RecordType.SOA,
        };
}
