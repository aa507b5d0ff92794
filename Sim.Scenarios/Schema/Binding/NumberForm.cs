using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// A number without unit: <see cref="int"/>, <see cref="ulong"/> or <see cref="double"/>, written without quotes.
/// </summary>
internal sealed class NumberForm<T>(LimitsAttribute? limits) : ScalarForm<T>(limits)
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static bool IsWhole => typeof(T) != typeof(double);

    public override object Placeholder => T.One;

    protected override string Expectation =>
        (IsWhole ? "a whole number" : "a number") + (Limits is not null ? " of " + Limits.Expectation : RangeOfType);

    private static string RangeOfType =>
        IsWhole
            ? string.Create(CultureInfo.InvariantCulture, $" of at least {T.MinValue} and at most {T.MaxValue}")
            : "";

    public override JsonObject Describe()
    {
        JsonObject schema = new() { ["type"] = IsWhole ? "integer" : "number" };
        AddBound(schema, "minimum", Limits?.AtLeast ?? (typeof(T) == typeof(ulong) ? "0" : null));
        AddBound(schema, "exclusiveMinimum", Limits?.MoreThan);
        AddBound(schema, "maximum", Limits?.AtMost);
        return schema;
    }

    public override JsonNode? Write(object value) => JsonValue.Create((T)value);

    protected override bool TryRead(LocatedScalar scalar, out T value)
    {
        value = T.Zero;
        return scalar.IsNumber
            && T.TryParse(
                scalar.Text,
                IsWhole ? NumberStyles.AllowLeadingSign : NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out value
            )
            && T.IsFinite(value);
    }

    protected override T ReadLimit(string text) => T.Parse(text, CultureInfo.InvariantCulture);

    protected override object Explain(LocatedScalar scalar, string path, BindContext context)
    {
        string name = BindContext.Name(path);
        bool onlyQuoted =
            scalar.Style != ScalarStyle.Plain
            && T.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        string message =
            onlyQuoted ? $"{name} is text because of its quotes"
            : scalar.IsNumber ? $"{name} is {scalar.Text}, which is no {(IsWhole ? "whole number" : "number")} in range"
            : $"{name} is '{scalar.Text}'";
        string code = scalar.IsNumber ? "out-of-range" : "wrong-kind";
        context.Error(path, scalar.Location, code, message, Expectation, onlyQuoted ? scalar.Text : null);
        return Placeholder;
    }

    private static void AddBound(JsonObject schema, string word, string? bound)
    {
        if (bound is not null)
        {
            schema[word] = JsonValue.Create(T.Parse(bound, CultureInfo.InvariantCulture));
        }
    }
}
