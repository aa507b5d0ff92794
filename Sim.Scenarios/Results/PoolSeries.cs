namespace Sim.Scenarios.Results;

/// <summary>One pool over time.</summary>
/// <param name="Ready">Pods that take traffic.</param>
/// <param name="Desired">Pods that the autoscaler wants.</param>
/// <param name="Needed">Pods that the arriving load would fill to 100 % of their CPU or concurrency.</param>
/// <param name="Nodes">Ready nodes.</param>
public sealed record PoolSeries(
    string Pool,
    IReadOnlyList<double> Ready,
    IReadOnlyList<double> Desired,
    IReadOnlyList<double> Needed,
    IReadOnlyList<double> Nodes
);
