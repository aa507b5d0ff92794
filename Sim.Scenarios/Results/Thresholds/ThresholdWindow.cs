using Sim.Core.Quantities;

namespace Sim.Scenarios.Results.Thresholds;

/// <summary>The part of a run that a threshold is about, written <c>[10m..20m]</c>.</summary>
/// <param name="From">Since the start of the scenario, 0 or more.</param>
/// <param name="To">After <paramref name="From"/>; null: the end of the run.</param>
public sealed record ThresholdWindow(SimDuration From, SimDuration? To)
{
    /// <summary>As thresholds write it.</summary>
    public override string ToString() => $"[{From}..{To}]";
}
