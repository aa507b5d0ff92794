using System.Text.Json;
using Sim.Runner.Output.Comparisons;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results;

namespace Sim.Runner.Output.Suites;

/// <summary>A suite's verdict as JSON: every case, demand and difference.</summary>
internal static class SuiteJson
{
    public static void Write(SuiteReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("formatVersion", 1);
                json.WriteString("suite", report.Suite.Name);
                json.WriteString("outcome", SuiteText.Word(report.Outcome));
                json.WriteString("model", report.Model);
                json.WriteString("baselineModel", report.Baseline?.Model);
                json.WriteNumber("practicalShare", report.Suite.Practical.Value);
                json.WriteNumber("level", report.Suite.Level.Value);
                json.WriteTexts("onlyInBaseline", report.Stale);
                json.WriteStartArray("cases");
                foreach (CaseReport one in report.Cases)
                {
                    Write(json, one);
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, CaseReport one)
    {
        json.WriteStartObject();
        json.WriteString("case", one.Run.Case.Id);
        json.WriteString("outcome", SuiteText.Word(one.Outcome));
        json.WriteBoolean("unchanged", one.Run.IsUnchanged);
        json.WriteString("inputs", one.Run.Hash);
        json.WriteNumber("replications", one.Run.Replicates.Count);
        json.WriteStartArray("thresholds");
        foreach (ThresholdVerdict verdict in one.Run.Thresholds)
        {
            json.WriteStartObject();
            json.WriteString("expression", verdict.Expression);
            json.WriteBoolean("passed", verdict.Passed);
            json.WriteBoolean("inconclusive", verdict.Inconclusive);
            json.WriteString("actual", verdict.Actual);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (SuiteFinding finding in one.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", SuiteText.Code(finding.Kind));
            json.WriteString("message", SuiteText.Sentence(finding));
            json.WriteString("remedy", finding.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (MeasuredDifference difference in one.Comparison?.Differences ?? [])
        {
            ComparisonJson.Write(json, difference);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
