using Sim.Core.Quantities;

namespace Sim.Core.Models.Telemetry;

/// <summary>What the data plane measured at one blade over its last step.</summary>
/// <param name="MeanSojourn">Mean time of a request in the blade, queue included.</param>
/// <param name="RefusedShare">
/// Share of requests refused because a queue was full, that for the CPU or that for the network card, 0 to 1.
/// </param>
/// <param name="TurnedAwayShare">
/// Share of attempts to connect refused because the blade had no free place for a connection, 0 to 1.
/// </param>
public readonly record struct BladeLoad(SimDuration MeanSojourn, double RefusedShare, double TurnedAwayShare = 0);
