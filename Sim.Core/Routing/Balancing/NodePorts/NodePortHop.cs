using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.NodePorts;

/// <summary>
/// What kube-proxy does to requests that reach a node's port instead of a pod's address: a second choice, and often a
/// second hop.
/// </summary>
/// <remarks>
/// <para>
/// A balancer in front sends to the nodes in equal shares and knows nothing of the pods behind them. With the policy
/// Cluster the node picks any endpoint of the service with the same probability, whatever the balancer has measured;
/// with Local one of its own. kube-proxy chooses per connection, by rules of probability (iptables mode). Source:
/// Kubernetes, "Virtual IPs and Service Proxies", "Using Source IP".
/// </para>
/// <para>
/// Straight to a pod's address there is neither: the balancer's choice is the only one, and the pod sees the balancer.
/// </para>
/// </remarks>
public sealed class NodePortHop
{
    /// <summary>
    /// Source ports of one node address to one endpoint: 32768 to 60999, Linux's <c>ip_local_port_range</c>.
    /// </summary>
    public const int PortsPerEndpoint = 28_232;

    private readonly int[] _endpoints;
    private readonly int _all;

    /// <param name="policy">Of the service.</param>
    /// <param name="endpointsByNode">Endpoints on each node that traffic is sent to; one of them at least.</param>
    public NodePortHop(ExternalTrafficPolicy policy, params ReadOnlySpan<int> endpointsByNode)
    {
        Policy = policy;
        _endpoints = endpointsByNode.ToArray();
        foreach (int endpoints in _endpoints)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(endpoints, nameof(endpointsByNode));
            _all += endpoints;
        }
        ArgumentOutOfRangeException.ThrowIfZero(_all, nameof(endpointsByNode));
    }

    public ExternalTrafficPolicy Policy { get; }

    /// <summary>Whether a pod sees the client's side of the connection, not the node that passed it on.</summary>
    public bool KeepsSource => Policy == ExternalTrafficPolicy.Local;

    /// <summary>
    /// The share of the connections that go on to another node: 1 - 1/N of N nodes with Cluster, whatever runs where.
    /// </summary>
    public Ratio ExtraHopShare =>
        Policy == ExternalTrafficPolicy.Local ? Ratio.Zero : ClusterHopShare(_endpoints.Length);

    /// <summary>The share of the connections that are dropped, since their node has no endpoint.</summary>
    public Ratio DroppedShare =>
        Policy == ExternalTrafficPolicy.Local ? new Ratio(_endpoints.Count(0) / (double)_endpoints.Length) : Ratio.Zero;

    /// <summary>
    /// Most connections that are tracked at once: without the client's source the ports of the nodes are what tells
    /// connections to one endpoint apart; null: no such limit.
    /// </summary>
    public long? MostConnectionsPerEndpoint => KeepsSource ? null : (long)PortsPerEndpoint * _endpoints.Length;

    /// <summary>The share of the connections that go on to another of some nodes with the policy Cluster.</summary>
    /// <param name="nodes">1 or more.</param>
    public static Ratio ClusterHopShare(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nodes);
        return new Ratio(1 - (1.0 / nodes));
    }

    /// <summary>The share of all connections that one endpoint of a node gets.</summary>
    /// <param name="node">A node with an endpoint.</param>
    public Ratio ShareOfEndpoint(int node)
    {
        ArgumentOutOfRangeException.ThrowIfZero(_endpoints[node], nameof(node));
        return Policy == ExternalTrafficPolicy.Local
            ? new Ratio(1.0 / ((double)_endpoints.Length * _endpoints[node]))
            : new Ratio(1.0 / _all);
    }

    /// <summary>Where a connection that a node got goes on; uses one number and allocates nothing.</summary>
    /// <param name="number">Uniform over all 64 bits.</param>
    /// <returns>Index among all endpoints, counted node by node; -1: dropped.</returns>
    public int Pick(int node, ulong number)
    {
        bool isLocal = Policy == ExternalTrafficPolicy.Local;
        int among = isLocal ? _endpoints[node] : _all;
        if (among == 0)
        {
            return -1;
        }
        int before = 0;
        for (int other = 0; isLocal && other < node; other++)
        {
            before += _endpoints[other];
        }
        return before + (int)Math.BigMul(number, (ulong)among, out _);
    }
}
