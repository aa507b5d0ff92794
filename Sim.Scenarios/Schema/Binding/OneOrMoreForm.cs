using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A list, or its one item alone.</summary>
internal sealed class OneOrMoreForm(Type itemType, ValueForm item, ListForm list) : ValueForm
{
    public override object Placeholder => list.Placeholder;

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is LocatedSequence)
        {
            return list.Read(node, path, context);
        }
        Array one = Array.CreateInstance(itemType, 1);
        one.SetValue(item.Read(node, path, context), 0);
        return one;
    }

    public override JsonObject Describe() => new() { ["anyOf"] = new JsonArray(item.Describe(), list.Describe()) };

    public override JsonNode? Write(object value) => null;
}
