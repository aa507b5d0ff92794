namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>What a network does with several routes that are equal by relationship and length.</summary>
public enum EqualRoutes
{
    /// <summary>
    /// Each of its routers takes the one with the nearest exit, and only where two are equally near the tie-breaks
    /// decide: the interior cost comes before the BGP identifier (RFC 4271 section 9.1.2.2 e and f).
    /// </summary>
    NearestForEachRouter,

    /// <summary>
    /// All of its routers take the one that the tie-breaks of the solver chose, as AS-level tools have it.
    /// </summary>
    OneForNetwork,
}
