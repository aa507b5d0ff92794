using System.Text.Json;
using Sim.Scenarios.Experiments.Capacities;

namespace Sim.Runner.Output.Capacities;

/// <summary>The answer and every value that was tried as JSON; what cannot be told is null.</summary>
internal static class CapacityJson
{
    public static void Write(CapacityResult result, bool wantsMost, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("formatVersion", 1);
                json.WriteString("answer", Outcome(result));
                json.WriteString("text", CapacityText.Answer(result, wantsMost));
                json.WriteNumber("level", result.Settings.Level);
                json.WriteNumber("replications", result.Replications);
                WritePoint(json, "value", result, result.Answer);
                json.WriteStartArray("shownToFail");
                foreach (TriedCapacity? before in result.Before)
                {
                    WritePoint(json, null, result, before);
                }
                json.WriteEndArray();
                json.WritePropertyName("binding");
                WriteCondition(json, result.Binding);
                json.WriteTexts("notes", CapacityText.Sentences(result, wantsMost));
                json.WriteStartArray("tried");
                foreach (TriedCapacity tried in result.Tried)
                {
                    WriteTried(json, result, tried);
                }
                json.WriteEndArray();
            }
        );

    /// <summary><c>found</c>, <c>gap</c>, <c>impossible</c>, <c>inconclusive</c> or <c>interrupted</c>.</summary>
    private static string Outcome(CapacityResult result) =>
        result.IsInterrupted ? "interrupted"
        : result.IsImpossible ? "impossible"
        : result.Answer is null ? "inconclusive"
        : result.IsClosed ? "found"
        : "gap";

    private static void WritePoint(Utf8JsonWriter json, string? name, CapacityResult result, TriedCapacity? tried)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }
        if (tried is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        foreach ((CapacityAxis axis, string value) in result.Axes.Zip(tried.Values))
        {
            json.WriteString(axis.Path.Text, value);
        }
        json.WriteEndObject();
    }

    private static void WriteTried(Utf8JsonWriter json, CapacityResult result, TriedCapacity tried)
    {
        json.WriteStartObject();
        WritePoint(json, "value", result, tried);
        json.WriteString("verdict", Word(tried.Verdict));
        json.WriteNumber("replications", tried.Replications);
        json.WriteStartArray("conditions");
        foreach (JudgedCondition condition in tried.Conditions)
        {
            WriteCondition(json, condition);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, JudgedCondition? condition)
    {
        if (condition is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("under", condition.Case);
        json.WriteString("threshold", condition.Threshold);
        json.WriteString("verdict", Word(condition.Verdict));
        Write(json, "value", condition.Value);
        Write(json, "lower", condition.Interval?.Lower);
        Write(json, "upper", condition.Interval?.Upper);
        Write(json, "margin", condition.Margin);
        json.WriteNumber("replications", condition.Replications);
        json.WriteEndObject();
    }

    private static string Word(CapacityVerdict verdict) => CapacityText.Word(verdict).ToLowerInvariant();

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
