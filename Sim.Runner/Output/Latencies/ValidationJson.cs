using System.Text.Json;
using Sim.Scenarios.Measurements;

namespace Sim.Runner.Output.Latencies;

/// <summary>A validation as JSON: errors are percentages of the measured value, times milliseconds.</summary>
internal static class ValidationJson
{
    public static void Write(LatencyValidation validation, string model, int worst, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                MeasurementTable table = validation.Table;
                json.WriteString("model", model);
                json.WriteNumber("pairs", validation.Errors.Count);
                json.WriteNumber("medianAbsolutePercentageError", Rounded(validation.MedianPercent));
                json.WriteNumber("p90AbsolutePercentageError", Rounded(validation.P90Percent));
                json.WriteNumber("bias", Rounded(validation.BiasPercent));
                json.WriteNumber("within25Percent", Rounded(validation.Within25Percent));
                json.WriteStartObject("gate");
                json.WriteNumber("medianAbsolutePercentageError", LatencyValidation.MedianGatePercent);
                json.WriteNumber("p90AbsolutePercentageError", LatencyValidation.P90GatePercent);
                json.WriteBoolean("met", validation.MeetsGate);
                json.WriteEndObject();
                json.WriteStartArray("worst");
                foreach (PairError error in validation.Worst.Take(worst))
                {
                    Write(json, error);
                }
                json.WriteEndArray();
                WriteUnknown(json, table);
                json.WriteNumber("unknownRows", table.RowsWithUnknown);
                json.WriteNumber("samePlaceRows", table.RowsWithinPlace);
                json.WriteStartArray("suspicious");
                foreach (PairError error in validation.Suspicious)
                {
                    Write(json, error);
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, PairError error)
    {
        json.WriteStartObject();
        json.WriteString("from", error.Measured.From);
        json.WriteString("to", error.Measured.To);
        json.WriteNumber("measuredMs", Rounded(error.Measured.RoundTrip.TotalMilliseconds));
        json.WriteNumber("predictedMs", Rounded(error.Predicted.TotalMilliseconds));
        json.WriteNumber("errorPercent", Rounded(error.Percent));
        json.WriteNumber("floorMs", Rounded(error.Measured.Floor.TotalMilliseconds));
        json.WriteNumber("line", error.Measured.Line);
        json.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter json, MeasurementTable table)
    {
        json.WriteStartArray("unknown");
        foreach (UnknownPlace unknown in table.Unknown)
        {
            json.WriteStartObject();
            json.WriteString("name", unknown.Name);
            json.WriteString("suggestion", unknown.Suggestion);
            json.WriteNumber("rows", unknown.Rows);
            json.WriteNumber("line", unknown.First.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>To microseconds, and thousandths of a percent.</summary>
    private static double Rounded(double value) => Math.Round(value, 3);
}
