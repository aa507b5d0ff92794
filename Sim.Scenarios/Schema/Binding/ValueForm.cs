using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// How the values of one type are written in a scenario file: reads them, and describes them as JSON Schema.
/// </summary>
internal abstract class ValueForm
{
    /// <summary>Stands in for a value that is missing or wrong, so that the other checks can run.</summary>
    public abstract object Placeholder { get; }

    /// <summary>Reads the value; reports what is wrong and returns a placeholder then.</summary>
    /// <param name="path">The place in the document, such as <c>sites[0].blades</c>.</param>
    public abstract object Read(LocatedNode node, string path, BindContext context);

    /// <summary>The JSON Schema of the values.</summary>
    public abstract JsonObject Describe();

    /// <summary>A value as it would be written; null when it is no single value.</summary>
    public abstract JsonNode? Write(object value);

    protected object Refuse(LocatedNode node, string path, BindContext context, string expected)
    {
        string name = BindContext.Name(path);
        if (node is LocatedScalar { IsNull: true })
        {
            context.Error(path, node.Location, "missing-value", $"{name} has no value", expected);
        }
        else
        {
            context.Error(path, node.Location, "wrong-kind", $"{name} is {node.Kind}", expected);
        }
        return Placeholder;
    }
}
