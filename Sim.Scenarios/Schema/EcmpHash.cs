namespace Sim.Scenarios.Schema;

/// <summary>How a router spreads flows over the blades, and which flows move when a blade leaves.</summary>
public enum EcmpHash
{
    /// <summary>Only the flows of the lost blade move.</summary>
    Resilient,

    /// <summary>Hash modulo the number of blades: nearly all flows move.</summary>
    Modulo,
}
