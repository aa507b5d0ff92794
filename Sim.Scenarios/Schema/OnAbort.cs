namespace Sim.Scenarios.Schema;

/// <summary>
/// What happens at the end of a stage that broke a threshold. The run goes on to its end in any case.
/// </summary>
public enum OnAbort
{
    /// <summary>No further stage begins; what the stage has changed stays.</summary>
    Stop,

    /// <summary>No further stage begins, and the zone becomes again what it was before the stage.</summary>
    RollBack,

    /// <summary>The next stage begins all the same.</summary>
    Continue,
}
