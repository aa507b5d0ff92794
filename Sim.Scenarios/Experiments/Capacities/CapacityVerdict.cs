namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>What replications say of a value, or of one condition at it.</summary>
public enum CapacityVerdict
{
    /// <summary>It is shown to hold.</summary>
    Holds,

    /// <summary>It is shown to fail.</summary>
    Fails,

    /// <summary>As many replications as may be spent cannot tell; of a condition: it was not needed to know.</summary>
    Open,
}
