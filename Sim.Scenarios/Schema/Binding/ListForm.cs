using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A list of values of one form.</summary>
internal sealed class ListForm(Type itemType, ValueForm item, ItemsAttribute? items) : ValueForm
{
    // Some checks compare every item with every other.
    private const int Most = 1_000;

    public override object Placeholder => Array.CreateInstance(itemType, 0);

    public override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is not LocatedSequence sequence)
        {
            return Refuse(node, path, context, "a list");
        }
        if (sequence.Count > Most)
        {
            context.Error(
                path,
                node.Location,
                "wrong-count",
                $"{BindContext.Name(path)} has {Items(sequence.Count)}",
                $"at most {Items(Most)}"
            );
            return Placeholder;
        }
        if (items is not null && (sequence.Count < items.AtLeast || sequence.Count > items.AtMost))
        {
            context.Error(
                path,
                node.Location,
                "wrong-count",
                $"{BindContext.Name(path)} has {Items(sequence.Count)}",
                items.AtLeast == items.AtMost ? $"exactly {Items(items.AtLeast)}"
                    : items.AtMost == int.MaxValue ? $"at least {Items(items.AtLeast)}"
                    : $"{items.AtLeast} to {Items(items.AtMost)}"
            );
        }
        Array read = Array.CreateInstance(itemType, sequence.Count);
        for (int i = 0; i < sequence.Count; i++)
        {
            read.SetValue(item.Read(sequence[i], $"{path}[{i}]", context), i);
        }
        return read;
    }

    public override JsonObject Describe()
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = item.Describe() };
        if (items is { AtLeast: > 0 })
        {
            schema["minItems"] = items.AtLeast;
        }
        if (items is { AtMost: < int.MaxValue })
        {
            schema["maxItems"] = items.AtMost;
        }
        return schema;
    }

    public override JsonNode? Write(object value) => null;

    private static string Items(int count) => count == 1 ? "1 item" : $"{count} items";
}
