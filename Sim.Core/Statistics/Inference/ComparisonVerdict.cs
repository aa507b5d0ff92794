namespace Sim.Core.Statistics.Inference;

/// <summary>What a comparison with a practical limit found.</summary>
public enum ComparisonVerdict
{
    /// <summary>A limit lies inside the interval: the replications do not settle it.</summary>
    Inconclusive,

    /// <summary>Better than the baseline by more than the limit.</summary>
    Better,

    /// <summary>Within the limit of the baseline, on both sides.</summary>
    Same,

    /// <summary>Worse than the baseline by more than the limit.</summary>
    Worse,
}
