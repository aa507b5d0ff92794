namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>How a router maps the hash of a flow to one of equally good next hops.</summary>
public enum EcmpHashKind
{
    /// <summary>
    /// A fixed table of buckets: only those of a lost next hop are refilled, and a new one takes over its share.
    /// </summary>
    Resilient,

    /// <summary>
    /// The remainder of the hash by the number of next hops, counted in their order: a change of the number moves
    /// nearly everything.
    /// </summary>
    Modulo,

    /// <summary>
    /// The hash space is cut into regions of equal length in the order of the next hops: when one leaves the others'
    /// regions stretch. Source: RFC 2992.
    /// </summary>
    HashThreshold,

    /// <summary>
    /// A lookup table that depends on the set alone, so that every router has the same, and that hardly changes beyond
    /// what it must. Source: Eisenbud et al., Maglev, NSDI 2016.
    /// </summary>
    Maglev,
}
