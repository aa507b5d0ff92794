namespace Sim.Scenarios.Schema;

/// <summary>How a router spreads flows over the blades, and which flows move when a blade leaves.</summary>
public enum EcmpHash
{
    /// <summary>Only the flows of the lost blade move.</summary>
    Resilient,

    /// <summary>Hash modulo the number of blades: nearly all flows move.</summary>
    Modulo,

    /// <summary>
    /// Regions of the hash space in the order of the blades (RFC 2992): up to a quarter or half more move.
    /// </summary>
    HashThreshold,

    /// <summary>Maglev's lookup table of 65,537 entries: hardly more than the flows of the lost blade move.</summary>
    Maglev,
}
