using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>What happened during one step of the trace.</summary>
/// <param name="At">Begin of the step, since the begin of the trace.</param>
/// <param name="Rate">Requests per second that came.</param>
/// <param name="Desired">Pods wanted at its end.</param>
/// <param name="Serving">Pods that took requests, the mean.</param>
/// <param name="Nodes">Ready nodes at its end.</param>
/// <param name="Utilization">Share of their requested CPU that the serving pods used, the mean; 0 without pods.</param>
/// <param name="Unmet">Requests per second that found no capacity, the mean.</param>
public readonly record struct ReplayStep(
    SimDuration At,
    double Rate,
    int Desired,
    double Serving,
    int Nodes,
    double Utilization,
    double Unmet
);
