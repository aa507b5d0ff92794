using Sim.Core.Quantities;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>How much of a measure does not matter, where it is not what the suite says for all.</summary>
public sealed record Tolerance
{
    /// <summary>As <c>measures.csv</c> names it.</summary>
    public required string Measure { get; init; }

    /// <summary>
    /// Whose measure, as reports name it: <c>all</c>, <c>eu</c>, <c>dc-par pod cpu</c>. Default: anybody's.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>The case. Default: every case.</summary>
    public string? Case { get; init; }

    /// <summary>Differences up to this share of the baseline do not matter.</summary>
    [Limits(AtLeast = "0%", AtMost = "100000%")]
    public required Ratio Share { get; init; }

    internal bool IsAbout(string caseId, MeasureKey key) =>
        Measure == key.Measure && (Of ?? key.Subject) == key.Subject && (Case ?? caseId) == caseId;
}
