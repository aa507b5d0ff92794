using System.Net;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// Which network runs which security policy, and what they have published: origins, providers, neighbors. What is
/// published is true of the graph.
/// </summary>
public sealed class SecurityRegistry
{
    private readonly AsGraph _graph;
    private readonly SecurityPolicy[] _policies;
    private readonly ISecurityPolicy?[] _rules;
    private readonly RouteOriginAuthorization[] _authorizations;

    /// <exception cref="ArgumentException">A network is not in the graph.</exception>
    public SecurityRegistry(
        AsGraph graph,
        IEnumerable<KeyValuePair<Asn, SecurityPolicy>> policies,
        IEnumerable<RouteOriginAuthorization> authorizations
    )
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(policies);
        _graph = graph;
        _policies = new SecurityPolicy[graph.Count];
        _rules = new ISecurityPolicy?[graph.Count];
        foreach ((Asn asn, SecurityPolicy policy) in policies)
        {
            int index = graph.IndexOf(asn);
            if (index < 0)
            {
                throw new ArgumentException($"{asn} is not in the graph.", nameof(policies));
            }
            _policies[index] = policy;
            _rules[index] = SecurityPolicies.Of(policy);
        }
        _authorizations = [.. authorizations];
    }

    /// <summary>What networks have withdrawn, shared by all that track it.</summary>
    internal WithdrawnPaths Withdrawn { get; } = new();

    internal AsGraph Graph => _graph;

    public SecurityPolicy PolicyOf(int index) => _policies[index];

    internal ISecurityPolicy? RulesOf(int index) => _rules[index];

    /// <summary>RFC 6811: some authorization covers the prefix, and none of them matches.</summary>
    internal bool IsInvalid(IPNetwork prefix, uint origin)
    {
        bool isCovered = false;
        foreach (RouteOriginAuthorization authorization in _authorizations)
        {
            if (authorization.Authorizes(prefix, new Asn(origin)))
            {
                return false;
            }
            isCovered |= authorization.Covers(prefix);
        }
        return isCovered;
    }

    /// <summary>
    /// Whether <paramref name="customer"/> has published its providers, and <paramref name="other"/> is none of them.
    /// </summary>
    internal bool DeniesProvider(uint customer, uint other)
    {
        int index = _graph.IndexOf(new Asn(customer));
        return index >= 0
            && _policies[index] == SecurityPolicy.Aspa
            && _graph.ProvidersOf(index).BinarySearch(_graph.IndexOf(new Asn(other))) < 0;
    }

    /// <summary>
    /// Whether <paramref name="origin"/> has published its neighbors, and <paramref name="other"/> is none of them.
    /// </summary>
    internal bool DeniesNeighbor(uint origin, uint other)
    {
        int index = _graph.IndexOf(new Asn(origin));
        return index >= 0
            && _policies[index] == SecurityPolicy.PathEnd
            && !_graph.NeighborsOf(index).Contains(_graph.IndexOf(new Asn(other)));
    }
}
