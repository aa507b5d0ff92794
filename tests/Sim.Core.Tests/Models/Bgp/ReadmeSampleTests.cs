using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>The sample of the folder's README, and what the README says that it prints.</summary>
public sealed class ReadmeSampleTests
{
    [Test]
    public void The_sample_prints_what_the_page_shows()
    {
        using StringWriter console = new() { NewLine = "\n" };
        Sample(console, Speakers.Clique(6), new Asn(1), SimDuration.FromMilliseconds(10));

        string page = File.ReadAllText(Repository.PathOf("Sim.Core/Models/Bgp/README.md"));
        Assert.That(console.ToString(), Has.Length.GreaterThan(0));
        Assert.That(page, Does.Contain("```\n" + console + "```\n"));
    }

    private static void Sample(TextWriter console, AsGraph graph, Asn origin, SimDuration delay)
    {
        var kernel = new SimulationKernel();
        var rules = new NetworkRules(graph, AsPolicy.ShortestPath);
        var options = new BgpOptions
        {
            LinkDelay = DurationRange.Always(delay),
            Processing = default,
            MraiJitter = 0,
        };
        var model = new BgpModel(kernel, rules, new RandomStreams(1), options);

        model.Converge(() => model.Reconsider(rules.Announce(new Announcement { Announcer = origin })));
        kernel.RunUntil(kernel.Now + options.Mrai);
        ConvergenceResult down = model.Converge(() => model.Reconsider(rules.Withdraw(origin)));

        console.WriteLine(
            $"settled after {down.Settled}, {down.Messages} messages, {down.RouteChanges} routes changed"
        );
        console.WriteLine($"theory: (n - 3) MRAI = {options.Mrai * (graph.Count - 3)}");
    }
}
