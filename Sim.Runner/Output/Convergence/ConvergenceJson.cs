using System.Text.Json;
using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp;

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
                foreach (Asn origin in report.Origins)
                {
                    json.WriteNumberValue(origin.Value);
                }
                json.WriteEndArray();
                json.WriteNumber("mraiSeconds", report.Options.Mrai.TotalSeconds);
                json.WriteNumber("mraiJitter", report.Options.MraiJitter);
                json.WriteBoolean("senderSideLoopDetection", report.Options.SenderSideLoopDetection);
                json.WriteBoolean("rateLimitedWithdrawals", report.Options.RateLimitWithdrawals);
                json.WriteBoolean("damping", report.Options.Damping is not null);
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
        ConvergenceResult result = phase.Result;
        json.WriteStartObject();
        json.WriteString("change", phase.Change);
        json.WriteBoolean("converged", result.IsConverged);
        json.WriteNumber("settledSeconds", result.Settled.TotalSeconds);
        json.WriteNumber("lastMessageSeconds", result.LastMessage.TotalSeconds);
        json.WriteNumber("announcements", result.Announcements);
        json.WriteNumber("withdrawals", result.Withdrawals);
        json.WriteNumber("routeChanges", result.RouteChanges);
        json.WriteNumber("reached", phase.Reached);
        WriteSeconds(json, "meanDroppedSeconds", phase.MeanDroppedSeconds);
        WriteSeconds(json, "mostDroppedSeconds", phase.MostDroppedSeconds);
        json.WriteNumber("meanLoopingSeconds", phase.MeanLoopingSeconds);
        json.WriteNumber("mostLoopingSeconds", phase.MostLoopingSeconds);
        if (result.Oscillation is { } oscillation)
        {
            json.WriteStartObject("oscillation");
            json.WriteTexts("networks", oscillation.Speakers.Select(one => one.Name));
            WriteSeconds(json, "periodSeconds", oscillation.Period?.TotalSeconds);
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
