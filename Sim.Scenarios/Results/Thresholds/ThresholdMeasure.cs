namespace Sim.Scenarios.Results.Thresholds;

/// <summary>What a threshold speaks about; definitions in the README of Results.</summary>
public enum ThresholdMeasure
{
    /// <summary>Latency of answered requests; a duration.</summary>
    Latency,

    /// <summary>Failed requests over requests that ended; a ratio.</summary>
    Errors,

    /// <summary>Requests given up after retries; a count.</summary>
    Failed,

    /// <summary>Users whose requests fail, summed over time; minutes.</summary>
    FailedUserMinutes,

    /// <summary>The busiest of the selected resources; a ratio, 1 is full.</summary>
    Utilization,

    /// <summary>What the run costs; USD.</summary>
    Cost,
}
