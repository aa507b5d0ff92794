using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary><c>true</c> or <c>false</c>, written without quotes.</summary>
internal sealed class SwitchForm : ValueForm
{
    private const string Expectation = "true or false";

    public override object Placeholder => false;

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is LocatedScalar { IsBoolean: true } scalar)
        {
            return scalar.Text is "true" or "True" or "TRUE";
        }
        if (node is not LocatedScalar { IsNull: false } other)
        {
            return Refuse(node, path, context, Expectation);
        }
        string found = $"{BindContext.Name(path)} is '{other.Text}'";
        string? nearest = NearestWord.To(other.Text, ["true", "false"]);
        context.Error(path, node.Location, "wrong-kind", found, Expectation, nearest);
        return Placeholder;
    }

    public override JsonObject Describe() => new() { ["type"] = "boolean" };

    public override JsonNode? Write(object value) => JsonValue.Create((bool)value);
}
