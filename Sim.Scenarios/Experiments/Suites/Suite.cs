using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>
/// A file of what a change has to leave in order: scenarios, each under failures, their demands, and how large a
/// difference from the baseline matters.
/// </summary>
public sealed record Suite
{
    /// <summary>Version of this format; 1 is the only one.</summary>
    [Limits(AtLeast = "1", AtMost = "1")]
    public required int Format { get; init; }

    /// <summary>Lower-case letters, digits and hyphens; names the comment on a pull request.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// The file of accepted results, beside the suite. Default: the suite's name with <c>.baseline.yaml</c> for its
    /// ending.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>
    /// Runs of each case that differ in their chance only: 1 to 1000. Default 10: an assumption; 2 are enough for a
    /// case in which nothing is random.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "1000")]
    public int Replications { get; init; } = 10;

    /// <summary>
    /// Differences up to this share of the baseline do not matter. Default 5 %: an assumption, that of comparisons.
    /// </summary>
    [Limits(AtLeast = "0%", AtMost = "1000%")]
    public Ratio Practical { get; init; } = new(0.05);

    /// <summary>
    /// That no verdict against the baseline is wrong, over all cases and measures together. Default 95 %: a convention.
    /// </summary>
    [Limits(MoreThan = "0%", AtMost = "99.9999%")]
    public Ratio Level { get; init; } = new(0.95);

    /// <summary>
    /// Measures that are held against the baseline, as <c>measures.csv</c> names them. Default: errors, latency,
    /// utilization, times of incidents and cost.
    /// </summary>
    [Items(AtLeast = 1)]
    public IReadOnlyList<string> Measures { get; init; } = GatedMeasures.Usual;

    /// <summary>
    /// Countries whose measures count apart, beside those of all users and of regions. Default: none.
    /// </summary>
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Other shares for some measures.</summary>
    public IReadOnlyList<Tolerance> Tolerances { get; init; } = [];

    /// <summary>Demands on every case, beside those of its scenario.</summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];

    [Items(AtLeast = 1)]
    public required IReadOnlyList<SuiteScenario> Scenarios { get; init; }

    /// <summary>
    /// What every scenario has to survive; <c>none</c>, without any failure, is always there.
    /// </summary>
    public IReadOnlyList<SuiteFailure> Failures { get; init; } = [];
}
