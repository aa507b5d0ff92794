using System.Text.Json;
using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>One of the words of an enum, in kebab case: <c>great-circle</c>.</summary>
internal sealed class WordForm(Type type) : ValueForm
{
    private readonly string[] _words = [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
    private readonly Array _values = Enum.GetValues(type);

    public override object Placeholder => _values.GetValue(0)!;

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        string expected = _words.Length == 1 ? _words[0] : "one of " + string.Join(", ", _words);
        if (node is not LocatedScalar { IsNull: false } scalar)
        {
            return Refuse(node, path, context, expected);
        }
        int index = Array.IndexOf(_words, scalar.Text);
        if (index >= 0)
        {
            return _values.GetValue(index)!;
        }
        context.Error(
            path,
            node.Location,
            "unknown-word",
            $"{BindContext.Name(path)} is '{scalar.Text}'",
            expected,
            NearestWord.To(scalar.Text, _words)
        );
        return Placeholder;
    }

    public override JsonObject Describe() =>
        new() { ["enum"] = new JsonArray([.. _words.Select(word => JsonValue.Create(word))]) };

    public override JsonNode? Write(object value) => JsonValue.Create(_words[Array.IndexOf(_values, value)]);
}
