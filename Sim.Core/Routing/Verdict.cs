namespace Sim.Core.Routing;

/// <summary>What one step of a decision did with its subject.</summary>
public enum Verdict
{
    /// <summary>Recorded for the reader; nothing was decided.</summary>
    Noted,

    /// <summary>A rule took the subject out of the running.</summary>
    Rejected,

    /// <summary>A rule settled on the subject.</summary>
    Chosen,
}
