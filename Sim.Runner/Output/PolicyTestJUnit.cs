using Sim.Scenarios.PolicyTests;

namespace Sim.Runner.Output;

/// <summary>Policy tests as JUnit XML: one suite per file, one test case per case.</summary>
internal sealed class PolicyTestJUnit : IPolicyTestFormat
{
    public void Write(IReadOnlyList<PolicyTestSuite> suites, TextWriter output) =>
        output.Write(
            JUnitXml.Document(xml =>
            {
                xml.WriteCounts(
                    "sim dns test",
                    suites.Sum(suite => suite.Results.Count),
                    suites.Sum(suite => suite.Failed)
                );
                foreach (PolicyTestSuite suite in suites)
                {
                    xml.WriteStartElement("testsuite");
                    xml.WriteCounts(suite.File, suite.Results.Count, suite.Failed);
                    xml.WriteAttributeString("skipped", "0");
                    foreach (PolicyTestResult result in suite.Results)
                    {
                        xml.WriteCase(
                            Path.GetFileNameWithoutExtension(suite.File),
                            result.Id,
                            result.Passed ? null : Failure(result)
                        );
                    }
                    xml.WriteEndElement();
                }
            })
        );

    private static (string Type, string Message, string Text) Failure(PolicyTestResult result) =>
        (
            "answer",
            $"expected {result.Expected}, answered {result.Actual}",
            $"{result.Case.At}\n{string.Join('\n', result.Explanation)}\n"
        );
}
