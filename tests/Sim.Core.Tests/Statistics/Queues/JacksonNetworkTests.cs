using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class JacksonNetworkTests
{
    // 2/s --> front (1 server, 200 ms) --> back (2 servers, 500 ms) -->
    //              ^                           |
    //              +----------- 20 % ----------+
    //
    // lambda = 2 + 0.2 lambda = 2.5/s through both. front: rho = 0.5, L = 1. back: a = 1.25 on 2 servers, C = 25/52,
    // L = 1.25 + C 1.25 / 0.75 = 80/39. W = (1 + 80/39) / 2 = 119/78 s.
    [Test]
    public void Two_stations_with_a_way_back()
    {
        var network = new JacksonNetwork(
            [
                new JacksonNode("front", SimDuration.FromMilliseconds(200)) { Arrivals = Rate(2) },
                new JacksonNode("back", SimDuration.FromMilliseconds(500), Servers: 2),
            ],
            [Route("front", "back", 1), Route("back", "front", 0.2)]
        );
        Assert.Multiple(() =>
        {
            Assert.That(network.Arrivals, Is.EqualTo(Rate(2)));
            Assert.That(network.At("front").Arrivals.PerSecond, Is.EqualTo(2.5).Within(1e-14));
            Assert.That(network.At("back").Arrivals.PerSecond, Is.EqualTo(2.5).Within(1e-14));
            Assert.That(network.MeanVisits("back"), Is.EqualTo(1.25).Within(1e-14));
            Assert.That(network.At("front").MeanNumberInSystem, Is.EqualTo(1).Within(1e-14));
            Assert.That(network.At("back").MeanNumberInSystem, Is.EqualTo(80 / 39.0).Within(1e-14));
            Assert.That(network.MeanNumberInSystem, Is.EqualTo(119 / 39.0).Within(1e-14));
            Assert.That(network.MeanSojourn, Is.EqualTo(new SimDuration(1_525_641_026)));
        });
    }

    // Half of what leaves a comes straight back to it, so it sees twice the arrivals; b takes 0.7 + 0.2 + 0.1 of what
    // leaves c, all of it though the sum of the doubles is less than 1.
    [Test]
    public void A_way_back_to_the_same_node_and_several_routes_between_two_nodes()
    {
        var network = new JacksonNetwork(
            [
                new JacksonNode("a", Service) { Arrivals = Rate(0.25) },
                new JacksonNode("c", Service),
                new JacksonNode("b", Service),
            ],
            [
                Route("a", "a", 0.5),
                Route("a", "c", 0.5),
                Route("c", "b", 0.7),
                Route("c", "b", 0.2),
                Route("c", "b", 0.1),
            ]
        );
        Assert.Multiple(() =>
        {
            Assert.That(network.At("a").Arrivals.PerSecond, Is.EqualTo(0.5));
            Assert.That(network.At("c").Arrivals.PerSecond, Is.EqualTo(0.25).Within(1e-15));
            Assert.That(network.At("b").Arrivals.PerSecond, Is.EqualTo(0.25).Within(1e-15));
        });
    }

    // Customers stay with 1 - 1e-9 at each step between two nodes: each is visited about 1e9 times. Subtracting shares
    // from 1 would leave 7 digits.
    [Test]
    public void A_network_that_hardly_lets_anyone_out_keeps_its_digits()
    {
        double stay = 1 - Math.ScaleB(1, -30);
        var network = new JacksonNetwork(
            [
                new JacksonNode("a", new SimDuration(1)) { Arrivals = Rate(0.5) },
                new JacksonNode("b", new SimDuration(1)),
            ],
            [Route("a", "b", stay), Route("b", "a", 1)]
        );
        // Visits to a are geometric with 2^-30.
        Assert.That(network.MeanVisits("a"), Is.EqualTo(Math.ScaleB(1, 30)));
        Assert.That(network.MeanVisits("b"), Is.EqualTo(Math.ScaleB(1, 30) - 1).Within(1e-6));
    }

    [Test]
    public void Without_arrivals_and_without_nodes_there_is_nothing_to_wait_for()
    {
        var idle = new JacksonNetwork([new JacksonNode("a", Service)], []);
        Assert.Multiple(() =>
        {
            Assert.That(idle.MeanNumberInSystem, Is.Zero);
            Assert.That(idle.MeanSojourn, Is.EqualTo(SimDuration.Zero));
            Assert.That(idle.MeanVisits("a"), Is.Zero);
            Assert.That(new JacksonNetwork([], []).MeanNumberInSystem, Is.Zero);
        });
    }

    // What comes in goes out: the exits, lambda_i (1 - shares), sum to the arrivals; and the traffic equations hold.
    [Law]
    public bool The_rates_solve_the_traffic_equations(byte[] arrivals, byte[] weights)
    {
        int n = Math.Min(arrivals.Length, 12);
        string[] names = [.. Enumerable.Range(0, n).Select(i => $"n{i}")];
        double[,] shares = new double[n, n];
        for (int i = 0; i < n * n && weights.Length > 0; i++)
        {
            // A row sums to 12 * 255 / 3100 = 0.987 at most.
            shares[i / n, i % n] = weights[i % weights.Length] / 3_100.0;
        }
        var network = new JacksonNetwork(
            [.. names.Select((name, i) => new JacksonNode(name, new SimDuration(1)) { Arrivals = Rate(arrivals[i]) })],
            [
                .. from i in Enumerable.Range(0, n)
                from j in Enumerable.Range(0, n)
                select Route(names[i], names[j], shares[i, j]),
            ]
        );
        double[] rates = [.. names.Select(name => network.At(name).Arrivals.PerSecond)];
        return Enumerable
            .Range(0, n)
            .All(j =>
            {
                double expected = arrivals[j] + Enumerable.Range(0, n).Sum(i => rates[i] * shares[i, j]);
                return Math.Abs(rates[j] - expected) <= 1e-13 * expected;
            });
    }

    [Test]
    public void An_overloaded_network_names_every_overloaded_node()
    {
        Assert.That(
            () =>
                new JacksonNetwork(
                    [
                        new JacksonNode("front", Service, Servers: 4) { Arrivals = Rate(3) },
                        new JacksonNode("cache", Service, Servers: 2),
                        new JacksonNode("db", Service),
                    ],
                    [Route("front", "cache", 1), Route("front", "db", 0)]
                ),
            Throws
                .ArgumentException.With.Message.Contains("overloaded is 'cache' (3 erlangs for 2 servers)")
                .And.Message.Not.Contains("front")
        );
    }

    private static readonly object[] s_refusals =
    [
        new object[] { "'ghost'", Nodes("a"), new[] { Route("a", "ghost", 0.5) } },
        new object[] { "'ghost'", Nodes("a"), new[] { Route("ghost", "a", 0.5) } },
        new object[] { "'twin'", Nodes("a", "twin", "twin"), Array.Empty<JacksonRoute>() },
        new object[]
        {
            "'greedy'",
            Nodes("a", "greedy"),
            new[] { Route("greedy", "a", 0.6), Route("greedy", "a", 0.6) },
        },
        new object[] { "'a' to 'b'", Nodes("a", "b"), new[] { Route("a", "b", 1.1) } },
        new object[] { "'a' to 'b'", Nodes("a", "b"), new[] { Route("a", "b", -0.1) } },
        new object[] { "'trap'", Nodes("a", "trap"), new[] { Route("a", "trap", 0.5), Route("trap", "trap", 1) } },
        new object[]
        {
            "'trap'",
            Nodes("trap", "a", "b"),
            new[] { Route("trap", "a", 1), Route("a", "b", 1), Route("b", "trap", 1) },
        },
        new object[] { "'lazy'", new[] { new JacksonNode("lazy", SimDuration.Zero) }, Array.Empty<JacksonRoute>() },
        new object[] { "'empty'", new[] { new JacksonNode("empty", Service, 0) }, Array.Empty<JacksonRoute>() },
        new object[]
        {
            "'odd'",
            new[] { new JacksonNode("odd", Service) { Arrivals = Rate(-1) } },
            Array.Empty<JacksonRoute>(),
        },
    ];

    [TestCaseSource(nameof(s_refusals))]
    public void A_refusal_names_the_node(string name, JacksonNode[] nodes, JacksonRoute[] routes) =>
        Assert.That(() => new JacksonNetwork(nodes, routes), Throws.ArgumentException.With.Message.Contains(name));

    [Test]
    public void An_unknown_node_has_no_queue() =>
        Assert.That(
            () => new JacksonNetwork(Nodes("a"), []).At("b"),
            Throws.ArgumentException.With.Message.Contains("'b'")
        );

    private static JacksonNode[] Nodes(params string[] names) =>
        [.. names.Select(name => new JacksonNode(name, Service))];

    private static JacksonRoute Route(string from, string to, double share) => new(from, to, new Ratio(share));
}
