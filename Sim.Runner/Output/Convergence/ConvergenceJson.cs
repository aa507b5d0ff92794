using System.Text.Json;
using Sim.Scenarios.Convergence;

namespace Sim.Runner.Output.Convergence;

/// <summary>The figures of every change as JSON; times are seconds since the change, losses seconds per network
/// (null: nobody arrives).</summary>
internal static class ConvergenceJson
{
    public static void Write(ConvergenceReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("ases", report.Networks);
                json.WriteNumber("links", report.Links);
                json.WriteStartArray("origins");
                foreach (uint origin in report.Origins)
                {
                    json.WriteNumberValue(origin);
                }
                json.WriteEndArray();
                json.WriteNumber("mraiSeconds", report.Settings.Mrai.TotalSeconds);
                json.WriteNumber("mraiJitter", report.Settings.MraiJitter);
                json.WriteBoolean("senderSideLoopDetection", report.Settings.SenderSideLoopDetection);
                json.WriteBoolean("rateLimitedWithdrawals", report.Settings.RateLimitedWithdrawals);
                json.WriteString("damping", report.Settings.Damping);
                json.WriteNumber("detectionSeconds", report.Settings.Detection.TotalSeconds);
                json.WriteNumber("seed", report.Seed);
                json.WriteStartArray("changes");
                foreach (ConvergencePhase phase in report.Phases)
                {
                    Write(json, phase);
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, ConvergencePhase phase)
    {
        json.WriteStartObject();
        json.WriteString("change", phase.Change);
        json.WriteBoolean("converged", phase.IsConverged);
        json.WriteNumber("settledSeconds", phase.Settled.TotalSeconds);
        WriteSeconds(json, "halfSeconds", phase.Half?.TotalSeconds);
        WriteSeconds(json, "nineInTenSeconds", phase.NineInTen?.TotalSeconds);
        json.WriteNumber("lastMessageSeconds", phase.LastMessage.TotalSeconds);
        json.WriteNumber("announcements", phase.Announcements);
        json.WriteNumber("withdrawals", phase.Withdrawals);
        json.WriteNumber("routeChanges", phase.RouteChanges);
        json.WriteNumber("reached", phase.Reached);
        json.WriteNumber("lost", phase.Lost);
        WriteSeconds(json, "meanDroppedSeconds", phase.MeanDroppedSeconds);
        WriteSeconds(json, "mostDroppedSeconds", phase.MostDroppedSeconds);
        json.WriteNumber("meanLoopingSeconds", phase.MeanLoopingSeconds);
        json.WriteNumber("mostLoopingSeconds", phase.MostLoopingSeconds);
        if (phase.Cycle is { } cycle)
        {
            json.WriteStartObject("oscillation");
            json.WriteTexts("networks", cycle.Networks);
            WriteSeconds(json, "periodSeconds", cycle.Period?.TotalSeconds);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, double? seconds)
    {
        if (seconds is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
