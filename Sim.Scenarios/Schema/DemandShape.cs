namespace Sim.Scenarios.Schema;

/// <summary>How demand follows the local time of day.</summary>
public enum DemandShape
{
    /// <summary>A daily curve in the country's local time with its peak at 21:00 (data/README.md).</summary>
    Diurnal,

    /// <summary>The same rate at all times.</summary>
    Constant,
}
