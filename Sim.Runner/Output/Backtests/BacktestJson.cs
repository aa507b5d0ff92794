using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Backtests;

namespace Sim.Runner.Output.Backtests;

/// <summary>Errors by series and fitted values as JSON; ratios, and null for what cannot be told.</summary>
internal static class BacktestJson
{
    /// <param name="before">With the scenario as it is.</param>
    /// <param name="fit">Null: nothing was fitted.</param>
    public static void Write(IReadOnlyList<SeriesBacktest> before, FitResult? fit, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("formatVersion", 1);
                WriteSeries(json, "series", before);
                if (fit is null)
                {
                    return;
                }
                json.WriteNumber("runs", fit.Runs);
                json.WriteBoolean("converged", fit.IsConverged);
                json.WriteStartArray("fitted");
                foreach (FittedParameter one in fit.Parameters)
                {
                    WriteParameter(json, one);
                }
                json.WriteEndArray();
                WriteSeries(json, "seriesFitted", fit.Series);
            }
        );

    private static void WriteParameter(Utf8JsonWriter json, FittedParameter one)
    {
        json.WriteStartObject();
        json.WriteString("field", one.Parameter.Path.Text);
        json.WriteString("scenario", one.Parameter.Present);
        json.WriteString("value", one.Parameter.Text(one.Value));
        Write(json, "number", one.Value);
        Write(json, "lower", one.Interval?.Lower);
        Write(json, "upper", one.Interval?.Upper);
        json.WriteBoolean("atEnd", one.IsAtEnd);
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, string name, IReadOnlyList<SeriesBacktest> series)
    {
        json.WriteStartArray(name);
        foreach (SeriesBacktest one in series)
        {
            json.WriteStartObject();
            json.WriteString("series", one.Observed.Measure);
            json.WriteString("subject", one.Observed.Subject);
            json.WriteNumber("points", one.Modeled.Count);
            if (!one.IsEmpty)
            {
                (SimDuration from, SimDuration to, double error) = one.Worst;
                Write(json, "bias", one.Bias);
                Write(json, "meanAbsolutePercentage", one.MeanAbsolutePercentage);
                Write(json, "p90AbsolutePercentage", one.P90AbsolutePercentage);
                Write(json, "worstFromSeconds", from.TotalSeconds);
                Write(json, "worstToSeconds", to.TotalSeconds);
                Write(json, "worstError", error);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
