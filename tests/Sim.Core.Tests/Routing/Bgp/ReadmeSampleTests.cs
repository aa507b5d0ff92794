using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp;

/// <summary>The sample of the folder's README, and what the README says that it prints.</summary>
public sealed class ReadmeSampleTests
{
    [Test]
    public void The_sample_prints_what_the_page_shows()
    {
        using StringWriter console = new();
        Sample(console);

        string page = File.ReadAllText(Repository.PathOf("Sim.Core/Routing/Bgp/README.md"));
        Assert.That(console.ToString(), Has.Length.GreaterThan(0));
        Assert.That(page, Does.Contain("```\n" + console + "```\n"));
    }

    [Test]
    public void The_sample_of_a_path_prints_what_the_page_shows()
    {
        using StringWriter console = new();
        PathSample(console);

        string page = File.ReadAllText(Repository.PathOf("Sim.Core/Routing/Bgp/README.md"));
        Assert.That(page, Does.Contain("```\n" + console + "```\n"));
    }

    private static void PathSample(TextWriter console)
    {
        AsGraph graph = Graphs.Of("64501>64502 64501>64503");

        var latency = new GreatCircleLatency();
        var metros = new MetroTable(
            [
                new Metro("CDG", new GeoPoint(48.9, 2.3)),
                new Metro("EWR", new GeoPoint(40.7, -74.2)),
                new Metro("GRU", new GeoPoint(-23.5, -46.6)),
            ],
            latency.RoundTrip,
            latency.ClientRoundTrip
        );
        // AS64501 is in all three, AS64502 in Paris and New York, AS64503 in Sao Paulo.
        var presence = new MetroPresence(offsets: [0, 3, 5, 6], metros: [0, 1, 2, 0, 1, 2], metroCount: 3);
        var geography = new AsGeography(graph, metros, presence);
        var prefix = new AnycastPrefix(
            geography,
            new AnycastNetwork
            {
                Announcer = new Asn(64502),
                Sites =
                [
                    new AnycastSite { Name = "paris", Metro = metros.IndexOf("CDG") },
                    new AnycastSite { Name = "new-york", Metro = metros.IndexOf("EWR") },
                ],
            }
        );
        var why = new Explanation();
        new CatchmentSolver(geography).Explain(prefix, graph.IndexOf(new Asn(64503)), metros.IndexOf("GRU"), why);
        console.Write(why);
    }

    private static void Sample(TextWriter console)
    {
        var builder = new AsGraphBuilder();
        builder.AddPeers(new Asn(64501), new Asn(64502));
        builder.AddProvider(customer: new Asn(64503), provider: new Asn(64501));
        builder.AddProvider(customer: new Asn(64504), provider: new Asn(64502));
        AsGraph graph = builder.Build(out IReadOnlyList<AsGraphFinding> findings)!;

        var solver = new PropagationSolver(graph);
        PrefixRoutes routes = solver.Solve(
            new Announcement { Announcer = new Asn(64503) },
            new Announcement { Announcer = new Asn(64504) }
        );
        int tier1 = graph.IndexOf(new Asn(64501));
        var why = new Explanation();
        solver.Select(routes, tier1, why);
        console.Write(why);
        Assert.That(findings, Is.Empty);
    }
}
