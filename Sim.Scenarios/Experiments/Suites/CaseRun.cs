using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>What a case measured, or what the baseline knows of the very same case.</summary>
/// <param name="Case">As loaded.</param>
/// <param name="Hash">Of the inputs and how they were run.</param>
/// <param name="IsUnchanged">The baseline has the same inputs and the same model: it was not run again.</param>
/// <param name="Replicates">With the suite's measures only.</param>
/// <param name="Thresholds">Judged by all replications.</param>
/// <param name="Latency">Of all users and replications.</param>
/// <param name="Notes">What the first replication notes, such as addresses that nobody has.</param>
public sealed record CaseRun(
    SuiteCase Case,
    string Hash,
    bool IsUnchanged,
    IReadOnlyList<Replicate> Replicates,
    IReadOnlyList<ThresholdVerdict> Thresholds,
    LatencyBins Latency,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The same as the baseline keeps it.</summary>
    public BaselineCase ToBaseline() =>
        new()
        {
            Id = Case.Id,
            Hash = Hash,
            Replications = Replicates.Count,
            Thresholds = Thresholds,
            Measures = Replicates
                .SelectMany(one => one.Measures.Keys)
                .Distinct()
                .ToDictionary(
                    key => key,
                    key => Replicates.Select(one => one.Measures.GetValueOrDefault(key, double.NaN)).ToArray()
                ),
            Latency = Latency,
        };
}
