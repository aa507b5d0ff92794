using System.Text.Json.Nodes;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>A number with its unit, with or without quotes.</summary>
internal sealed class QuantityForm<T>(LimitsAttribute? limits) : ScalarForm<T>(limits)
    where T : struct, IQuantity<T>, IComparable<T>
{
    public override object Placeholder => default(T);

    protected override string Expectation => T.Expectation;

    public override JsonObject Describe()
    {
        JsonObject text = new() { ["type"] = "string", ["pattern"] = T.Pattern };
        // A bare number is a number to JSON Schema, though the pattern allows it as text.
        if (T.TryParse("1", out _))
        {
            JsonObject number = new() { ["type"] = "number", ["minimum"] = 0 };
            if (Limits?.AtMost is { } most && ReadLimit(most) is Ratio ratio)
            {
                number["maximum"] = ratio.Value;
            }
            return new JsonObject { ["anyOf"] = new JsonArray(text, number) };
        }
        return T.TryParse("0", out _)
            ? new JsonObject { ["anyOf"] = new JsonArray(text, new JsonObject { ["const"] = 0 }) }
            : text;
    }

    protected override bool TryRead(LocatedScalar scalar, out T value) => T.TryParse(scalar.Text, out value);

    protected override T ReadLimit(string text) =>
        T.TryParse(text, out T value) ? value : throw new FormatException($"'{text}' is not {T.Expectation}");

    protected override object Explain(LocatedScalar scalar, string path, BindContext context)
    {
        string squeezed = string.Concat(scalar.Text.Where(c => !char.IsWhiteSpace(c)));
        context.Error(
            path,
            scalar.Location,
            "wrong-unit",
            $"{BindContext.Name(path)} is '{scalar.Text}'",
            T.Expectation,
            T.TryParse(squeezed, out _) ? squeezed : null
        );
        return Placeholder;
    }
}
