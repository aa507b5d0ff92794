using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Networks of stations on the kernel, judged node by node and as a whole.</summary>
[TestFixture]
public sealed class JacksonNetworkSimulationTests
{
    private const int Replications = 32;

    // 0.7/s --> front (1 server, 1 s) --> back (2 servers, 2 s) -->
    //
    // By Burke's theorem (1956) each node of a tandem is, for itself, an M/M/c queue in time too. The number at the
    // front converges most slowly: variance 2 rho (1 + rho) / (1 - rho)^4 = 293.83 over time, mean 7/3; a half-width of
    // 2 % of the mean with z = 3.29 takes 293.83 (3.29 / 0.046667)^2 = 1.461 million services, 45,700 in each
    // replication.
    [Test]
    public void A_tandem() =>
        Confirm(
            "tandem",
            [
                new JacksonNode("front", SimDuration.FromSeconds(1)) { Arrivals = new RequestRate(0.7) },
                new JacksonNode("back", SimDuration.FromSeconds(2), Servers: 2),
            ],
            [new JacksonRoute("front", "back", new Ratio(1))],
            SimDuration.FromSeconds(45_700),
            seed: 11
        );

    // 0.4/s --> front (1 server, 1 s) --> back (2 servers, 2 s) --> 4 of 5
    //             ^                          |
    // 0.16/s -----|--------------------------^ 1 of 5
    //             +--------------------------+
    //
    // lambda_front = 0.4 + lambda_back / 5, lambda_back = 0.16 + lambda_front: 0.54 and 0.7. What comes to a node is no
    // Poisson stream, yet everything is as if it were. The variance of numbers in a loop is not known in closed form;
    // the length is that of the tandem with the same load at the back, which is an assumption.
    [Test]
    public void A_loop() =>
        Confirm(
            "loop",
            [
                new JacksonNode("front", SimDuration.FromSeconds(1)) { Arrivals = new RequestRate(0.4) },
                new JacksonNode("back", SimDuration.FromSeconds(2), Servers: 2) { Arrivals = new RequestRate(0.16) },
            ],
            [new JacksonRoute("front", "back", new Ratio(1)), new JacksonRoute("back", "front", new Ratio(0.2))],
            SimDuration.FromSeconds(45_700),
            seed: 12
        );

    private static void Confirm(string name, JacksonNode[] nodes, JacksonRoute[] routes, SimDuration window, ulong seed)
    {
        var theory = new JacksonNetwork(nodes, routes);
        List<double> sojourns = [];
        Dictionary<string, List<QueueObservation>> observations = nodes.ToDictionary(
            node => node.Name,
            _ => new List<QueueObservation>()
        );
        for (int replication = 0; replication < Replications; replication++)
        {
            var network = new SimulatedNetwork(theory, nodes, routes, new RandomStreams(seed, replication));
            sojourns.Add(network.Run(window * 0.05, window).TotalSeconds);
            foreach (JacksonNode node in nodes)
            {
                observations[node.Name].Add(network.At(node.Name));
            }
        }
        foreach (JacksonNode node in nodes)
        {
            QueueJudge.Confirm($"{name}, {node.Name}", theory.At(node.Name), observations[node.Name]);
        }
        var whole = ReplicationInterval.Of(sojourns, QueueJudge.Confidence);
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"whole {name}: sojourn in theory {theory.MeanSojourn.TotalSeconds:0.00000}, simulated "
                    + $"{whole.Mean:0.00000} +- {whole.HalfWidth:0.00000}"
            )
        );
        Assert.That(whole.Covers(theory.MeanSojourn.TotalSeconds));
    }
}
