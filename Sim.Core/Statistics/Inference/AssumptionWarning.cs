namespace Sim.Core.Statistics.Inference;

/// <summary>
/// That an assumption of a procedure does not hold, so that its interval is worth less than its level.
/// </summary>
/// <param name="Assumption">Which one.</param>
/// <param name="Message">What was found and what would help: a sentence for people, in English.</param>
public sealed record AssumptionWarning(FailedAssumption Assumption, string Message);

/// <summary>What a procedure needed and did not find.</summary>
public enum FailedAssumption
{
    /// <summary>There are not enough observations for the asked interval.</summary>
    TooFewObservations,

    /// <summary>The series is too short to be cut into enough long batches.</summary>
    TooFewBatches,

    /// <summary>Neighboring batch means are correlated, so the interval is too narrow.</summary>
    CorrelatedBatches,

    /// <summary>The series still drifts: its begin cannot be told from its steady state.</summary>
    WarmUpNotOver,

    /// <summary>The observations are too skewed for their number: their mean is not yet nearly normal.</summary>
    Skewed,

    /// <summary>The pairs vary no less than independent runs would.</summary>
    NoVarianceReduction,

    /// <summary>The same observations were judged more than once on the way.</summary>
    RepeatedLooks,
}
