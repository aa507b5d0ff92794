using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// An open Jackson network: stations with exponential servers, customers that come from outside as Poisson streams, go
/// from station to station at random, and leave.
/// </summary>
/// <remarks>
/// The rates through the nodes solve the traffic equations lambda_j = arrivals_j + sum of lambda_i share_ij, and in the
/// stationary state the nodes are independent of each other, each as an M/M/c queue with its own rate. Service must be
/// exponential, independent from node to node, in an order that does not look at it. Source: J. R. Jackson, Networks of
/// waiting lines (1957). What no route takes leaves the network. Building takes time with the cube of the nodes.
/// </remarks>
public sealed class JacksonNetwork
{
    private readonly Dictionary<string, MMcQueue> _queues = [];

    /// <exception cref="ArgumentException">The message names the node: a name is used twice or unknown, a share is
    /// outside 0 to 1, the shares of a node exceed 1, a node lets nobody out of the network, or a node is overloaded,
    /// so that there is no stationary state.</exception>
    public JacksonNetwork(IReadOnlyList<JacksonNode> nodes, IReadOnlyList<JacksonRoute> routes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(routes);
        double[] rates = TrafficEquations.Solve(nodes, routes);
        for (int i = 0; i < nodes.Count; i++)
        {
            JacksonNode node = nodes[i];
            _queues.Add(node.Name, new MMcQueue(new RequestRate(rates[i]), node.Service, node.Servers));
            Arrivals += node.Arrivals;
        }
        ThrowIfOverloaded(nodes);
        MeanNumberInSystem = nodes.Sum(node => _queues[node.Name].MeanNumberInSystem);
    }

    /// <summary>Customers per second that enter the network, and as many leave it.</summary>
    public RequestRate Arrivals { get; }

    /// <summary>Mean number of customers in all nodes.</summary>
    public double MeanNumberInSystem { get; }

    /// <summary>
    /// Mean time from entering the network to leaving it, all visits included; zero without arrivals.
    /// </summary>
    public SimDuration MeanSojourn =>
        Arrivals > RequestRate.Zero ? StationaryQueue.Time(MeanNumberInSystem / Arrivals.PerSecond) : SimDuration.Zero;

    /// <summary>The queue of one node; its arrivals are those from outside and from other nodes.</summary>
    /// <remarks>
    /// Its times are those of one visit. Their distribution is exact where service is in the order of arrival, though
    /// arrivals from nodes that customers can return to are no Poisson stream: they find the stationary state all the
    /// same. Times at successive nodes depend on each other, so only the mean of their sum is known.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public MMcQueue At(string node) =>
        _queues.TryGetValue(node, out MMcQueue? queue)
            ? queue
            : throw new ArgumentException($"There is no node '{node}'.", nameof(node));

    /// <summary>How often a customer comes to a node on its way, on average; zero without arrivals.</summary>
    /// <inheritdoc cref="At" path="/exception"/>
    public double MeanVisits(string node)
    {
        RequestRate through = At(node).Arrivals;
        return Arrivals > RequestRate.Zero ? through / Arrivals : 0;
    }

    private void ThrowIfOverloaded(IReadOnlyList<JacksonNode> nodes)
    {
        string[] overloaded =
        [
            .. nodes
                .Where(node => !_queues[node.Name].IsStable)
                .Select(node =>
                    FormattableString.Invariant(
                        $"'{node.Name}' ({_queues[node.Name].OfferedLoad:0.###} erlangs for {node.Servers} servers)"
                    )
                ),
        ];
        if (overloaded.Length > 0)
        {
            throw new ArgumentException(
                $"The network has no stationary state: overloaded is {string.Join(", ", overloaded)}.",
                nameof(nodes)
            );
        }
    }
}
