using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Milliseconds of thread CPU time for the withdrawal of a prefix in a made-up Internet of 5,000 networks, message by
/// message, with MRAI of 30 s and jitter: the slowest of several origins.
/// </summary>
internal sealed class BgpConvergeKey : IQuickKey
{
    private const int Networks = 5_000;
    private const int Clique = 12;
    private const int Transit = 750;
    private const int Origins = 3;

    public string Name => "bgp_converge_5k_ms";

    public double Measure()
    {
        AsGraph graph = Graph();
        return Enumerable.Range(0, Origins).Max(i => Measure(graph, graph.AsnOf(Transit + (i * 1_237))));
    }

    private static double Measure(AsGraph graph, Asn origin)
    {
        var kernel = new SimulationKernel();
        var rules = new NetworkRules(graph);
        var model = new BgpModel(kernel, rules, new RandomStreams(1));
        var announcement = new Announcement { Announcer = origin };
        double best = double.PositiveInfinity;
        for (int round = 0; round < 5; round++)
        {
            Expect(model.Converge(() => model.Reconsider(rules.Announce(announcement))));
            kernel.RunUntil(kernel.Now + SimDuration.FromSeconds(30));
            ConvergenceResult down = null!;
            double once = ThreadClock.NanosecondsPerOperation(
                1,
                () => down = model.Converge(() => model.Reconsider(rules.Withdraw(origin))),
                warmUps: 0,
                rounds: 1
            );
            Expect(down);
            best = Math.Min(best, once / 1e6);
        }
        return best;
    }

    private static void Expect(ConvergenceResult result)
    {
        if (!result.IsConverged)
        {
            throw new InvalidOperationException("The policies are stable, and yet routes do not settle.");
        }
    }

    /// <summary>
    /// A clique, transit networks and stubs in the shares of today; who has customers gets more of them.
    /// </summary>
    private static AsGraph Graph()
    {
        var random = new RandomStream(1);
        var builder = new AsGraphBuilder();
        HashSet<(int, int)> links = [];
        List<int> chances = [];
        for (int network = 0; network < Networks; network++)
        {
            builder.AddNetwork(AsnOf(network));
            if (network < Clique)
            {
                for (int peer = 0; peer < network; peer++)
                {
                    builder.AddPeers(AsnOf(network), AsnOf(peer));
                    links.Add((peer, network));
                }
                chances.AddRange(Enumerable.Repeat(network, 4));
                continue;
            }
            int providers = 1 + random.NextInt32(3);
            for (int i = 0; i < providers; i++)
            {
                int provider = chances[random.NextInt32(chances.Count)];
                if (provider < network && links.Add((provider, network)))
                {
                    builder.AddProvider(customer: AsnOf(network), provider: AsnOf(provider));
                    chances.Add(provider);
                }
            }
            if (network >= Transit)
            {
                continue;
            }
            chances.Add(network);
            for (int i = 0; i < 4; i++)
            {
                int peer = random.NextInt32(network);
                if (links.Add((peer, network)))
                {
                    builder.AddPeers(AsnOf(network), AsnOf(peer));
                }
            }
        }
        return builder.Build(out _)!;
    }

    private static Asn AsnOf(int network) => new((uint)network + 1);
}
