using System.Net;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.OctoDns;

/// <summary>What imported zones answer, against octoDNS's documentation on dynamic records.</summary>
public sealed class OctoDnsAnswerTests
{
    private static readonly DnsClient s_france = new() { Continent = "EU", Country = "FR" };
    private static readonly DnsClient s_california = new()
    {
        Continent = "NA",
        Country = "US",
        Subdivision = "CA",
    };

    private static readonly DnsClient s_texas = new()
    {
        Continent = "NA",
        Country = "US",
        Subdivision = "TX",
    };

    private static readonly DnsClient s_southAfrica = new() { Continent = "AF", Country = "ZA" };
    private static readonly DnsClient s_nigeria = new() { Continent = "AF", Country = "NG" };

    // Pool eu has weights 2 and 1, so shares of 2/3 and 1/3.
    private const string Eu = "192.0.2.1 0.667, 192.0.2.2 0.333";
    private const string Us = "198.51.100.1 1.000";
    private const string Values = "192.0.2.8+192.0.2.9 1.000";

    private static readonly object[] s_healthy =
    [
        new object[] { s_france, Eu },
        new object[] { s_southAfrica, Eu },
        new object[] { s_california, Eu },
        new object[] { s_nigeria, Us },
        new object[] { s_texas, Us },
        new object[] { default(DnsClient), Us },
    ];

    [TestCaseSource(nameof(s_healthy))]
    public void The_first_rule_whose_area_holds_the_client_chooses_the_pool(object client, string expected) =>
        Assert.That(Answer(OctoDnsImportTests.Example, (DnsClient)client), Is.EqualTo(expected));

    [TestCase("192.0.2.1", "192.0.2.2 1.000")]
    [TestCase("192.0.2.1 192.0.2.2", Us, Description = "the fallback of eu is us")]
    [TestCase("192.0.2.1 192.0.2.2 198.51.100.1", Values, Description = "us has no fallback but the values")]
    [TestCase("198.51.100.1", Eu)]
    public void A_pool_whose_values_are_all_down_goes_to_its_fallback_and_last_to_the_values(
        string down,
        string expected
    ) => Assert.That(Answer(OctoDnsImportTests.Example, s_france, down.Split(' ')), Is.EqualTo(expected));

    [Test]
    public void The_catch_all_falls_back_to_the_values_too() =>
        Assert.That(Answer(OctoDnsImportTests.Example, s_texas, "198.51.100.1"), Is.EqualTo(Values));

    private const string Chain = """
        www:
          type: A
          value: 192.0.2.9
          dynamic:
            pools:
              a: {fallback: b, values: [{value: 192.0.2.1}]}
              b: {fallback: c, values: [{value: 192.0.2.2}]}
              c: {values: [{value: 192.0.2.3}]}
            rules: [{pool: a}]
        """;

    [TestCase("", "192.0.2.1 1.000")]
    [TestCase("192.0.2.2", "192.0.2.1 1.000")]
    [TestCase("192.0.2.1", "192.0.2.2 1.000")]
    [TestCase("192.0.2.1 192.0.2.2", "192.0.2.3 1.000")]
    [TestCase("192.0.2.1 192.0.2.2 192.0.2.3", "192.0.2.9 1.000")]
    public void Fallbacks_are_followed_along_the_chain(string down, string expected) =>
        Assert.That(Answer(Chain, s_france, down.Split(' ')), Is.EqualTo(expected));

    private const string Forced = """
        www:
          type: A
          value: 192.0.2.9
          dynamic:
            pools:
              a: {fallback: b, values: [{value: 192.0.2.1, status: down}, {value: 192.0.2.2}, {value: 192.0.2.3, weight: 3}]}
              b: {values: [{value: 192.0.2.1, status: down}, {value: 192.0.2.4, status: up}]}
            rules: [{pool: a}]
        """;

    [TestCase("", "192.0.2.2 0.250, 192.0.2.3 0.750", Description = "the value that is forced down has no share")]
    [TestCase("192.0.2.2 192.0.2.3", "192.0.2.4 1.000")]
    [TestCase("192.0.2.2 192.0.2.3 192.0.2.4", "192.0.2.4 1.000", Description = "forced up: nothing takes it down")]
    public void A_forced_status_stands_whatever_the_checks_say(string down, string expected) =>
        Assert.That(Answer(Forced, s_france, down.Split(' ')), Is.EqualTo(expected));

    private const string Subnets = """
        www:
          type: A
          value: 192.0.2.9
          dynamic:
            pools: {a: {values: [{value: 192.0.2.1}]}, b: {values: [{value: 192.0.2.2}]}, c: {values: [{value: 192.0.2.3}]}}
            rules:
            - {subnets: [203.0.113.0/24, "2001:db8:1::/48"], pool: a}
            - {subnets: [203.0.0.0/16], pool: b}
            - {pool: c}
        """;

    [TestCase("203.0.113.0/24", "192.0.2.1")]
    [TestCase("203.0.113.7/32", "192.0.2.1")]
    [TestCase("203.0.112.0/24", "192.0.2.2")]
    [TestCase("203.0.112.0/20", "192.0.2.2", Description = "a prefix shorter than the /24 does not match it")]
    [TestCase("2001:db8:1:2::/56", "192.0.2.1")]
    [TestCase("192.0.2.0/24", "192.0.2.3")]
    public void The_rule_whose_block_holds_the_client_chooses_the_pool(string subnet, string expected) =>
        Assert.That(
            Answer(Subnets, s_france with { Subnet = IPNetwork.Parse(subnet) }),
            Is.EqualTo($"{expected} 1.000")
        );

    [Test]
    public void A_block_whose_pool_is_down_goes_to_the_values() =>
        Assert.That(
            Answer(Subnets, new DnsClient { Subnet = IPNetwork.Parse("203.0.113.0/24") }, "192.0.2.1"),
            Is.EqualTo("192.0.2.9 1.000")
        );

    private const string Mixed = """
        www:
          type: A
          value: 192.0.2.9
          dynamic:
            pools: {a: {values: [{value: 192.0.2.1}]}, b: {values: [{value: 192.0.2.2}]}, c: {values: [{value: 192.0.2.3}]}}
            rules:
            - {subnets: [203.0.113.0/24], pool: a}
            - {subnets: [198.51.100.0/24], geos: [EU-FR], pool: b}
            - {geos: [EU], pool: a}
            - {pool: c}
        """;

    [TestCase("203.0.113.0/24", "FR", "192.0.2.1", Description = "the block wins over the country")]
    [TestCase("198.51.100.0/24", "US", "192.0.2.2", Description = "a rule with both: the block is enough")]
    [TestCase("192.0.2.0/24", "FR", "192.0.2.2", Description = "a rule with both: the country is enough")]
    [TestCase("192.0.2.0/24", "DE", "192.0.2.1")]
    [TestCase("192.0.2.0/24", "US", "192.0.2.3")]
    public void Subnets_win_over_geos(string subnet, string country, string expected)
    {
        var client = new DnsClient
        {
            Continent = country == "US" ? "NA" : "EU",
            Country = country,
            Subnet = IPNetwork.Parse(subnet),
        };
        Assert.That(Answer(Mixed, client), Is.EqualTo($"{expected} 1.000"));
    }

    [Test]
    public void Subnets_win_over_geos_in_any_order()
    {
        string swapped = OctoDnsImportTests.Example.Replace(
            "    - {pool: us}",
            "    - {subnets: [203.0.113.0/24], pool: us}\n    - {pool: us}",
            StringComparison.Ordinal
        );
        Assert.That(Answer(swapped, s_france), Is.EqualTo(Eu));
        Assert.That(Answer(swapped, s_france with { Subnet = IPNetwork.Parse("203.0.113.0/24") }), Is.EqualTo(Us));
    }

    /// <summary>The distribution, values in order; checks that are named by their value are down.</summary>
    private static string Answer(string text, DnsClient client, params string[] down)
    {
        ImportedRecords? read = OctoDnsText.Read(text, out DiagnosticList diagnostics);
        Assert.That(read, Is.Not.Null, string.Join("\n", diagnostics.Lines()));
        Zone zone = read!.Zone();
        CompiledZone compiled = CompiledZone.Compile(zone);
        Assert.That(compiled.Findings, Is.Empty);
        bool[] healthy =
        [
            .. compiled.HealthCheckIds.Select(id =>
            {
                var check = (EndpointHealthCheck)zone.HealthChecks.Single(one => one.Id == id);
                HealthStatus observed = down.Contains(check.IpAddress) ? HealthStatus.Unhealthy : HealthStatus.Healthy;
                return ReportedHealth.Status(check, observed) == HealthStatus.Healthy;
            }),
        ];
        DnsAnswer answer = compiled.Answer("www.example.com", RecordType.A, client, healthy);
        return string.Join(
            ", ",
            answer
                .Shares.GroupBy(share => string.Join('+', share.Values.Order(StringComparer.Ordinal)))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => FormattableString.Invariant($"{group.Key} {group.Sum(share => share.Probability):F3}"))
        );
    }
}
