using Sim.Scenarios.PolicyTests;

namespace Sim.Runner.Output;

/// <summary>
/// <c>{passed, failed, cases: [{id, passed, expected, actual, file, explanation}]}</c>; expectations are written as in
/// the files of tests, the explanation only for cases that fail.
/// </summary>
internal sealed class PolicyTestJson : IPolicyTestFormat
{
    public void Write(IReadOnlyList<PolicyTestSuite> suites, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("passed", suites.Sum(suite => suite.Passed));
                json.WriteNumber("failed", suites.Sum(suite => suite.Failed));
                json.WriteStartArray("cases");
                foreach (PolicyTestSuite suite in suites)
                {
                    foreach (PolicyTestResult result in suite.Results)
                    {
                        json.WriteStartObject();
                        json.WriteString("id", result.Id);
                        json.WriteBoolean("passed", result.Passed);
                        json.WritePropertyName("expected");
                        result.Expected.ToJson().WriteTo(json);
                        json.WritePropertyName("actual");
                        result.Actual.ToJson().WriteTo(json);
                        json.WriteString("file", suite.File);
                        if (!result.Passed)
                        {
                            json.WriteTexts("explanation", result.Explanation);
                        }
                        json.WriteEndObject();
                    }
                }
                json.WriteEndArray();
            }
        );
}
