using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Scenarios.Internet;

namespace Sim.Scenarios.Tests.Internet;

[TestFixture]
public sealed class BuiltinInternetTests
{
    // As many networks as the graph has that the published figures were counted in.
    private static readonly Lazy<AsGraphStatistics> s_shape = new(() =>
        AsGraphStatistics.Of(Generate(39_406, seed: 11).Graph)
    );

    private static readonly Lazy<IReadOnlyDictionary<string, GraphStatistic>> s_compared = new(() =>
        PublishedStatistics.Compare(s_shape.Value).ToDictionary(one => one.Name)
    );

    // The real Internet moves by this much between two years: CAIDA's relationships of 2010 have 84.8 % stubs, 56.4 %
    // of them with several providers, and 11.2 % that peer. Chance moves a share of 39,406 networks by less than 0.3 %.
    [TestCase("networks without customers (stubs)", 1.0)]
    [TestCase("stubs with 2 or more providers", 1.5)]
    [TestCase("networks with a peer", 1.0)]
    // Drawn from the published shares; what remains is chance, and networks that sell having more providers than stubs.
    // Nobody but the tier-1 networks is without a provider, so that everybody is reached: 0.04 % instead of 1 %.
    [TestCase("networks with 0 providers", 1.0)]
    [TestCase("networks with 1 provider", 1.5)]
    [TestCase("networks with 2 providers", 1.5)]
    [TestCase("networks with 3 providers", 1.0)]
    [TestCase("networks with 4 providers", 1.0)]
    [TestCase("networks with 5 or more providers", 1.0)]
    // A whole number, and the one below or above it where the share falls between the two.
    [TestCase("links of a network, p50", 0)]
    [TestCase("links of a network, p75", 0)]
    [TestCase("links of a network, p90", 1)]
    [TestCase("links of a network, p95", 2)]
    // Of 394 networks, and of 39: the quantile of a power law with n networks above it varies by 1 / sqrt(n), so by 5 %
    // and 16 %; as much again for the fit.
    [TestCase("links of a network, p99", 6)]
    [TestCase("links of a network, p99.9", 110)]
    // One network: its customers vary by a few percent with the seed, and the largest of 2010 has 2,633 links.
    [TestCase("links of a network, maximum", 900)]
    [TestCase("exponent of the tail of the links", 0.2)]
    // 2004 to 2018 the mean stays within 0.1 hops; the shares of 2010 differ by up to 1.8 % from those of 2015.
    [TestCase("length of a route, mean", 0.15)]
    [TestCase("routes of 2 hops", 1.0)]
    [TestCase("routes of 3 hops", 3)]
    [TestCase("routes of 4 hops", 3)]
    [TestCase("routes of 5 hops", 3)]
    [TestCase("routes of 6 hops", 1.5)]
    [TestCase("routes of 7 or more hops", 1.5)]
    // All are reached here, and the networks without a provider of the real graph have routes of peers in their place.
    [TestCase("routes from a provider", 2)]
    public void The_shape_is_that_of_the_Internet(string name, double tolerance)
    {
        GraphStatistic one = s_compared.Value[name];

        Assert.That(one.Value, Is.EqualTo(one.Published).Within(tolerance));
    }

    [Test]
    public void The_density_of_2018_is_within_reach()
    {
        SyntheticSpecification specification = BuiltinInternet.Specify(60_000) with { PeerLinksPerNetwork = 2.45 };
        var made = SyntheticInternet.Generate(specification, new RandomStreams(1));

        // CAIDA's relationships of 2018 have 261,340 links between 60,006 networks.
        Assert.That(made.Graph.LinkCount, Is.EqualTo(261_340).Within(1).Percent);
    }

    [Test]
    public void Every_country_with_users_is_there()
    {
        SyntheticInternet made = Generate(5_000, seed: 1);

        // 246 countries and territories, of which 37 have no known users.
        Assert.That(made.Specification.Countries, Has.Count.EqualTo(209));
        int france = made.Specification.Countries.ToList().FindIndex(country => country.Code == "FR");
        // 53 million users: 3 + 12 * ln(530) / ln(1000) = 13.9; in 5,000 networks all countries have room for theirs.
        Assert.That(made.EyeballsOf(france).Length, Is.EqualTo(14));
    }

    [Test]
    public void A_country_without_a_metro_gets_one_at_its_center()
    {
        SyntheticMetro andorra = BuiltinInternet.Specify(5_000).Metros.Single(metro => metro.Country == "AD");

        Assert.That(andorra.Code, Is.EqualTo("AD"));
        Assert.That(andorra.HasExchange, Is.False);
        Assert.That(andorra.Center.LatitudeDegrees, Is.EqualTo(42.52));
    }

    [TestCase(50)]
    [TestCase(51)]
    [TestCase(99)]
    [TestCase(300)]
    [TestCase(2_000)]
    public void Every_size_can_be_made(int networks) =>
        Assert.That(Generate(networks, seed: 1).Graph.Count, Is.EqualTo(networks));

    [Test]
    public void No_size_has_a_problem()
    {
        int[] wrong =
        [
            .. Enumerable
                .Range(BuiltinInternet.FewestNetworks, 3_000)
                .Where(networks => BuiltinInternet.Specify(networks).Problems().Count > 0),
        ];

        Assert.That(wrong, Is.Empty);
    }

    private static SyntheticInternet Generate(int networks, ulong seed) =>
        SyntheticInternet.Generate(BuiltinInternet.Specify(networks), new RandomStreams(seed));
}
