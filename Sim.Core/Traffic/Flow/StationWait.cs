using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>The waiting time of a request: a fixed part, and with some probability an exponential part.</summary>
/// <param name="Probability">Of the exponential part, 0 to 1.</param>
/// <param name="Mean">Of the exponential part, given that there is one.</param>
/// <param name="Backlog">The fixed part.</param>
public readonly record struct StationWait(double Probability, SimDuration Mean, SimDuration Backlog)
{
    public SimDuration Expected => Backlog + (Mean * Probability);
}
