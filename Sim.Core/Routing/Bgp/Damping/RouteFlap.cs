namespace Sim.Core.Routing.Bgp.Damping;

/// <summary>What may happen to a route that has been there before.</summary>
public enum RouteFlap
{
    Withdrawn,

    /// <summary>After it was withdrawn.</summary>
    AnnouncedAgain,

    /// <summary>Replaced by another one of the same neighbor.</summary>
    Changed,
}
