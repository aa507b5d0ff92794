using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>What a point is known by: the numbers of all users together, and its verdicts.</summary>
/// <param name="Means">By the name of the measure, of all regions, countries and endpoints together.</param>
/// <param name="Thresholds">In the order of the scenario.</param>
public sealed record PointSummary(
    SweepPoint Point,
    IReadOnlyDictionary<string, Estimate> Means,
    IReadOnlyList<ThresholdVerdict> Thresholds
)
{
    /// <summary>Every threshold holds for sure.</summary>
    public bool Passed => Thresholds.All(one => one.Passed);

    /// <summary>None is broken for sure, and of some the replications cannot tell.</summary>
    public bool Inconclusive => !Passed && Thresholds.All(one => one.Passed || one.Inconclusive);
}
