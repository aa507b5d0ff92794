using Sim.Core.Routing;
using Sim.Core.Routing.Bgp;
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
