namespace Sim.Scenarios.Schema;

/// <summary>Into what users are divided by place.</summary>
public enum DemandSplit
{
    /// <summary>Each country is one place with one local time.</summary>
    Countries,

    /// <summary>Large countries are divided into cities, the US into states (<c>data/areas.csv</c>).</summary>
    Areas,
}
