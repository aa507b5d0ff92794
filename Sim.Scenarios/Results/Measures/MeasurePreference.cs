namespace Sim.Scenarios.Results.Measures;

/// <summary>Which way a measure should go.</summary>
public enum MeasurePreference
{
    /// <summary>Neither is better: demand, pods, nodes.</summary>
    None,

    /// <summary>Latency, errors, utilization, cost.</summary>
    Lower,
}
