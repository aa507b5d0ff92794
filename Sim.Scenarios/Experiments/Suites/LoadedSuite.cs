using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>What reading a suite, and all that it names, gave.</summary>
/// <param name="Suite">Null when its file cannot be used.</param>
/// <param name="Path">As the caller named it.</param>
/// <param name="BaselinePath">Where its accepted results are kept.</param>
/// <param name="Cases">In the order of the suite; without those that have errors.</param>
/// <param name="Diagnostics">Errors and warnings of all files, each once.</param>
public sealed record LoadedSuite(
    Suite? Suite,
    string Path,
    string BaselinePath,
    IReadOnlyList<SuiteCase> Cases,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    public bool HasErrors => Diagnostics.Any(found => found.Severity == Severity.Error);
}
