using System.Text.Json;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Comparisons;

/// <summary>Every difference as JSON, in the unit of its measure; what cannot be told is null.</summary>
internal static class ComparisonJson
{
    public static void Write(
        IReadOnlyList<ScenarioComparison> comparisons,
        ComparisonSettings settings,
        TextWriter output
    ) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("formatVersion", 1);
                json.WriteNumber("practicalShare", settings.PracticalShare);
                json.WriteNumber("level", settings.Level);
                json.WriteStartArray("comparisons");
                foreach (ScenarioComparison comparison in comparisons)
                {
                    Write(json, comparison);
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, ScenarioComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("baseline", comparison.Baseline);
        json.WriteString("candidate", comparison.Candidate);
        foreach (DifferenceVerdict verdict in Enum.GetValues<DifferenceVerdict>())
        {
            json.WriteNumber(ComparisonText.Word(verdict), comparison.CountOf(verdict));
        }
        Write(json, "moreReplications", comparison.MoreReplications);
        json.WriteStartArray("differences");
        foreach (MeasuredDifference one in comparison.Differences)
        {
            Write(json, one);
        }
        json.WriteEndArray();
        Write(json, "onlyInBaseline", comparison.OnlyInBaseline);
        Write(json, "onlyInCandidate", comparison.OnlyInCandidate);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, MeasuredDifference one)
    {
        json.WriteStartObject();
        json.WriteString("verdict", ComparisonText.Word(one.Verdict));
        WriteKey(json, one.Key);
        Write(json, "baseline", one.Baseline);
        Write(json, "candidate", one.Candidate);
        Write(json, "difference", one.Mean);
        Write(json, "lower", one.Comparison.Difference.Mean.Interval.Lower);
        Write(json, "upper", one.Comparison.Difference.Mean.Interval.Upper);
        Write(json, "margin", one.Comparison.Margin);
        Write(json, "pValue", one.Comparison.PValue);
        Write(json, "varianceRatio", one.Comparison.Difference.VarianceRatio);
        Write(json, "moreReplications", one.Comparison.MoreReplications);
        json.WriteNumber("pairs", one.Pairs);
        json.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter json, MeasureKey key)
    {
        json.WriteString("measure", key.Measure);
        foreach (
            (string name, string? value) in new[]
            {
                ("region", key.Region),
                ("country", key.Country),
                ("endpoint", key.Endpoint),
                ("resource", key.Resource),
            }
        )
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<MeasureKey> keys)
    {
        json.WriteStartArray(name);
        foreach (MeasureKey key in keys)
        {
            json.WriteStartObject();
            WriteKey(json, key);
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
