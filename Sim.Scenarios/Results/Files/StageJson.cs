using System.Text.Json;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results.Files;

/// <summary>The stages of a migration in <c>summary.json</c>.</summary>
internal static class StageJson
{
    public static void Write(Utf8JsonWriter json, StageOutcome stage)
    {
        json.WriteString("stage", stage.Id);
        json.WriteMeasure("beginSeconds", stage.BeginSeconds);
        json.WriteMeasure("endSeconds", stage.EndSeconds);
        json.WriteString("status", JsonNamingPolicy.KebabCaseLower.ConvertName(stage.Status.ToString()));
        json.WriteBoolean("rolledBack", stage.IsRolledBack);
        if (stage.Replications is var (judged, broken))
        {
            json.WriteNumber("judgedIn", judged);
            json.WriteNumber("brokenIn", broken);
        }
        json.WriteObjects("thresholds", stage.Thresholds, SummaryFile.WriteThreshold);
        json.WriteObjects("causes", stage.Causes, WriteCause);
        if (stage.Busiest is { } busiest)
        {
            json.WriteStartObject("busiest");
            json.WriteString("endpoint", busiest.Endpoint);
            json.WriteString("resource", busiest.Resource);
            json.WriteMeasure("peakRatio", busiest.Peak);
            json.WriteMeasure("beforeRatio", busiest.Before);
            json.WriteEndObject();
        }
        if (stage.MostFailed is { } failures)
        {
            json.WriteStartObject("mostFailed");
            json.WriteString("country", failures.Country);
            json.WriteMeasure("failed", failures.Failed);
            json.WriteMeasure("shareRatio", failures.Share);
            json.WriteString("endpoint", failures.Endpoint);
            json.WriteEndObject();
        }
    }

    private static void WriteCause(Utf8JsonWriter json, ThresholdCause cause)
    {
        json.WriteString("expression", cause.Expression);
        json.WriteString("country", cause.Country);
        json.WriteString("endpoint", cause.Endpoint);
        json.WriteString("resource", cause.Resource);
        json.WriteMeasure("shareRatio", cause.Share);
        json.WriteMeasure("value", cause.Value);
        json.WriteMeasure("before", cause.Before);
        json.WriteObjects(
            "grown",
            cause.Grown,
            static (json, grown) =>
            {
                json.WriteString("country", grown.Country);
                json.WriteMeasure("moreRps", grown.PerSecond);
            }
        );
    }
}
