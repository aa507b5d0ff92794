using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>The way between two points, for explanations.</summary>
/// <param name="DirectKilometers">Great-circle distance.</param>
/// <param name="PathKilometers">Length of the fiber as the model counts it; not below the direct distance.</param>
/// <param name="Waypoints">Ids of the corridor nodes on the way, from the first point to the second; empty for a direct
/// way.</param>
public sealed record NetworkPath(double DirectKilometers, double PathKilometers, IReadOnlyList<string> Waypoints)
{
    /// <summary>The parts of the way, in order.</summary>
    public IReadOnlyList<PathLeg> Legs { get; init; } = [];

    /// <summary>Round-trip milliseconds per 100 km of fiber; 0 from a graph, which knows no time.</summary>
    public double MillisecondsPerHundredKilometers { get; init; }

    /// <summary>What the two ends add between data centers; a client's path has half of it.</summary>
    public SimDuration Ends { get; init; }

    /// <summary>What was measured between these places and replaces the prediction; null: nothing was.</summary>
    public SimDuration? Measured { get; init; }

    /// <summary>What a leg adds to the round trip.</summary>
    public SimDuration TimeOf(PathLeg leg)
    {
        ArgumentNullException.ThrowIfNull(leg);
        return SimDuration.FromMilliseconds(leg.FiberKilometers / 100 * MillisecondsPerHundredKilometers);
    }
}
