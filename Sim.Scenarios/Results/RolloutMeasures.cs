namespace Sim.Scenarios.Results;

/// <summary>One rollout of a pool. Times are seconds since its begin; null: it did not happen in this run.</summary>
public sealed record RolloutMeasures
{
    public required string Pool { get; init; }

    public required double AtSeconds { get; init; }

    /// <summary>Whether it went back to the version before.</summary>
    public required bool IsRollback { get; init; }

    /// <summary>Until all pods were new and available.</summary>
    public required double? CompletedSeconds { get; init; }

    /// <summary>
    /// Until it had not progressed for as long as its deadline: Kubernetes then reports
    /// <c>ProgressDeadlineExceeded</c>.
    /// </summary>
    public required double? DeadlineExceededSeconds { get; init; }

    /// <summary>Until another rollout took its place.</summary>
    public required double? SupersededSeconds { get; init; }

    /// <summary>Fewest pods that took requests and worked, from its begin to its end.</summary>
    public required int LeastServing { get; init; }

    /// <summary>Most pods at once, those that had been told to stop left aside.</summary>
    public required int MostPods { get; init; }
}
