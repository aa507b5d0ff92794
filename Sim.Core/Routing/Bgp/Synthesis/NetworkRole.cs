namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>What a network of a synthetic Internet does for a living; the order is that of who can be paid.</summary>
public enum NetworkRole
{
    /// <summary>Buys from nobody and peers with every other one of its kind; has metros everywhere.</summary>
    Tier1,

    /// <summary>Sells in many countries and buys from larger ones.</summary>
    Transit,

    /// <summary>Sells in its country, and takes the traffic to the next exchange point abroad.</summary>
    RegionalTransit,

    /// <summary>Has users; the larger ones may also have customers in their country.</summary>
    Eyeball,

    /// <summary>Has servers, no users and no customers, and peers where it can.</summary>
    Content,

    /// <summary>Enterprises and others without customers, mostly in one metro.</summary>
    Stub,
}
