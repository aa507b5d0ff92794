namespace Sim.Core.Models.Health;

/// <summary>What an alarm watches at an endpoint.</summary>
public enum AlarmMeasure
{
    /// <summary>Share of the requests there that are answered with an error, 0 to 1; no data without
    /// requests.</summary>
    Errors,

    /// <summary>Busy share of the CPU of the pods there, 0 to 1.</summary>
    Utilization,
}
