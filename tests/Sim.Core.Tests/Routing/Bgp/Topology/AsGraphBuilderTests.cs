using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Topology;

public sealed class AsGraphBuilderTests
{
    private AsGraphBuilder _builder = new();

    [SetUp]
    public void Forget() => _builder = new AsGraphBuilder();

    [Test]
    public void A_network_linked_to_itself_breaks_the_graph()
    {
        Provider(1, 2);
        _builder.AddPeers(new Asn(3), new Asn(3));

        AsGraphFinding finding = TheOnlyFinding();
        Assert.That(finding.Kind, Is.EqualTo(AsGraphFindingKind.SelfLink));
        Assert.That(finding.Row, Is.EqualTo(1));
        Assert.That(finding.Asns, Is.EqualTo(Graphs.Asns(3, 3)));
        Assert.That(_builder.Build(out _), Is.Null);
    }

    [Test]
    public void The_same_link_again_counts_once()
    {
        _builder.AddPeers(new Asn(1), new Asn(2));
        _builder.AddPeers(new Asn(2), new Asn(1));

        AsGraphFinding finding = TheOnlyFinding();
        Assert.That(finding.Kind, Is.EqualTo(AsGraphFindingKind.Duplicate));
        Assert.That((finding.Row, finding.EarlierRow), Is.EqualTo((1, 0)));
        Assert.That(_builder.Build(out _)!.LinkCount, Is.EqualTo(1));
    }

    [Test]
    public void Peers_that_are_also_provider_and_customer_contradict()
    {
        Provider(1, 2);
        _builder.AddPeers(new Asn(1), new Asn(2));

        Assert.That(TheOnlyFinding().Kind, Is.EqualTo(AsGraphFindingKind.Contradiction));
    }

    [Test]
    public void Each_the_provider_of_the_other_is_a_contradiction()
    {
        Provider(1, 2);
        Provider(2, 1);

        Assert.That(TheOnlyFinding().Kind, Is.EqualTo(AsGraphFindingKind.Contradiction));
    }

    [Test]
    public void A_cycle_of_providers_is_shown_from_provider_to_customer()
    {
        // 9 sells to 1, 1 to 2, 2 to 3, 3 to 1; 4 only buys from the cycle.
        Provider(9, 1);
        Provider(1, 2);
        Provider(2, 3);
        Provider(3, 1);
        Provider(3, 4);

        AsGraphFinding finding = TheOnlyFinding();
        Assert.That(finding.Kind, Is.EqualTo(AsGraphFindingKind.ProviderCycle));
        Assert.That(finding.Row, Is.EqualTo(1));
        // The walk starts at the lowest number and goes up: 1, 3, 2; downwards that is 2, 3, 1.
        Assert.That(finding.Asns, Is.EqualTo(Graphs.Asns(2, 3, 1)));
    }

    [Test]
    public void Two_cycles_are_two_findings()
    {
        foreach (uint first in (uint[])[1, 11])
        {
            Provider(first, first + 1);
            Provider(first + 1, first + 2);
            Provider(first + 2, first);
        }
        _builder.Build(out IReadOnlyList<AsGraphFinding> findings);
        Assert.That(findings.Select(finding => finding.Row), Is.EqualTo(new[] { 0, 3 }));
    }

    [Test]
    public void Numbers_of_all_sizes_get_their_indexes_in_ascending_order()
    {
        // 5,000 customers, more than the first table holds, spread over all 32 bits and given from above.
        for (uint i = 5_000; i >= 1; i--)
        {
            Provider(1, i * 858_993);
        }
        AsGraph graph = _builder.Build(out IReadOnlyList<AsGraphFinding> findings)!;

        Assert.That(findings, Is.Empty);
        Assert.That(graph.Count, Is.EqualTo(5_001));
        Assert.That(graph.AsnOf(0), Is.EqualTo(new Asn(1)));
        Assert.That(graph.AsnOf(5_000), Is.EqualTo(new Asn(4_294_965_000)));
        Assert.That(graph.CustomersOf(0).ToArray(), Is.EqualTo(Enumerable.Range(1, 5_000)));
        Assert.That(graph.IndexOf(new Asn(2_500 * 858_993)), Is.EqualTo(2_500));
    }

    private void Provider(uint provider, uint customer) =>
        _builder.AddProvider(customer: new Asn(customer), provider: new Asn(provider));

    private AsGraphFinding TheOnlyFinding()
    {
        _builder.Build(out IReadOnlyList<AsGraphFinding> findings);
        return findings.Single();
    }
}
