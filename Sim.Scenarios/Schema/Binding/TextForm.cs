using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// A text. Without quotes it must not look like a number or a truth value: other readers of the same file, editors with
/// the JSON Schema among them, would take it for one.
/// </summary>
internal sealed class TextForm(TextFormAttribute? form) : ScalarForm<string>(null)
{
    private readonly Regex? _pattern = form is null ? null : new Regex(form.Pattern, RegexOptions.CultureInvariant);

    public override object Placeholder => "";

    protected override string Expectation => form?.Expectation ?? "text";

    public override JsonObject Describe()
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (form is not null)
        {
            schema["pattern"] = form.Pattern;
        }
        return schema;
    }

    protected override bool TryRead(LocatedScalar scalar, out string value)
    {
        value = scalar.Text;
        return scalar is { IsNumber: false, IsBoolean: false } && Fits(value);
    }

    protected override string ReadLimit(string text) => throw new NotSupportedException("A text has no range.");

    protected override object Explain(LocatedScalar scalar, string path, BindContext context)
    {
        string name = BindContext.Name(path);
        if (scalar.IsNumber || scalar.IsBoolean)
        {
            context.Error(
                path,
                scalar.Location,
                "wrong-kind",
                $"{name} is {(scalar.IsNumber ? "a number" : "a truth value")} when written without quotes",
                Expectation,
                Fits(scalar.Text) ? $"\"{scalar.Text}\"" : null
            );
            return Placeholder;
        }
        string head = scalar.Text.Split(' ', '/')[0];
        string? nearest = form!.Words.Contains(head) ? null : NearestWord.To(head, form.Words);
        context.Error(path, scalar.Location, "wrong-form", $"{name} is '{scalar.Text}'", Expectation, nearest);
        return Placeholder;
    }

    // In .NET a $ also matches before a last line feed.
    private bool Fits(string text) => _pattern is null || (_pattern.IsMatch(text) && !text.EndsWith('\n'));
}
