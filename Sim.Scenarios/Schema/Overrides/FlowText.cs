using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>A value of a file in one line of YAML, the same however it was laid out.</summary>
internal static class FlowText
{
    public static string Of(LocatedNode node)
    {
        var text = new StringBuilder();
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
                    text.Append(i > 0 ? ", " : "");
                    Append(text, entry.Key);
                    text.Append(": ");
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
            case LocatedScalar scalar:
                text.Append(IsPlain(scalar) ? scalar.Text : Quoted(scalar.Text));
                break;
        }
    }

    private static bool IsPlain(LocatedScalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Text.IndexOfAny([',', '[', ']', '{', '}']) < 0;

    /// <summary>JSON's quotes and escapes are YAML's, too.</summary>
    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
