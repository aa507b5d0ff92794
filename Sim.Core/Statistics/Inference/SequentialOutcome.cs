namespace Sim.Core.Statistics.Inference;

/// <summary>What a sequential rule says after a number of replications.</summary>
public enum SequentialOutcome
{
    /// <summary>Run on until the next look.</summary>
    Continue,

    /// <summary>Stop: the interval is as narrow as asked.</summary>
    PrecisionReached,

    /// <summary>Stop: the most replications have run and the interval is still too wide. Inconclusive.</summary>
    MaximumReached,
}
