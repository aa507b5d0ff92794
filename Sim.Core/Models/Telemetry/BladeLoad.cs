using Sim.Core.Quantities;

namespace Sim.Core.Models.Telemetry;

/// <summary>What the data plane measured at one blade over its last step.</summary>
/// <param name="MeanSojourn">Mean time of a request in the blade, queue included.</param>
/// <param name="RefusedShare">Share of new connections refused because the blade was full, 0 to 1.</param>
public readonly record struct BladeLoad(SimDuration MeanSojourn, double RefusedShare);
