using System.Text.Json;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Plans;

namespace Sim.Runner.Output.Plans;

/// <summary>
/// A plan for scripts: <c>{host, records, at, moves, endpoints, underFailure, ...}</c>. Rates are requests per second,
/// shares and utilizations ratios, times seconds.
/// </summary>
internal static class PlanJson
{
    public static void Write(DnsPlan plan, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteString("host", plan.Host);
                json.WriteBoolean("hasChanges", plan.HasChanges);
                WriteRecords(json, plan);
                json.WriteString("at", plan.At is { } at ? InstantPattern.General.Format(at) : null);
                WriteRate(json, "demandRps", plan.Demand);
                json.WriteStartObject("phaseEndsSeconds");
                json.WriteNumber("now", plan.NowEnds.TotalSeconds);
                json.WriteNumber("afterTtl", plan.AfterTtlEnds.TotalSeconds);
                json.WriteNull("tail");
                json.WriteEndObject();
                json.WriteStartArray("left");
                foreach (LeftShare left in plan.Left)
                {
                    json.WriteStartObject();
                    json.WriteNumber("afterSeconds", left.After.TotalSeconds);
                    json.WriteNumber("share", Rounded(left.Share));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                WriteMoves(json, plan.Moves);
                WriteWeightedShares(json, plan);
                WriteEndpoints(json, plan.Endpoints);
                json.WriteStartArray("underFailure");
                foreach (FailureForecast failure in plan.UnderFailure)
                {
                    json.WriteStartObject();
                    json.WriteString("failure", failure.Failure);
                    json.WriteBoolean("isDifferent", failure.IsDifferent);
                    WriteRate(json, "lostRpsBefore", failure.LostBefore);
                    WriteRate(json, "lostRpsAfter", failure.LostAfter);
                    WriteMoves(json, failure.Moves);
                    WriteEndpoints(json, failure.Endpoints);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteTexts("notes", plan.Notes);
            }
        );

    private static void WriteRecords(Utf8JsonWriter json, DnsPlan plan)
    {
        json.WriteStartArray("records");
        foreach (RecordDifference difference in plan.Records)
        {
            json.WriteStartObject();
            json.WriteString("name", difference.Name);
            json.WriteString("type", difference.Type);
            json.WriteString("setIdentifier", difference.SetIdentifier);
            json.WriteString("before", difference.Before);
            json.WriteString("after", difference.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMoves(Utf8JsonWriter json, IReadOnlyList<UserMove> moves)
    {
        json.WriteStartArray("moves");
        foreach (UserMove move in moves)
        {
            json.WriteStartObject();
            json.WriteString("country", move.Country);
            json.WriteString("network", move.Network);
            json.WriteString("phase", JsonNamingPolicy.CamelCase.ConvertName(move.Phase.ToString()));
            json.WriteString("from", move.From);
            json.WriteString("to", move.To);
            json.WriteNumber("share", Rounded(move.Share));
            WriteRate(json, "rps", move.Rate);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWeightedShares(Utf8JsonWriter json, DnsPlan plan)
    {
        json.WriteStartArray("weightedShares");
        foreach (WeightedShare share in plan.WeightedShares)
        {
            json.WriteStartObject();
            json.WriteString("country", share.Country);
            json.WriteString("endpoint", share.Endpoint);
            json.WriteNumber("level", ShareBand.Level);
            WriteBand(json, "before", share.Before);
            WriteBand(json, "after", share.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteBand(Utf8JsonWriter json, string name, ShareBand band)
    {
        json.WriteStartObject(name);
        json.WriteNumber("share", Rounded(band.Expected));
        json.WriteNumber("low", Rounded(band.Low));
        json.WriteNumber("high", Rounded(band.High));
        json.WriteEndObject();
    }

    private static void WriteEndpoints(Utf8JsonWriter json, IReadOnlyList<EndpointForecast> endpoints)
    {
        json.WriteStartArray("endpoints");
        foreach (EndpointForecast endpoint in endpoints)
        {
            json.WriteStartObject();
            json.WriteString("endpoint", endpoint.Endpoint);
            WriteRate(json, "rpsBefore", endpoint.Before);
            WriteRate(json, "rpsAfter", endpoint.After);
            WriteRatio(json, "peakUtilization", endpoint.PeakUtilization);
            WriteRatio(json, "peakUtilizationBefore", endpoint.PeakUtilizationBefore);
            WriteRatio(json, "readyUtilization", endpoint.ReadyUtilization);
            json.WriteString("limit", endpoint.Limit.Length > 0 ? endpoint.Limit : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRate(Utf8JsonWriter json, string name, RequestRate rate) =>
        json.WriteNumber(name, Rounded(rate.PerSecond));

    private static void WriteRatio(Utf8JsonWriter json, string name, double? ratio)
    {
        if (ratio is { } value && double.IsFinite(value))
        {
            json.WriteNumber(name, Rounded(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // More digits than anyone believes, and none that an order of additions decides.
    private static double Rounded(double value) => Math.Round(value, 6);
}
