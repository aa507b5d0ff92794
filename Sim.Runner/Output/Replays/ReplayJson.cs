using System.Text.Json;
using Sim.Scenarios.Replay;

namespace Sim.Runner.Output.Replays;

/// <summary>The figures of replays as JSON; times are seconds since the begin of the trace.</summary>
internal static class ReplayJson
{
    public static void Write(ReplayReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteString("trace", report.TraceName);
                json.WriteNumber("seconds", report.Trace.Length.TotalSeconds);
                json.WriteNumber("peakRps", report.Trace.Peak.PerSecond);
                json.WriteNumber("seed", report.Options.Seed);
                json.WriteStartArray("replays");
                foreach (ReplayResult result in report.Results)
                {
                    Write(json, result);
                }
                json.WriteEndArray();
                json.WriteTexts("remarks", report.Remarks);
            }
        );

    private static void Write(Utf8JsonWriter json, ReplayResult result)
    {
        json.WriteStartObject();
        json.WriteString("manifest", result.Name);
        json.WriteNumber("podCapacityRps", result.PodCapacity.PerSecond);
        json.WriteNumber("leastDesired", result.LeastDesired);
        json.WriteNumber("mostDesired", result.MostDesired);
        json.WriteNumber("requests", result.Requests);
        json.WriteNumber("unmetRequests", result.UnmetRequests);
        json.WriteNumber("unmetShare", result.UnmetShare.Value);
        json.WriteNumber("shortSeconds", result.Short.TotalSeconds);
        json.WriteNumber("meanUtilization", result.MeanUtilization.Value);
        json.WriteNumber("podHours", result.PodHours);
        json.WriteNumber("nodeHours", result.NodeHours);
        if (result.CostUsd is { } usd)
        {
            json.WriteNumber("costUsd", usd);
        }
        else
        {
            json.WriteNull("costUsd");
        }
        json.WriteNumber("reversalsInWorstHour", result.ReversalsInWorstHour);
        json.WriteBoolean("oscillates", result.Oscillates);
        json.WriteStartArray("decisions");
        foreach (ReplayDecision step in result.Decisions)
        {
            json.WriteStartObject();
            json.WriteNumber("at", step.At.TotalSeconds);
            json.WriteNumber("from", step.From);
            json.WriteNumber("to", step.To);
            json.WriteString("reason", step.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
