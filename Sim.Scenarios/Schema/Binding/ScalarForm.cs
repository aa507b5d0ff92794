using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A single value with an optional range.</summary>
internal abstract class ScalarForm<T>(LimitsAttribute? limits) : ValueForm
    where T : IComparable<T>
{
    /// <summary>What to write: "a whole number", "a duration such as 250ms, 45m or 1h30m".</summary>
    protected abstract string Expectation { get; }

    protected LimitsAttribute? Limits => limits;

    public sealed override object Read(LocatedNode node, string path, BindContext context)
    {
        if (node is not LocatedScalar { IsNull: false } scalar)
        {
            return Refuse(node, path, context, Expectation);
        }
        if (!TryRead(scalar, out T value))
        {
            return Explain(scalar, path, context);
        }
        if (!IsWithin(value))
        {
            string name = BindContext.Name(path);
            context.Error(path, node.Location, "out-of-range", $"{name} is {scalar.Text}", limits!.Expectation);
            return Placeholder;
        }
        return value;
    }

    protected abstract bool TryRead(LocatedScalar scalar, out T value);

    /// <summary>Reads a limit in the text form of the type.</summary>
    protected abstract T ReadLimit(string text);

    /// <summary>Reports why the scalar cannot be read.</summary>
    protected abstract object Explain(LocatedScalar scalar, string path, BindContext context);

    public override JsonNode? Write(object value) => JsonValue.Create(value.ToString());

    private bool IsWithin(T value) =>
        limits is null
        || (
            (limits.AtLeast is null || value.CompareTo(ReadLimit(limits.AtLeast)) >= 0)
            && (limits.MoreThan is null || value.CompareTo(ReadLimit(limits.MoreThan)) > 0)
            && (limits.AtMost is null || value.CompareTo(ReadLimit(limits.AtMost)) <= 0)
        );
}
