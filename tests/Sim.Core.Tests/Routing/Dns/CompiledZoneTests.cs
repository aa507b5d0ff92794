using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class CompiledZoneTests
{
    private static readonly DnsClient s_french = new() { Continent = "EU", Country = "FR" };

    [TestCase("FR", "", ExpectedResult = "192.0.2.1 1")]
    [TestCase("FR", "dc-par", ExpectedResult = "198.51.100.10 1")]
    [TestCase("FR", "dc-mad", ExpectedResult = "192.0.2.1 1")]
    [TestCase("ES", "dc-mad", ExpectedResult = "198.51.100.10 1")]
    [TestCase("DE", "dc-par", ExpectedResult = "198.51.100.10 1")]
    public string A_country_goes_to_its_data_center_and_fails_over(string country, string down) =>
        Zones.Hybrid().Ask(new DnsClient { Continent = "EU", Country = country }, down).Text();

    [Test]
    public void Health_checks_are_in_ordinal_order_whatever_the_order_of_the_file() =>
        Assert.That(Zones.Hybrid().HealthCheckIds, Is.EqualTo(new[] { "dc-mad", "dc-par" }));

    [Test]
    public void An_alias_answers_with_the_ttl_of_its_target() =>
        Assert.That(Zones.Hybrid().Ask(s_french).Ttl, Is.EqualTo(SimDuration.FromSeconds(60)));

    [Test]
    public void Unequal_ttls_stay_with_their_shares_and_the_least_is_the_answers()
    {
        RecordSet slow = Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(1), "a") with
        {
            Ttl = SimDuration.FromSeconds(300),
        };
        DnsAnswer answer = Zones
            .Compile(slow, Zones.Leaf("www.example.com", "192.0.2.2", new WeightedRouting(1), "b"))
            .Ask(default);
        Assert.That(answer.Ttl, Is.EqualTo(SimDuration.FromSeconds(60)));
        Assert.That(answer.Shares.Select(s => s.Ttl.TotalSeconds), Is.EqualTo(new[] { 300.0, 60.0 }));
    }

    [Test]
    public void The_same_address_over_two_ways_is_one_share()
    {
        // 1/4 + 3/4 * 1/3 = 1/2 and 3/4 * 2/3 = 1/2.
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(1), "direct"),
            Zones.Alias("www.example.com", "in.example.com", new WeightedRouting(3), "nested"),
            Zones.Leaf("in.example.com", "192.0.2.1", new WeightedRouting(1), "a"),
            Zones.Leaf("in.example.com", "192.0.2.2", new WeightedRouting(2), "b")
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.1 0.5, 192.0.2.2 0.5"));
    }

    [Test]
    public void Several_values_come_in_every_rotation()
    {
        RecordSet record = Zones.Leaf("www.example.com", "192.0.2.1") with { Values = ["a", "b", "c"] };
        Assert.That(
            Zones.Compile(record).Ask(default).Text(),
            Is.EqualTo("a+b+c 0.333333, b+c+a 0.333333, c+a+b 0.333333")
        );
    }

    [Test]
    public void Twelve_multivalue_records_come_eight_at_a_time_each_equally_often()
    {
        RecordSet[] twelve =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => Zones.Leaf("www.example.com", $"192.0.2.{i}", new MultivalueRouting(), $"m{i:00}")),
        ];
        DnsAnswer answer = Zones.Compile(twelve).Ask(default);
        Assert.That(answer.Shares.Select(s => s.Values.Count), Has.All.EqualTo(8));
        var inclusion = answer.Shares.SelectMany(s => s.Values.Select(v => (v, s.Probability))).GroupBy(x => x.v);
        Assert.That(inclusion.Select(g => g.Sum(x => x.Probability)), Has.All.EqualTo(8.0 / 12).Within(1e-12));
        Assert.That(inclusion.Count(), Is.EqualTo(12));
    }

    [Test]
    public void A_healthy_leaf_behind_a_failed_alias_check_does_not_answer()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Alias("www.example.com", "p.example.com", new FailoverRouting(FailoverRole.Primary), "p", "branch"),
            Zones.Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s"),
            Zones.Leaf("p.example.com", "192.0.2.1")
        );
        Assert.That(zone.Ask(default, "branch").Text(), Is.EqualTo("192.0.2.2 1"));
    }

    [Test]
    public void Latency_that_is_unknown_comes_last_and_ties_go_to_the_lower_identifier()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new LatencyRouting("eu-west-1"), "c", "eu"),
            Zones.Leaf("www.example.com", "192.0.2.2", new LatencyRouting("us-east-1"), "b", "us"),
            Zones.Leaf("www.example.com", "192.0.2.3", new LatencyRouting("ap-south-1"), "a", "ap")
        );
        DnsClient client = new()
        {
            LatencyMs = new Dictionary<string, double> { ["eu-west-1"] = 20, ["us-east-1"] = 20 },
        };
        Assert.That(zone.Ask(client).Text(), Is.EqualTo("192.0.2.2 1"));
        Assert.That(zone.Ask(client, "us").Text(), Is.EqualTo("192.0.2.1 1"));
        Assert.That(zone.Ask(client, "us", "eu").Text(), Is.EqualTo("192.0.2.3 1"));
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.3 1"));
    }

    [Test]
    public void A_name_without_records_of_the_type_is_no_data_and_one_that_is_not_there_does_not_exist()
    {
        CompiledZone zone = Zones.Compile(Zones.Leaf("a.b.example.com", "192.0.2.1"));
        Assert.That(Code("a.b.example.com", RecordType.AAAA), Is.EqualTo(DnsResponseCode.NoData));
        // An empty non-terminal exists (RFC 4592 section 2.2.2).
        Assert.That(Code("b.example.com", RecordType.A), Is.EqualTo(DnsResponseCode.NoData));
        Assert.That(Code("c.example.com", RecordType.A), Is.EqualTo(DnsResponseCode.NxDomain));

        DnsResponseCode Code(string name, RecordType type) => zone.Answer(name, type, default, []).Code;
    }

    [Test]
    public void No_answer_may_be_cached_as_long_as_the_soa_record_says()
    {
        RecordSet soa = Zones.Leaf(
            "example.com",
            "ns-1.awsdns-0.com. hostmaster.example.com. 1 7200 900 1209600 300"
        ) with
        {
            Type = RecordType.SOA,
            Ttl = SimDuration.FromSeconds(900),
        };
        Assert.That(Zones.Compile(soa).NegativeTtl.TotalSeconds, Is.EqualTo(300));
        Assert.That(Zones.Compile().NegativeTtl.TotalSeconds, Is.EqualTo(900));
    }

    [TestCase("x.example.com", ExpectedResult = true)]
    [TestCase("x.y.example.com", ExpectedResult = true)]
    [TestCase("www.example.com", ExpectedResult = true)]
    // below.www.example.com: the closest name that exists is www, and there is no *.www (RFC 4592 section 3.3.1).
    [TestCase("below.www.example.com", ExpectedResult = false)]
    [TestCase("example.com", ExpectedResult = false)]
    [TestCase("not a name", ExpectedResult = false)]
    public bool A_wildcard_covers_what_does_not_exist(string name) =>
        Zones
            .Compile(Zones.Leaf("*.example.com", "192.0.2.1"), Zones.Leaf("www.example.com", "192.0.2.2"))
            .TryFind(name, RecordType.A, out _);

    [Test]
    public void Too_few_statuses_are_a_mistake_of_the_caller() =>
        Assert.That(() => Zones.Hybrid().Answer(new RecordGroupId(0), default, [true]), Throws.ArgumentException);
}
