using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>Any value, left as it is for a reader that knows more.</summary>
internal sealed class NodeForm : ValueForm
{
    public override object Placeholder => new LocatedScalar(new SourceText("", "").Start, "", ScalarStyle.Plain);

    public override object Read(LocatedNode node, string path, BindContext context) => node;

    public override JsonObject Describe() => [];

    public override JsonNode? Write(object value) => null;
}
