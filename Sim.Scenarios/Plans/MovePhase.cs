namespace Sim.Scenarios.Plans;

/// <summary>
/// When requests follow a change of a zone; the phases follow one another and add up to all that moves.
/// </summary>
public enum MovePhase
{
    /// <summary>Until all name servers have the change: who has no copy of the old answer.</summary>
    Now,

    /// <summary>From then until the TTL of the old answer has passed: who keeps it as long as the TTL says.</summary>
    AfterTtl,

    /// <summary>
    /// After that: whose resolver or client keeps answers longer, and whose connection outlives the answer.
    /// </summary>
    Tail,
}
