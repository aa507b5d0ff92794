namespace Sim.Scenarios.Results.Measures;

/// <summary>The names that a run's measures can have. Definitions: README of Results.</summary>
public static class KnownMeasures
{
    /// <summary>In the order of their definitions.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sent",
        "answered",
        "failed",
        "inFlight",
        "attempts",
        "peakRps",
        "errorRatio",
        "failedUserMinutes",
        "latencyMeanMs",
        "latencyP50Ms",
        "latencyP90Ms",
        "latencyP95Ms",
        "latencyP99Ms",
        "latencyP999Ms",
        "latencyMaxMs",
        "partDnsMs",
        "partConnectMs",
        "partTlsMs",
        "partFirstByteMs",
        "partTransferMs",
        "partRetryMs",
        "failedAttempts",
        "resets",
        "minPods",
        "meanPods",
        "maxPods",
        "minNodes",
        "meanNodes",
        "maxNodes",
        "reversalsInWorstHour",
        "meanUtilizationRatio",
        "peakUtilizationRatio",
        "detectedSeconds",
        "movedP50Seconds",
        "movedP90Seconds",
        "movedP99Seconds",
        "capacitySeconds",
        "returnedSeconds",
        "completedSeconds",
        "deadlineExceededSeconds",
        "leastServing",
        "mostPods",
        "costUsd",
        "costPerMillionUsd",
    ];
}
