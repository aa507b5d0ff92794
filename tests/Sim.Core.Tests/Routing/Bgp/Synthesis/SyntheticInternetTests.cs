using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Synthesis;

[TestFixture]
public sealed class SyntheticInternetTests
{
    private static readonly SyntheticSpecification s_world = SmallWorld.Specify(600, 6);

    [Test]
    public void The_bytes_are_those_of_every_other_machine()
    {
        SyntheticInternet made = Generate(s_world);

        // FNV-1a over all neighbors, as this graph was first made: no hand can derive it. It changes only with the
        // generator, and then on purpose.
        ulong hash = 14695981039346656037;
        foreach (int neighbor in made.Graph.NeighborRows)
        {
            hash = unchecked((hash ^ (uint)neighbor) * 1099511628211);
        }
        Assert.That(hash, Is.EqualTo(10011718980904102451UL));
    }

    [Test]
    public void Another_seed_makes_another_Internet() =>
        Assert.That(
            Generate(s_world, seed: 2).Graph.NeighborRows,
            Is.Not.EqualTo(Generate(s_world, seed: 1).Graph.NeighborRows)
        );

    [Test]
    public void Numbers_are_1_to_the_number_of_networks()
    {
        AsGraph graph = Generate(s_world).Graph;

        Assert.That(graph.AsnOf(0), Is.EqualTo(new Asn(1)));
        Assert.That(graph.AsnOf(599), Is.EqualTo(new Asn(600)));
    }

    [Test]
    public void A_named_network_takes_over_the_largest_of_its_role()
    {
        // 3356 is beyond the 600 numbers, 7 is one of them.
        NamedNetwork tier1 = new(new Asn(3356), NetworkRole.Tier1);
        NamedNetwork transit = new(new Asn(7), NetworkRole.Transit);
        SyntheticInternet plain = Generate(s_world);
        SyntheticInternet named = Generate(s_world with { NamedNetworks = [tier1, transit] });

        int largest = Largest(plain, NetworkRole.Tier1);
        int index = named.Graph.IndexOf(tier1.Asn);
        Assert.That(named.Graph.Count, Is.EqualTo(600));
        Assert.That(named.RoleOf(index), Is.EqualTo(NetworkRole.Tier1));
        Assert.That(named.RoleOf(named.Graph.IndexOf(transit.Asn)), Is.EqualTo(NetworkRole.Transit));
        Assert.That(named.Graph.NeighborsOf(index).Length, Is.EqualTo(plain.Graph.NeighborsOf(largest).Length));
        Assert.That(named.MetrosOf(index).ToArray(), Is.EqualTo(plain.MetrosOf(largest).ToArray()));
    }

    [Test]
    public void A_named_network_is_where_it_is_said_to_be()
    {
        SyntheticInternet made = Generate(
            s_world with
            {
                NamedNetworks =
                [
                    new NamedNetwork(new Asn(3215), NetworkRole.Eyeball) { Metros = ["CB1", "CA0"] },
                    new NamedNetwork(new Asn(5410), NetworkRole.Eyeball) { Metros = ["CB0"] },
                ],
            }
        );

        int first = made.Graph.IndexOf(new Asn(3215));
        // The metros of the specification are CA0, CA1, CB0, CB1, ...
        Assert.That(made.MetrosOf(first).ToArray(), Is.SupersetOf(new[] { 0, 3 }));
        Assert.That(made.CountryOf(first), Is.EqualTo(1));
        Assert.That(made.EyeballsOf(1)[..2].ToArray(), Is.EqualTo(new[] { first, made.Graph.IndexOf(new Asn(5410)) }));
    }

    [Test]
    public void A_named_network_may_be_in_more_metros_than_the_one_that_it_takes_over()
    {
        NamedNetwork transit = new(new Asn(3356), NetworkRole.Transit);
        string[] all = [.. s_world.Metros.Select(metro => metro.Code)];
        SyntheticInternet plain = Generate(s_world with { NamedNetworks = [transit] });
        SyntheticInternet more = Generate(s_world with { NamedNetworks = [transit with { AlsoIn = [all[^1]] }] });

        int[] before = plain.MetrosOf(plain.Graph.IndexOf(transit.Asn)).ToArray();
        int[] after = more.MetrosOf(more.Graph.IndexOf(transit.Asn)).ToArray();
        Assert.That(after, Is.EqualTo(before.Append(all.Length - 1).Distinct().Order()));
    }

    [Test]
    public void A_content_network_may_peer_with_all_eyeball_networks_that_it_meets()
    {
        Asn content = new(15169);
        SyntheticInternet made = Generate(
            s_world with
            {
                NamedNetworks =
                [
                    new NamedNetwork(content, NetworkRole.Content)
                    {
                        Metros = [.. s_world.Metros.Select(metro => metro.Code)],
                        PeeringWithEyeballs = new Ratio(1),
                    },
                ],
            }
        );

        int index = made.Graph.IndexOf(content);
        int[] eyeballs = [.. Enumerable.Range(0, 600).Where(i => made.RoleOf(i) == NetworkRole.Eyeball)];
        Assert.That(
            eyeballs.Where(i => made.Graph.RelationshipOf(index, i) is null),
            Is.Empty,
            "it is present everywhere"
        );
    }

    [Test]
    public void More_peering_is_a_parameter()
    {
        AsGraph few = Generate(s_world with { PeerLinksPerNetwork = 0.5 }).Graph;
        AsGraph many = Generate(s_world with { PeerLinksPerNetwork = 1.5, PeeringShare = new Ratio(0.3) }).Graph;

        // 600 networks: 0.5 * 600 and 1.5 * 600 links; the customers pay the same providers.
        Assert.That(few.PeerLinkCount, Is.EqualTo(300));
        Assert.That(many.PeerLinkCount, Is.EqualTo(900));
        Assert.That(few.ProviderLinkCount, Is.EqualTo(many.ProviderLinkCount));
    }

    [Test]
    public void Everything_wrong_with_a_specification_is_said_at_once()
    {
        var wrong = new SyntheticSpecification
        {
            NetworkCount = 600,
            Tier1Count = 1,
            StubShare = new Ratio(0.3),
            Countries = [new SyntheticCountry("FR", 10), new SyntheticCountry("FR", -1), new SyntheticCountry("DE", 5)],
            Metros = [new SyntheticMetro("CDG", "FR", default, 1), new SyntheticMetro("LHR", "GB", default, 0)],
            NamedNetworks =
            [
                new NamedNetwork(new Asn(1), NetworkRole.Stub) { Metros = ["CDF"] },
                new NamedNetwork(new Asn(1), NetworkRole.Stub),
            ],
        };

        Assert.That(
            wrong.Problems(),
            Is.EqualTo(
                new[]
                {
                    "tier-1 networks: 2 or more expected, not 1",
                    "the share of stubs: 50 % to 99 % expected, not 30%",
                    "country FR is given twice",
                    "country FR has fewer than 0 users",
                    "country DE has users and no metro",
                    "metro LHR is in GB, which is no country of the list",
                    "metro LHR has not a weight above 0",
                    "AS1 is named twice",
                    "AS1 is in CDF, which is no metro of the list",
                }
            )
        );
        Assert.That(() => Generate(wrong), Throws.ArgumentException.With.Message.Contains("AS1 is named twice"));
    }

    [Test]
    public void Too_few_networks_and_too_many_names_are_said()
    {
        SyntheticSpecification few = SmallWorld.Specify(20, 6);
        NamedNetwork[] named =
        [
            .. Enumerable.Range(1, 16).Select(i => new NamedNetwork(new Asn((uint)i), NetworkRole.Tier1)),
        ];

        Assert.That(few.Problems().Single(), Does.StartWith("20 networks are too few"));
        Assert.That(
            (s_world with { NamedNetworks = named }).Problems(),
            Is.EqualTo(new[] { "16 networks of role Tier1 are named, of 15" })
        );
    }

    [Test]
    public void An_eyeball_network_of_a_country_without_one_is_refused()
    {
        // The third country has no users.
        NamedNetwork none = new(new Asn(9), NetworkRole.Eyeball) { Metros = ["CC0"] };

        Assert.That(
            () => Generate(s_world with { NamedNetworks = [none] }),
            Throws.ArgumentException.With.Message.StartsWith("AS9: no network of role Eyeball is left")
        );
    }

    private static SyntheticInternet Generate(SyntheticSpecification specification, ulong seed = 1) =>
        SyntheticInternet.Generate(specification, new RandomStreams(seed));

    private static int Largest(SyntheticInternet made, NetworkRole role) =>
        Enumerable
            .Range(0, made.Graph.Count)
            .Where(i => made.RoleOf(i) == role)
            .MaxBy(i => made.Graph.CustomersOf(i).Length);
}
