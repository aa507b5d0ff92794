namespace Sim.Core.Routing.Bgp.Forwarding;

/// <summary>How the way of a packet ends.</summary>
public enum ForwardingOutcome
{
    /// <summary>At a network that announces the prefix.</summary>
    Arrived,

    /// <summary>At a network without a route.</summary>
    NoRoute,

    /// <summary>At a network that discards it on purpose.</summary>
    Blackhole,

    /// <summary>Never: it comes back to where it has been.</summary>
    Loop,
}
