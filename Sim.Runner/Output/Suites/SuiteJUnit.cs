using System.Globalization;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results;

namespace Sim.Runner.Output.Suites;

/// <summary>
/// A suite's verdict as JUnit XML: a test suite per case, a test per demand, and one for the baseline.
/// </summary>
internal static class SuiteJUnit
{
    public static string Of(SuiteReport report) =>
        JUnitXml.Document(xml =>
        {
            xml.WriteCounts(report.Suite.Name, report.Cases.Sum(Tests), report.Cases.Sum(Failures));
            foreach (CaseReport one in report.Cases)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteCounts(one.Run.Case.Id, Tests(one), Failures(one));
                xml.WriteAttributeString("skipped", "0");
                foreach (ThresholdVerdict verdict in one.Run.Thresholds)
                {
                    SuiteFinding? finding = one.Findings.FirstOrDefault(found => found.Threshold == verdict);
                    xml.WriteCase(one.Run.Case.Id, verdict.Expression, finding is null ? null : Failure([finding]));
                }
                SuiteFinding[] against = [.. Against(one)];
                xml.WriteCase(one.Run.Case.Id, "against the baseline", against.Length == 0 ? null : Failure(against));
                xml.WriteEndElement();
            }
        });

    private static int Tests(CaseReport one) => one.Run.Thresholds.Count + 1;

    private static int Failures(CaseReport one) =>
        one.Run.Thresholds.Count(verdict => !verdict.Passed) + (Against(one).Any() ? 1 : 0);

    private static IEnumerable<SuiteFinding> Against(CaseReport one) =>
        one.Findings.Where(finding => finding.Threshold is null);

    private static (string Type, string Message, string Text) Failure(SuiteFinding[] findings)
    {
        string more =
            findings.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $", and {findings.Length - 1} more") : "";
        return (
            SuiteText.Code(findings[0].Kind),
            SuiteText.Sentence(findings[0]) + more,
            string.Concat(findings.Select(one => $"{SuiteText.Sentence(one)}\n  {one.Remedy}\n"))
        );
    }
}
