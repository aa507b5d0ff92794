namespace Sim.Scenarios.PolicyTests;

/// <summary>How one case came out.</summary>
/// <param name="Actual">In the form of the expectation where the answer can be told in it.</param>
/// <param name="Explanation">Why the answer is what it is, line by line.</param>
public sealed record PolicyTestResult(
    PolicyTestCase Case,
    bool Passed,
    PolicyExpectation Actual,
    IReadOnlyList<string> Explanation
)
{
    public string Id => Case.Id;

    public PolicyExpectation Expected => Case.Expected;
}
