namespace Sim.Scenarios.Schema;

/// <summary>Prices of one's own: each row takes the place of the row of <c>data/prices</c> with its name.</summary>
public sealed record Prices
{
    /// <summary>CSV in the form of <c>data/prices/machines.csv</c>. Default: none.</summary>
    public string? Machines { get; init; }

    /// <summary>CSV in the form of <c>data/prices/services.csv</c>, with its names and units. Default: none.</summary>
    public string? Services { get; init; }
}
