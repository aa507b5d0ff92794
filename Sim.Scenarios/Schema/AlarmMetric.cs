namespace Sim.Scenarios.Schema;

/// <summary>What a CloudWatch alarm watches.</summary>
public enum AlarmMetric
{
    /// <summary>Share of the requests at the endpoint that are answered with an error.</summary>
    Errors,

    /// <summary>Busy share of the CPU of the endpoint's pods.</summary>
    Utilization,
}
