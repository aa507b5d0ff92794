namespace Sim.Scenarios.Tests.Schema;

/// <summary>Two sites with one prefix: each must say so, and something must choose between them.</summary>
[TestFixture]
public sealed class AnycastChecksTests
{
    private const string Graph = "network: {latency: great-circle, asGraph: {}}";

    private const string Second =
        "  - {id: dc-fra, location: FRA, prefix: 203.0.113.0/24, address: 203.0.113.10, anycast: true, "
        + "upstreams: [AS1], blades: {count: 1}, pool: fra-api}\n";

    [Test]
    public void Sites_that_say_so_share_prefix_and_address() =>
        Assert.That(Example.Read(Text("", "")).Diagnostics, Is.Empty);

    [TestCase("address: 203.0.113.10", "address: »203.0.113.11", "address: »203.0.113.10")]
    [TestCase("address: 203.0.113.10, anycast: true", "anycast: »true", "address: »203.0.113.10")]
    public void They_share_the_address_too(string old, string now, string first) =>
        Marked.Check(
            Text(old, now).Replace("address: 203.0.113.10\n", first + "\n"),
            "different-address different-address"
        );

    [Test]
    public void They_share_the_address_of_IPv6_too() =>
        Marked.Check(
            Text("anycast: true", "anycast: true, address6: »'2001:db8::1'")
                .Replace("anycast: true\n", "anycast: »true\n"),
            "different-address different-address"
        );

    [TestCase("203.0.113.0/24, address: 203.0.113.10, anycast: true", "»203.0.113.0/24, address: »203.0.113.10")]
    [TestCase("203.0.113.0/24, address: 203.0.113.10, anycast: true", "»203.0.113.0/25, address: »203.0.113.10")]
    public void A_site_that_does_not_say_so_may_have_taken_the_prefix_by_mistake(string old, string now) =>
        Marked.Check(
            Text(old, now).Replace("anycast: true\n", "anycast: »true\n"),
            "lonely-anycast overlapping-prefix duplicate-address"
        );

    [Test]
    public void Without_an_AS_graph_nothing_chooses() =>
        Marked.Check(
            Text("anycast: true", "anycast: »true")
                .Replace("anycast: true\n", "anycast: »true\n")
                .Replace(Graph, "network: {latency: great-circle}"),
            "missing-as-graph missing-as-graph"
        );

    private static string Text(string old, string now)
    {
        string second = old.Length > 0 ? Second.Replace(old, now) : Second;
        return Example
            .With("frontEnds:\n", second + "frontEnds:\n")
            .Replace("address: 203.0.113.10\n", "address: 203.0.113.10\n    anycast: true\n")
            .Replace("network: {latency: great-circle}", Graph)
            .Replace("pools:\n", "pools:\n  - {id: fra-api, replicas: 2}\n");
    }
}
