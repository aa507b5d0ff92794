using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Internet;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Internet;

/// <summary>The Internet of the example: six sites, seven upstreams, one front end.</summary>
public sealed class ScenarioInternetTests
{
    private static readonly ScenarioInputs s_inputs = Load();
    private static readonly ScenarioInternet s_internet = ScenarioInternet.Make(s_inputs);

    [Test]
    public void Upstreams_are_in_the_metros_of_their_sites_and_sell_to_them()
    {
        AsGeography geography = s_internet.Geography;
        AnycastPrefix prefix = s_internet.PrefixOf(["dc-par"]);
        int own = geography.Graph.IndexOf(prefix.NetworkOf(0).Announcer);
        int paris = geography.Metros.IndexOf("CDG");

        Assert.That(prefix.Sites[0].Metro, Is.EqualTo(paris));
        Assert.That(prefix.Sites[0].Upstreams, Is.EquivalentTo(new Asn[] { new(3356), new(1299), new(5511) }));
        foreach (Asn upstream in prefix.Sites[0].Upstreams!)
        {
            int index = geography.Graph.IndexOf(upstream);
            Assert.That(geography.Graph.RelationshipOf(own, index), Is.EqualTo(AsRelationship.Provider));
            Assert.That(geography.Presence.IsIn(index, paris), Is.True, $"{upstream}");
        }
    }

    [Test]
    public void A_site_is_announced_to_its_upstreams_only()
    {
        AnycastPrefix prefix = s_internet.PrefixOf(["dc-fra"]);

        Assert.That(prefix.Announcements.Single().OnlyTo, Is.EquivalentTo(new Asn[] { new(3356), new(1299) }));
    }

    [Test]
    public void Sites_that_announce_together_are_networks_of_their_own()
    {
        AnycastPrefix prefix = s_internet.PrefixOf(["dc-par", "dc-sin"]);

        Assert.That(prefix.Announcements.Select(one => one.Announcer).Distinct().Count(), Is.EqualTo(2));
        Assert.That(prefix.Sites.Select(site => site.Name), Is.EqualTo(new[] { "dc-par", "dc-sin" }));
    }

    [Test]
    public void Users_are_those_of_the_demand()
    {
        double france = s_internet.Clients.Where(one => one.Country == "FR").Sum(one => one.Users);

        // The audience of the example; the shares of all countries add up to 1.
        Assert.That(france, Is.EqualTo(0.3).Within(1e-9));
        Assert.That(s_internet.Clients.Sum(one => one.Users), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void The_front_end_is_one_network_with_an_edge_in_every_metro_of_the_table()
    {
        AnycastPrefix prefix = s_internet.PrefixOfEdges();

        Assert.That(prefix.Announcements.Single().Announcer, Is.EqualTo(new Asn(15169)));
        // data/metros.csv has 98 rows.
        Assert.That(prefix.Sites, Has.Count.EqualTo(98));
        Assert.That(s_internet.PrefixOfEdges(without: "CDG").IndexOf("CDG"), Is.EqualTo(-1));
    }

    [Test]
    public void Everybody_reaches_a_site_and_an_edge()
    {
        var solver = new CatchmentSolver(s_internet.Geography);

        foreach (AnycastPrefix prefix in new[] { s_internet.PrefixOf(["dc-nyc"]), s_internet.PrefixOfEdges() })
        {
            Assert.That(solver.Solve(prefix, s_internet.Clients).Total.Reached.Value, Is.EqualTo(1).Within(1e-9));
        }
    }

    [Test]
    public void The_same_inputs_make_the_same_Internet_and_another_seed_another()
    {
        double[] means =
        [
            .. new ulong?[] { null, 1, 2 }.Select(seed =>
            {
                var made = ScenarioInternet.Make(s_inputs, seed);
                Catchment solved = new CatchmentSolver(made.Geography).Solve(made.PrefixOf(["dc-par"]), made.Clients);
                return solved.Total.MeanRoundTrip.TotalMilliseconds;
            }),
        ];

        Assert.That(means[1], Is.EqualTo(means[0]));
        Assert.That(means[2], Is.Not.EqualTo(means[0]));
    }

    [Test]
    public void An_upstream_that_is_also_the_network_of_the_front_end_is_a_problem()
    {
        var scenario = s_inputs.Scenario;
        var wrong = scenario with { Sites = [scenario.Sites[0] with { Upstreams = ["AS15169", "AS9999999999"] }] };
        var twice = scenario with { Sites = [scenario.Sites[0] with { Upstreams = ["AS15169"] }] };

        Assert.That(ScenarioInternet.Problems(scenario), Is.Empty);
        Assert.That(ScenarioInternet.Problems(twice), Is.EqualTo(new[] { "AS15169 is named twice" }));
        Assert.That(
            ScenarioInternet.Problems(wrong),
            Is.EqualTo(new[] { "AS9999999999 is above the largest number, AS4294967295" })
        );
    }

    private static ScenarioInputs Load()
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf("data/scenarios/hybrid-2018/scenario.yaml"));
        return loaded.Inputs ?? throw new InvalidOperationException("The example has errors.");
    }
}
