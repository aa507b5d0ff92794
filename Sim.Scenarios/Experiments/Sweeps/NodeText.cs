using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>A value of a plan in one line, the same for the same value.</summary>
internal static class NodeText
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A single value as it is written; lists and mappings in YAML's flow style.</summary>
    public static string Of(LocatedNode node)
    {
        if (node is LocatedScalar scalar)
        {
            return scalar.IsNull ? "~" : scalar.Text;
        }
        StringBuilder text = new();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>Tells apart what <see cref="Of"/> does not: the text "1" and the number 1.</summary>
    public static string Distinct(LocatedNode node)
    {
        StringBuilder text = new();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LocatedNode node)
    {
        switch (node)
        {
            case LocatedMapping mapping:
                text.Append('{');
                foreach ((int i, LocatedEntry entry) in mapping.Entries.Index())
                {
                    text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? ", " : "")}{Quoted(entry.Key.Text)}: ");
                    Append(text, entry.Value);
                }
                text.Append('}');
                break;
            case LocatedSequence list:
                text.Append('[');
                foreach ((int i, LocatedNode item) in list.Index())
                {
                    text.Append(i > 0 ? ", " : "");
                    Append(text, item);
                }
                text.Append(']');
                break;
            case LocatedScalar { IsNull: true }:
                text.Append('~');
                break;
            case LocatedScalar scalar:
                text.Append(scalar.IsNumber || scalar.IsBoolean ? scalar.Text : Quoted(scalar.Text));
                break;
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, s_readable);
}
