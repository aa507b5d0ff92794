namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>What a difference means.</summary>
public enum DifferenceVerdict
{
    /// <summary>It does not matter, for sure.</summary>
    Same,

    /// <summary>For sure, and by more than the margin.</summary>
    Better,

    /// <summary>For sure, and by more than the margin.</summary>
    Worse,

    /// <summary>For sure and by more than the margin, of what should go neither way.</summary>
    Changed,

    /// <summary>The interval holds a margin: more replications would settle it.</summary>
    Inconclusive,
}
