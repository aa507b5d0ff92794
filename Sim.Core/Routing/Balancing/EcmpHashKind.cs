namespace Sim.Core.Routing.Balancing;

/// <summary>How a router maps the hash of a flow to one of equally good next hops.</summary>
public enum EcmpHashKind
{
    /// <summary>
    /// A flow keeps its next hop as long as that is there: rendezvous hashing, or a resilient table without the grain
    /// of its buckets.
    /// </summary>
    Resilient,

    /// <summary>
    /// The remainder of the hash by the number of next hops, counted in their order: a change of the number moves
    /// nearly everything.
    /// </summary>
    Modulo,
}
