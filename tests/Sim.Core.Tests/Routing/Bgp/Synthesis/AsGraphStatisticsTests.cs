using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Synthesis;

namespace Sim.Core.Tests.Routing.Bgp.Synthesis;

[TestFixture]
public sealed class AsGraphStatisticsTests
{
    //   1 ----- 2      1 and 2 peer; 3 buys from 1, 4 from both, 5 from 4
    //   |  \    |
    //   3    \- 4
    //           |
    //           5
    private static readonly AsGraphStatistics s_five = AsGraphStatistics.Of(Graphs.Of("1-2 1>3 1>4 2>4 4>5"));

    [Test]
    public void Stubs_are_the_networks_without_customers()
    {
        // 3 and 5 of five, each with one provider.
        Assert.That(s_five.StubShare.Value, Is.EqualTo(2 / 5.0));
        Assert.That(s_five.MultihomedStubShare.Value, Is.Zero);
        Assert.That(AsGraphStatistics.Of(Graphs.Of("1>3 2>3 1-2")).MultihomedStubShare.Value, Is.EqualTo(1));
    }

    [Test]
    public void Providers_are_counted_by_network()
    {
        // None: 1 and 2; one: 3 and 5; two: 4.
        Assert.That(
            Enumerable.Range(0, 6).Select(count => s_five.ProvidersShare(count).Value),
            Is.EqualTo(new[] { 0.4, 0.4, 0.2, 0, 0, 0 }).Within(1e-12)
        );
        Assert.That(s_five.PeeringShare.Value, Is.EqualTo(2 / 5.0));
    }

    [Test]
    public void Degrees_are_percentiles_of_the_links()
    {
        // 3 (1), 5 (1), 2 (2), 1 (3), 4 (3): five links have ten ends.
        Assert.That(s_five.MeanDegree, Is.EqualTo(2));
        Assert.That(
            new[] { 0.2, 0.4, 0.5, 0.6, 0.61, 1 }.Select(share => s_five.DegreeAt(new Ratio(share))),
            Is.EqualTo(new[] { 1, 1, 2, 2, 3, 3 })
        );
    }

    [Test]
    public void Lengths_are_those_of_all_pairs_where_all_are_asked_for()
    {
        // To 1: 2, 3, 4 one hop, 5 two. To 2: 1, 4 one, 3 two (1 has it of a peer and tells its customer), 5 two. To 3:
        // 1 one, 2 and 4 two, 5 three. To 4: 1, 2, 5 one, 3 two. To 5: 4 one, 1 and 2 two, 3 three.
        // 10 of one, 8 of two, 2 of three: (10 + 16 + 6) / 20.
        Assert.That(s_five.MeanHops, Is.EqualTo(1.6).Within(1e-12));
        Assert.That(
            Enumerable.Range(1, 3).Select(hops => s_five.HopsShare(hops).Value),
            Is.EqualTo(new[] { 0.5, 0.4, 0.1 }).Within(1e-12)
        );
        Assert.That(s_five.ReachedShare.Value, Is.EqualTo(1));
    }

    [Test]
    public void Routes_of_providers_are_told_from_the_others()
    {
        // Of providers: to 1 those of 3, 4, 5; to 2 of 3, 4, 5; to 3 of 4, 5; to 4 of 3, 5; to 5 of 3: 11 of 20.
        Assert.That(s_five.ProviderRouteShare.Value, Is.EqualTo(11 / 20.0).Within(1e-12));
    }

    [Test]
    public void The_tail_has_the_exponent_of_Hill()
    {
        // A star of 20 and one of 40, not linked: degrees 20 and 40 from 10 on, 1 + 2 / (ln 2 + ln 4) = 1 + 2 / ln 8.
        string small = string.Join(' ', Enumerable.Range(100, 20).Select(i => $"1>{i}"));
        string large = string.Join(' ', Enumerable.Range(200, 40).Select(i => $"2>{i}"));

        Assert.That(AsGraphStatistics.Of(Graphs.Of(small, large)).TailExponent, Is.EqualTo(1.961797).Within(1e-6));
        Assert.That(s_five.TailExponent, Is.NaN);
    }

    [Test]
    public void Every_statistic_stands_beside_what_is_published()
    {
        GraphStatistic stubs = PublishedStatistics.Compare(s_five)[0];

        Assert.That(stubs, Is.EqualTo(new GraphStatistic("networks without customers (stubs)", 40, 85.5, "%")));
    }
}
