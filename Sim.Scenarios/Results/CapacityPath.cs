namespace Sim.Scenarios.Results;

/// <summary>
/// What the time to capacity was spent on: the way of the pods on which it waited last. Its parts are seconds, 0 or
/// more, and sum to <see cref="Incident.CapacitySeconds"/>.
/// </summary>
/// <remarks>
/// The critical pods are the last that began to serve at the endpoint that was full last, before it was full no more.
/// What was before the begin of the incident does not count.
/// </remarks>
public sealed record CapacityPath
{
    /// <summary>The endpoint that was full last.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The critical pods.</summary>
    public required int Pods { get; init; }

    /// <summary>
    /// Until the load needed more pods than the pool wanted before it asked for these: detection, DNS, users who move.
    /// It ends with the sample that decided, if that was before.
    /// </summary>
    public required double LoadSeconds { get; init; }

    /// <summary>
    /// Until the autoscaler can see it: the age of the sample that decided; 0 where no sample decided.
    /// </summary>
    public required double MetricsSeconds { get; init; }

    /// <summary>
    /// Until the autoscaler asked for the pods: the wait for its tick, and for further ones where earlier ticks asked
    /// for too little.
    /// </summary>
    public required double DecisionSeconds { get; init; }

    /// <summary>From then until a node had room for them.</summary>
    public required double NodeSeconds { get; init; }

    /// <summary>Until that node had their image.</summary>
    public required double ImageSeconds { get; init; }

    /// <summary>Init containers, the application's start and the wait for the probe that found it ready.</summary>
    public required double ReadinessSeconds { get; init; }

    /// <summary>Until they were among the endpoints.</summary>
    public required double EndpointSeconds { get; init; }

    /// <summary>Until nothing was full any more: queues, and clients that try again.</summary>
    public required double DrainSeconds { get; init; }
}
