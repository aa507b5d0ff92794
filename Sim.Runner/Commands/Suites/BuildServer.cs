namespace Sim.Runner.Commands.Suites;

/// <summary>What the tool does besides where it runs on a build server.</summary>
/// <param name="Annotates">Findings are annotations of GitHub Actions as well: <c>GITHUB_ACTIONS</c> is true.</param>
/// <param name="Summary">The file that GitHub shows as the summary of a job; null: there is none.</param>
internal sealed record BuildServer(bool Annotates, string? Summary)
{
    /// <summary>Source: GitHub Docs, "Variables reference" and "Workflow commands", adding a job summary.</summary>
    public static BuildServer OfProcess() =>
        new(
            Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true",
            Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } path ? path : null
        );
}
