using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Worlds whose packets go over an AS graph.</summary>
[TestFixture]
public sealed class RoutedWorldTests
{
    private static readonly ScenarioInputs s_hybrid = Load("hybrid-2018/scenario");
    private static readonly ScenarioInputs s_anycast = Load("anycast/withdrawal");

    // 15 million users of 32 networks and metros meet one of some hundred edges; the nearest is in their country.
    [Test]
    public void Users_of_a_country_meet_the_front_end_at_several_edges()
    {
        SimulatedWorld world = new(WithGraph(s_hybrid));
        int america = VantageOf(world, "US");
        EdgeShare[] edges = world.Paths.EdgesOf(america, 0).ToArray();

        Assert.That(edges.Sum(edge => edge.Share), Is.EqualTo(1).Within(1e-9));
        Assert.That(edges, Has.Length.InRange(2, 32));
        Assert.That(edges.Select(edge => edge.Edge).Distinct().Count(), Is.GreaterThan(1));
        for (int vantage = 0; vantage < world.Platform.Vantages.Count; vantage++)
        {
            double all = world.Paths.EdgesOf(vantage, 0).ToArray().Sum(edge => edge.Share);
            Assert.That(all, Is.EqualTo(1).Within(1e-9), world.Platform.Vantages[vantage].Name);
        }
    }

    [Test]
    public void The_failure_of_a_region_changes_no_route()
    {
        ScenarioInputs inputs = WithGraph(s_hybrid);
        var fault = new Fault
        {
            At = SimDuration.FromMinutes(1),
            Fail = "region/gke-eu",
            How = "refuse",
            For = SimDuration.FromMinutes(5),
        };
        SimulatedWorld world = new(inputs with { Scenario = inputs.Scenario with { Faults = [fault] } });
        RouteSnapshot before = world.Publisher.Routes!;
        world.RunTo(SimTime.FromSeconds(120));

        Assert.That(world.Publisher.Routes, Is.SameAs(before));
    }

    [Test]
    public void Measured_catchments_take_the_place_of_predicted_ones()
    {
        int[] networks = NetworksOf("FR");
        ScenarioInternet internet = ScenarioInternet.Make(s_anycast);
        ObservedShare[] rows =
        [
            .. networks.SelectMany(network =>
                (ObservedShare[])
                    [
                        new(internet.Geography.Graph.AsnOf(network), "dc-sin", new Ratio(3), Milliseconds(200)),
                        new(internet.Geography.Graph.AsnOf(network), "dc-nyc", new Ratio(1), Milliseconds(90)),
                    ]
            ),
            new ObservedShare(new Asn(4_000_000_000), "dc-sin", new Ratio(1)),
        ];
        SimulatedWorld world = new(s_anycast with { Catchments = rows });
        RouteSnapshot routes = world.Publisher.Routes!;
        int france = VantageOf(world, "FR");

        // Shares are in proportion: three quarters and one.
        Assert.That(routes.LandingOf(0, france), Is.Zero);
        Assert.That(routes.LandingOf(1, france), Is.EqualTo(0.25).Within(1e-9));
        Assert.That(routes.LandingOf(2, france), Is.EqualTo(0.75).Within(1e-9));
        Assert.That(routes.MixOf(2, france)!.Parts.Single().RoundTrip, Is.EqualTo(Milliseconds(200)));
        int america = VantageOf(world, "US");
        Assert.That(
            routes.LandingOf(0, america),
            Is.EqualTo(new SimulatedWorld(s_anycast).Publisher.Routes!.LandingOf(0, america)),
            "nothing was measured there"
        );
    }

    [TestCase("network: {catchments: c.csv}", "missing-as-graph wrong-catchments")]
    [TestCase("network: {asGraph: {}, catchments: c.csv}", "wrong-catchments")]
    public void Catchments_need_networks_and_sites_that_share_a_prefix(string network, string codes)
    {
        MemoryFiles files = new SmallWorld { More = network }.Files();
        files["c.csv"] = "network,site,share\nAS1,dc-par,1\n";

        IReadOnlyList<Diagnostic> found = ScenarioLoader.Load("s.yaml", files).Diagnostics;
        Assert.That(string.Join(' ', found.Select(one => one.Code)), Is.EqualTo(codes));
    }

    [Test]
    public void Measured_networks_that_the_graph_lacks_are_a_warning()
    {
        string folder = Repository.PathOf("data/scenarios/anycast");
        var files = new MemoryFiles();
        files["route53/zone-anycast.json"] = Read("route53/zone-anycast.json");
        files["withdrawal.yaml"] = Read("withdrawal.yaml").Replace("network: {", "network: {catchments: c.csv, ");
        uint known = ScenarioInternet.Make(s_anycast).Geography.Graph.AsnOf(NetworksOf("FR")[0]).Value;
        files["c.csv"] = $"network,site,share\n{known},dc-par,1\n4000000000,dc-par,1\n4000000001,dc-nyc,1\n";

        LoadedScenario loaded = ScenarioLoader.Load("withdrawal.yaml", files);
        Assert.That(loaded.Inputs!.Catchments, Has.Count.EqualTo(3));
        Assert.That(
            loaded.Diagnostics.Single().Message,
            Is.EqualTo("2 of 3 networks have no users in the AS graph, AS4000000000 among them")
        );

        string Read(string name) => File.ReadAllText(Path.Combine(folder, name));
    }

    private static int[] NetworksOf(string country) =>
        [
            .. ScenarioInternet
                .Make(s_anycast)
                .Clients.Where(client => client.Country == country)
                .Select(client => client.Network)
                .Distinct(),
        ];

    private static SimDuration Milliseconds(double value) => SimDuration.FromMilliseconds(value);

    private static int VantageOf(SimulatedWorld world, string name) =>
        world.Platform.Vantages.Index().First(vantage => vantage.Item.Name == name).Index;

    private static ScenarioInputs WithGraph(ScenarioInputs inputs) =>
        inputs with
        {
            Scenario = inputs.Scenario with { Network = inputs.Scenario.Network with { AsGraph = new() } },
        };

    private static ScenarioInputs Load(string name) =>
        ScenarioLoader.Load(Repository.PathOf($"data/scenarios/{name}.yaml")).Inputs!;
}
