namespace Sim.Scenarios.Results;

/// <summary>One endpoint over time.</summary>
/// <param name="Answered">Requests answered per second.</param>
/// <param name="Failed">Attempts failed per second.</param>
/// <param name="Utilization">Largest utilization over the endpoint's resources; 1 is full.</param>
public sealed record EndpointSeries(
    string Endpoint,
    IReadOnlyList<double> Answered,
    IReadOnlyList<double> Failed,
    IReadOnlyList<double> Utilization
);
