namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>From the word for a policy to what it does.</summary>
internal static class SecurityPolicies
{
    // By SecurityPolicy; plain BGP has none.
    private static readonly ISecurityPolicy?[] s_all =
    [
        null,
        new RouteOriginValidationPolicy(),
        new PeerRouteOriginValidationPolicy(),
        new PathEndPolicy(),
        new OnlyToCustomersPolicy(),
        new AspaPolicy(),
        new BgpSecPolicy(),
        new RovPlusPlusV1LitePolicy(),
        new RouteStateTrackingPolicy(),
    ];

    public static ISecurityPolicy? Of(SecurityPolicy policy) => s_all[(int)policy];
}
