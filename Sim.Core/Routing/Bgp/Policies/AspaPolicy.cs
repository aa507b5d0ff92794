using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// Autonomous System Provider Authorization: a path must go up and then down as far as networks have published who
/// their providers are. Includes route origin validation.
/// </summary>
/// <remarks>
/// A hop from a network to another is refuted where the first has published its providers and the second is none of
/// them. What comes from a customer or peer must not have a refuted hop upwards; what comes from a provider may be cut
/// in two, one part without a refuted hop upwards from the origin, the other without one upwards from the sender.
/// Source: draft-ietf-sidrops-aspa-verification, sections 5 and 6.
/// </remarks>
internal sealed class AspaPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks)
    {
        ReadOnlySpan<uint> path = route.Path;
        if (path[0] != registry.Graph.Asns[route.Sender] || registry.IsInvalid(route.Prefix, route.Origin))
        {
            return false;
        }
        int up = UpRamp(path, registry);
        return route.From == AsRelationship.Provider ? up + DownRamp(path, registry) >= path.Length : up == path.Length;
    }

    /// <summary>Networks from the origin up to the first refuted hop.</summary>
    private static int UpRamp(ReadOnlySpan<uint> path, SecurityRegistry registry)
    {
        int at = path.Length - 1;
        while (at > 0 && !IsRefuted(path[at], path[at - 1], registry))
        {
            at--;
        }
        return path.Length - at;
    }

    /// <summary>Networks from the sender up, against the path, to the first refuted hop.</summary>
    private static int DownRamp(ReadOnlySpan<uint> path, SecurityRegistry registry)
    {
        int at = 0;
        while (at < path.Length - 1 && !IsRefuted(path[at], path[at + 1], registry))
        {
            at++;
        }
        return at + 1;
    }

    /// <summary>Copies of one number in a row are one network.</summary>
    private static bool IsRefuted(uint customer, uint provider, SecurityRegistry registry) =>
        customer != provider && registry.DeniesProvider(customer, provider);
}
