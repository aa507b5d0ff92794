namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>What a search asks for: runs at one value in one case.</summary>
public interface ICapacityTrials
{
    /// <summary>Replications of one index share their chance, whatever the value.</summary>
    /// <param name="values">One for each field that is varied.</param>
    /// <param name="caseIndex">Of the case.</param>
    /// <param name="first">Index of the first replication, 0 or more.</param>
    /// <param name="count">1 or more.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    IReadOnlyList<CapacityOutcome> Run(
        IReadOnlyList<string> values,
        int caseIndex,
        int first,
        int count,
        CancellationToken cancellation
    );
}
