namespace Sim.Scenarios.Results.Stages;

/// <summary>The busiest resource of a stage.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Resource">As <see cref="ResourceUse.Resource"/>.</param>
/// <param name="Peak">Its largest utilization; 1 is full.</param>
/// <param name="Before">The same in the stage before; null: it is the first, and nothing ran before.</param>
public sealed record StageResource(string Endpoint, string Resource, double Peak, double? Before);
