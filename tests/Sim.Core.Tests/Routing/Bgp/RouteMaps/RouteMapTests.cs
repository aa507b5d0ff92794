using System.Net;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.RouteMaps;

namespace Sim.Core.Tests.Routing.Bgp.RouteMaps;

public sealed class RouteMapTests
{
    private static readonly IPNetwork s_prefix = IPNetwork.Parse("203.0.113.0/24");
    private static readonly Asn s_own = new(64_500);
    private static readonly Community s_blue = new(64_500, 1);
    private static readonly Community s_red = new(64_500, 2);

    private static readonly RouteAttributes s_route = new()
    {
        AsPath = Graphs.Asns(64_510, 64_511),
        Communities = [s_blue],
    };

    [Test]
    public void The_first_entry_that_matches_decides()
    {
        var map = new RouteMap(
            new RouteMapEntry { AnyCommunity = [s_red], SetLocalPreference = 300 },
            new RouteMapEntry { AnyCommunity = [s_red, s_blue], SetLocalPreference = 200 },
            new RouteMapEntry { SetLocalPreference = 50 }
        );
        var why = new Explanation();

        Assert.That(map.Apply(s_prefix, s_route, s_own, why)!.LocalPreference, Is.EqualTo(200));
        Assert.That(why.Steps.Single().Subject, Is.EqualTo("entry 2"));
    }

    [Test]
    public void What_no_entry_matches_is_refused()
    {
        var map = new RouteMap(new RouteMapEntry { AnyCommunity = [s_red] });

        Assert.That(map.Apply(s_prefix, s_route, s_own), Is.Null);
    }

    [Test]
    public void What_an_entry_denies_is_refused_though_a_later_one_permits()
    {
        var map = new RouteMap(new RouteMapEntry { Permit = false, AnyCommunity = [s_blue] }, new RouteMapEntry());

        Assert.That(map.Apply(s_prefix, s_route, s_own), Is.Null);
    }

    [Test]
    public void Everything_that_an_entry_sets()
    {
        var map = new RouteMap(
            new RouteMapEntry
            {
                SetMed = 7,
                Prepend = 2,
                RemoveCommunities = [s_blue],
                AddCommunities = [s_red, Community.NoExport],
            }
        );

        RouteAttributes route = map.Apply(s_prefix, s_route, s_own)!;

        Assert.That(route.Med, Is.EqualTo(7));
        Assert.That(route.AsPath, Is.EqualTo(Graphs.Asns(64_500, 64_500, 64_510, 64_511)));
        Assert.That(route.Communities, Is.EqualTo(new[] { s_red, Community.NoExport }));
        Assert.That(route.LocalPreference, Is.EqualTo(100));
    }

    [TestCase("203.0.113.0/24", null, null, ExpectedResult = true)]
    [TestCase("203.0.112.0/23", null, null, ExpectedResult = false)]
    [TestCase("203.0.112.0/23", null, 24, ExpectedResult = true)]
    [TestCase("203.0.112.0/23", 24, null, ExpectedResult = true)]
    [TestCase("203.0.112.0/23", 25, 28, ExpectedResult = false)]
    [TestCase("203.0.112.0/24", null, null, ExpectedResult = false)]
    [TestCase("::/0", 0, 128, ExpectedResult = false)]
    public bool A_prefix_matches_within_lengths(string within, int? least, int? most) =>
        new PrefixMatch(IPNetwork.Parse(within), least, most).Matches(s_prefix);

    [Test]
    public void A_path_matches_when_all_conditions_hold()
    {
        IReadOnlyList<Asn> path = Graphs.Asns(1, 2, 2, 3);

        Assert.That(new PathMatch().Matches(path));
        Assert.That(new PathMatch { Neighbor = new Asn(1), Origin = new Asn(3) }.Matches(path));
        Assert.That(new PathMatch { Neighbor = new Asn(1), Origin = new Asn(2) }.Matches(path), Is.False);
        Assert.That(new PathMatch { Contains = new Asn(2), MostLength = 4 }.Matches(path));
        Assert.That(new PathMatch { Contains = new Asn(2), MostLength = 3 }.Matches(path), Is.False);
        Assert.That(new PathMatch { Exactly = Graphs.Asns(1, 2, 2, 3) }.Matches(path));
        Assert.That(new PathMatch { Exactly = Graphs.Asns(1, 2, 3) }.Matches(path), Is.False);
        Assert.That(new PathMatch { Neighbor = new Asn(1) }.Matches([]), Is.False);
    }

    [TestCase("64500:80", "64500:80")]
    [TestCase("65535:0", "65535:0")]
    [TestCase("65536:0", null)]
    [TestCase("64500", null)]
    [TestCase("64500:-1", null)]
    public void A_community_is_read_as_it_is_written(string text, string? shown) =>
        Assert.That(Community.TryParse(text, out Community read) ? read.ToString() : null, Is.EqualTo(shown));
}
