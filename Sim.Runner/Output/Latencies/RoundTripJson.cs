using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Measurements;

namespace Sim.Runner.Output.Latencies;

/// <summary>The way between two places as JSON: times in milliseconds, lengths in kilometers.</summary>
internal static class RoundTripJson
{
    public static void Write(RoundTripReport report, UserReport? user, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                Write(json, "from", report.From);
                Write(json, "to", report.To);
                json.WriteString("model", report.Model);
                json.WriteNumber("roundTripMs", Ms(report.Measured ?? report.Predicted));
                json.WriteNumber("predictedMs", Ms(report.Predicted));
                if (report.Measured is { } measured)
                {
                    json.WriteNumber("measuredMs", Ms(measured));
                }
                json.WriteNumber("floorMs", Ms(report.Floor));
                json.WriteNumber("greatCircleKm", Km(report.Kilometers));
                json.WriteNumber("fiberKm", Km(report.FiberKilometers));
                json.WriteNumber("endsMs", Ms(report.Ends));
                json.WriteNumber("msPer100Km", report.MillisecondsPerHundredKilometers);
                json.WriteStartArray("legs");
                foreach (WayLeg leg in report.Legs)
                {
                    Write(json, leg);
                }
                json.WriteEndArray();
                if (user is not null)
                {
                    Write(json, user);
                }
            }
        );

    private static void Write(Utf8JsonWriter json, string name, Place place)
    {
        json.WriteStartObject(name);
        json.WriteString("place", place.Code);
        json.WriteNumber("latitude", place.Point.LatitudeDegrees);
        json.WriteNumber("longitude", place.Point.LongitudeDegrees);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WayLeg leg)
    {
        json.WriteStartObject();
        json.WriteString("from", leg.From);
        json.WriteString("to", leg.To);
        json.WriteNumber("greatCircleKm", Km(leg.Kilometers));
        json.WriteNumber("fiberKm", Km(leg.FiberKilometers));
        json.WriteNumber("ms", Ms(leg.Adds));
        json.WriteString("route", leg.Route);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UserReport user)
    {
        json.WriteStartObject("user");
        json.WriteString("access", user.Access);
        json.WriteString("protocol", user.Protocol);
        json.WriteNumber("bytes", user.Response.Bytes);
        json.WriteNumber("loss", user.Loss.Value);
        if (user.Edge is { } edge)
        {
            json.WriteString("edge", edge.Code);
        }
        json.WriteNumber("pathMs", Ms(user.Path));
        json.WriteNumber("behindMs", Ms(user.Behind));
        Write(json, "new", user.Fresh);
        Write(json, "open", user.Open);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ByteTimes times)
    {
        json.WriteStartObject(name);
        json.WriteNumber("firstByteP50Ms", Ms(times.FirstP50));
        json.WriteNumber("lastByteP50Ms", Ms(times.LastP50));
        json.WriteNumber("firstByteP95Ms", Ms(times.FirstP95));
        json.WriteNumber("lastByteP95Ms", Ms(times.LastP95));
        json.WriteEndObject();
    }

    private static double Ms(SimDuration duration) => Math.Round(duration.TotalMilliseconds, 3);

    private static double Km(double kilometers) => Math.Round(kilometers, 1);
}
