using System.Text.Json;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Measurements;

namespace Sim.Runner.Output.Latencies;

/// <summary>The way between two places as JSON: times in milliseconds, lengths in kilometers.</summary>
internal static class RoundTripJson
{
    public static void Write(RoundTripReport report, UserWay? user, TextWriter output) =>
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
                json.WriteNumber("greatCircleKm", Km(report.Path.DirectKilometers));
                json.WriteNumber("fiberKm", Km(report.Path.PathKilometers));
                json.WriteNumber("endsMs", Ms(report.Path.Ends));
                json.WriteNumber("msPer100Km", report.Path.MillisecondsPerHundredKilometers);
                json.WriteStartArray("legs");
                foreach (PathLeg leg in report.Path.Legs)
                {
                    Write(json, report, leg);
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

    private static void Write(Utf8JsonWriter json, RoundTripReport report, PathLeg leg)
    {
        json.WriteStartObject();
        json.WriteString("from", leg.From ?? report.From.Code);
        json.WriteString("to", leg.To ?? report.To.Code);
        json.WriteNumber("greatCircleKm", Km(leg.Kilometers));
        json.WriteNumber("fiberKm", Km(leg.FiberKilometers));
        json.WriteNumber("ms", Ms(report.Path.TimeOf(leg)));
        json.WriteString("route", leg.Route);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UserWay user)
    {
        json.WriteStartObject("user");
        json.WriteString("access", user.Request.Access.Name);
        json.WriteString("protocol", user.Request.Protocol);
        json.WriteNumber("bytes", user.Request.Response.Bytes);
        json.WriteNumber("loss", user.Request.Loss.Value);
        if (user.Edge is { } edge)
        {
            json.WriteString("edge", edge.Code);
        }
        json.WriteNumber("pathMs", Ms(user.Path));
        json.WriteNumber("behindMs", Ms(user.Behind));
        foreach ((_, string key, Transfer median, Transfer p95) in user.Rows)
        {
            json.WriteStartObject(key);
            json.WriteNumber("firstByteP50Ms", Ms(median.FirstByte));
            json.WriteNumber("lastByteP50Ms", Ms(median.LastByte));
            json.WriteNumber("firstByteP95Ms", Ms(p95.FirstByte));
            json.WriteNumber("lastByteP95Ms", Ms(p95.LastByte));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static double Ms(SimDuration duration) => Math.Round(duration.TotalMilliseconds, 3);

    private static double Km(double kilometers) => Math.Round(kilometers, 1);
}
