using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>The rates through the nodes of an open Jackson network.</summary>
/// <remarks>
/// Node after node is taken out, its traffic sent straight on to where it goes next (Grassmann, Taksar, Heyman 1985):
/// only additions, multiplications and divisions of positive numbers, so every rate has nearly full precision.
/// </remarks>
internal sealed class TrafficEquations
{
    /// <summary>A sum of shares that is this close to 1 is 1: 0.7 + 0.2 + 0.1 is not, as doubles.</summary>
    private const double Rounding = 1e-12;

    private readonly IReadOnlyList<JacksonNode> _nodes;
    private readonly double[] _rates;
    private readonly double[,] _shares;
    private readonly double[] _exits;

    private TrafficEquations(IReadOnlyList<JacksonNode> nodes, IReadOnlyList<JacksonRoute> routes)
    {
        _nodes = nodes;
        _rates = new double[nodes.Count];
        _shares = new double[nodes.Count, nodes.Count];
        _exits = new double[nodes.Count];
        Dictionary<string, int> indices = Enter(nodes);
        foreach (JacksonRoute route in routes)
        {
            double share = route.Share.Value;
            if (!(share is >= 0 and <= 1))
            {
                throw Refusal($"The share from '{route.From}' to '{route.To}' is outside 0 to 1.", nameof(routes));
            }
            _shares[IndexOf(route.From, indices), IndexOf(route.To, indices)] += share;
        }
        for (int i = 0; i < nodes.Count; i++)
        {
            _exits[i] = Exit(i);
        }
    }

    /// <summary>Customers per second through each node, in the order of the nodes.</summary>
    public static double[] Solve(IReadOnlyList<JacksonNode> nodes, IReadOnlyList<JacksonRoute> routes)
    {
        var equations = new TrafficEquations(nodes, routes);
        double[] leaving = new double[nodes.Count];
        for (int node = nodes.Count - 1; node >= 0; node--)
        {
            leaving[node] = equations.TakeOut(node);
        }
        double[] rates = equations._rates;
        for (int node = 0; node < nodes.Count; node++)
        {
            for (int earlier = 0; earlier < node; earlier++)
            {
                rates[node] += rates[earlier] * equations._shares[earlier, node];
            }
            rates[node] /= leaving[node];
        }
        return rates;
    }

    /// <summary>Sends what comes to a node on to the nodes before it and outside.</summary>
    /// <returns>The share of the node's departures that does not come straight back to it.</returns>
    private double TakeOut(int node)
    {
        double leaving = _exits[node];
        for (int to = 0; to < node; to++)
        {
            leaving += _shares[node, to];
        }
        if (leaving == 0)
        {
            throw Refusal($"Customers that come to node '{_nodes[node].Name}' never leave the network.", "routes");
        }
        for (int to = 0; to < node; to++)
        {
            _rates[to] += _rates[node] * _shares[node, to] / leaving;
        }
        for (int from = 0; from < node; from++)
        {
            double through = _shares[from, node] / leaving;
            _exits[from] += through * _exits[node];
            for (int to = 0; to < node; to++)
            {
                _shares[from, to] += through * _shares[node, to];
            }
        }
        return leaving;
    }

    private Dictionary<string, int> Enter(IReadOnlyList<JacksonNode> nodes)
    {
        var indices = new Dictionary<string, int>();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!indices.TryAdd(nodes[i].Name, i))
            {
                throw Refusal($"Two nodes have the name '{nodes[i].Name}'.", nameof(nodes));
            }
            _rates[i] = nodes[i].Arrivals.PerSecond;
            if (!(_rates[i] >= 0 && double.IsFinite(_rates[i])))
            {
                throw Refusal($"The arrivals of node '{nodes[i].Name}' are not finite and 0 or more.", nameof(nodes));
            }
            if (nodes[i].Service <= SimDuration.Zero || nodes[i].Servers is < 1 or > ErlangB.MostServers)
            {
                throw Refusal(
                    $"Node '{nodes[i].Name}' needs a service time of more than 0 and 1 to 1,000,000 servers.",
                    nameof(nodes)
                );
            }
        }
        return indices;
    }

    private double Exit(int node)
    {
        double sum = 0;
        for (int to = 0; to < _nodes.Count; to++)
        {
            sum += _shares[node, to];
        }
        if (sum > 1 + Rounding)
        {
            throw Refusal($"The shares that leave node '{_nodes[node].Name}' sum to more than 1.", "routes");
        }
        return 1 - sum > Rounding ? 1 - sum : 0;
    }

    private static int IndexOf(string name, Dictionary<string, int> indices) =>
        indices.TryGetValue(name, out int index)
            ? index
            : throw Refusal($"A route names '{name}', which is no node.", "routes");

    private static ArgumentException Refusal(string message, string parameter) => new(message, parameter);
}
