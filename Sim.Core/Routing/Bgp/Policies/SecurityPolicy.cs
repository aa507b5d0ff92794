namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>The security policies that a network may run; each includes what its name says, and no other.</summary>
public enum SecurityPolicy
{
    /// <summary>Plain BGP: only paths with the own number are dropped.</summary>
    None,

    /// <summary>Route origin validation (RFC 6811): drops what no authorization of a covering prefix matches.</summary>
    RouteOriginValidation,

    /// <summary>Route origin validation of what peers send; customers and providers are believed.</summary>
    PeerRouteOriginValidation,

    /// <summary>
    /// Path-end validation, with route origin validation (Cohen, Gilad, Herzberg and Schapira, 2016).
    /// </summary>
    PathEnd,

    /// <summary>The Only-To-Customer attribute of RFC 9234 against leaks.</summary>
    OnlyToCustomers,

    /// <summary>Autonomous System Provider Authorization, with route origin validation.</summary>
    Aspa,

    /// <summary>BGPsec (RFC 8205) as the third criterion, with route origin validation.</summary>
    BgpSec,

    /// <summary>
    /// ROV++ version 1 lite: route origin validation that holds packets back instead of misdelivering them.
    /// </summary>
    RovPlusPlusV1Lite,

    /// <summary>Removes what others have withdrawn but a neighbor still sends (RoST).</summary>
    RouteStateTracking,
}
