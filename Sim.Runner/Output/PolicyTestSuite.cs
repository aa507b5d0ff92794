using Sim.Scenarios.PolicyTests;

namespace Sim.Runner.Output;

/// <summary>The results of one file of tests.</summary>
internal sealed record PolicyTestSuite(string File, IReadOnlyList<PolicyTestResult> Results)
{
    public int Failed => Results.Count(result => !result.Passed);

    public int Passed => Results.Count - Failed;
}
