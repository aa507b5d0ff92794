using Sim.Core.Quantities;

namespace Sim.Core.Statistics;

/// <summary>What a value did from one instant to another.</summary>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end, exclusive; after <paramref name="From"/>.</param>
/// <param name="Mean">Weighted by time.</param>
/// <param name="Min">The least value that held for any time.</param>
/// <param name="Max">The greatest value that held for any time.</param>
/// <param name="First">The value that held at the begin.</param>
/// <param name="Last">The value that held just before the end.</param>
public readonly record struct TimeWeightedBucket(
    SimTime From,
    SimTime To,
    double Mean,
    double Min,
    double Max,
    double First,
    double Last
);
